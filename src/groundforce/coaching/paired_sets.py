"""One prescription against the sets done for it: in order, warm-ups left out, left and right together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundforce.evidence import parameter
from groundforce.training.log import PairedExercise, PairedSet, Shortfall
from groundforce.training.plan import Bodyweight, Kilograms, PercentOfMaximum, Prescription, SetPrescription
from groundforce.training.strength import FeltPain, PerformedSet, Side

ONE_SIDED = frozenset({Side.LEFT, Side.RIGHT})


def paired_exercise(
    prescription: Prescription,
    exercise: str | None,
    done: Sequence[PerformedSet],
    maxima: Mapping[str, float],
    pain: tuple[FeltPain, ...] = (),
) -> PairedExercise:
    """A prescription with the work sets ``done`` for it, in order; more of them than planned are ``beyond``.

    ``maxima`` are 1RM [kg] by exercise id, for loads given as a share. The load of another exercise done
    in its place is not compared.
    """
    planned = prescription.work_sets
    swapped = exercise is not None and exercise != prescription.exercise
    maximum = maxima.get(prescription.exercise)
    loads = [None if swapped else asked_load(one, maximum) for one in planned]
    groups = sided(done) if all(one.side not in ONE_SIDED for one in planned) else [(one,) for one in done]
    rows: list[PairedSet] = []
    for one, load in zip(planned, loads, strict=True):
        group = _next(one, groups)
        met, topped = (_reached(one, group, load, top) for top in (False, True))
        rows.append(PairedSet(one, group, met, topped))
    beyond = tuple(one for group in groups for one in group)
    return PairedExercise(prescription, exercise, tuple(rows), beyond, _shortfall(rows, loads), pain)


def sided(done: Sequence[PerformedSet]) -> list[tuple[PerformedSet, ...]]:
    """Sets in order, each left one together with the right one that belongs to it.

    >>> left = PerformedSet("Step-up", reps=8, side=Side.LEFT)
    >>> right = PerformedSet("Step-up", reps=8, side=Side.RIGHT)
    >>> [len(group) for group in sided([left, left, right, right])]
    [2, 2]
    """
    groups: list[list[PerformedSet]] = []
    for one in done:
        waiting = [
            group
            for group in groups
            if len(group) == 1 and {group[0].side, one.side} == ONE_SIDED
        ]  # fmt: skip
        if waiting:
            waiting[0].append(one)
        else:
            groups.append([one])
    return [tuple(group) for group in groups]


def without_ramps(done: Sequence[PerformedSet], planned: int) -> list[PerformedSet]:
    """Work sets: those marked as warm-up go, and lighter first ones where more were done than planned."""
    work = [one for one in done if not one.warm_up]
    loads = [one.load for one in work if one.load is not None]
    most = max(loads, default=0.0)
    share = parameter("pairing_ramp_share").value
    while len(sided(work)) > planned and most > 0.0:
        first = work[0].load
        if first is None or first >= share * most:
            break
        work = work[1:]
    return work


def asked_load(one: SetPrescription, maximum: float | None) -> float | None:
    """The load [kg] a set asks for; None where none is told in kg (a band, or to be found by feel).

    >>> from groundforce.training.plan import SetKind
    >>> asked_load(SetPrescription(SetKind.WORK, (5, 5), load=PercentOfMaximum(80.0)), 100.0)
    80.0
    """
    if isinstance(one.load, Kilograms):
        return one.load.kg
    if isinstance(one.load, Bodyweight):
        return one.load.added
    if isinstance(one.load, PercentOfMaximum) and maximum is not None:
        return one.load.percent * maximum / 100.0
    return None


def _next(planned: SetPrescription, groups: list[tuple[PerformedSet, ...]]) -> tuple[PerformedSet, ...]:
    """Take the next group that is on the planned side; empty where none is left."""
    for number, group in enumerate(groups):
        if planned.side not in ONE_SIDED or group[0].side in {planned.side, Side.EACH, None}:
            return groups.pop(number)
    return ()


def _reached(
    planned: SetPrescription, group: tuple[PerformedSet, ...], load: float | None, top: bool
) -> bool:
    """Whether a set was reached on every side it was for."""
    if not group or _half(planned, group):
        return False
    amounts = (_lacking(planned, one, top) == (0, 0.0, 0) for one in group)
    return all(amounts) and all(load is None or _lifted(one, load) for one in group)


def _half(planned: SetPrescription, group: tuple[PerformedSet, ...]) -> bool:
    """Whether one side of a set for each side is missing."""
    return planned.side not in ONE_SIDED and len(group) == 1 and group[0].side in ONE_SIDED


def _lifted(one: PerformedSet, load: float) -> bool:
    return one.load is not None and one.load >= load - slack(load)


def slack(load: float) -> float:
    """How much lighter [kg] a load may be and still be the one asked for."""
    share = parameter("pairing_load_slack_share").value * abs(load)
    return max(parameter("pairing_load_slack").value, share)


def _lacking(planned: SetPrescription, one: PerformedSet, top: bool = False) -> tuple[int, float, int]:
    """Reps [-], seconds [s], contacts [-] a set lacks of what was asked."""
    reps = 0 if planned.reps is None else planned.reps[1 if top else 0]
    return (
        max(0, reps - (one.reps or 0)),
        max(0.0, (planned.seconds or 0.0) - (one.seconds or 0.0)),
        max(0, (planned.contacts or 0) - _contacts(one)),
    )


def _contacts(one: PerformedSet) -> int:
    """Foot contacts; jumps logged as repetitions count one each."""
    if one.contacts is not None:
        return one.contacts
    return 0 if one.reps is None else one.reps


def _shortfall(rows: Sequence[PairedSet], loads: Sequence[float | None]) -> Shortfall:
    missing = sum(not row.done or _half(row.planned, row.done) for row in rows)
    lacking = [_worst(row) for row in rows if row.done]
    pairs = [
        (one, load) for row, load in zip(rows, loads, strict=True) if load is not None for one in row.done
    ]
    lighter = [load - one.load for one, load in pairs if one.load is not None and not _lifted(one, load)]
    return Shortfall(
        sets=missing,
        reps=sum(one[0] for one in lacking),
        seconds=sum(one[1] for one in lacking),
        contacts=sum(one[2] for one in lacking),
        load=max(lighter, default=0.0),
        unknown=sum(one.load is None for one, _load in pairs),
    )


def _worst(row: PairedSet) -> tuple[int, float, int]:
    """What the weaker side lacks."""
    sides = [_lacking(row.planned, one) for one in row.done]
    return max(one[0] for one in sides), max(one[1] for one in sides), max(one[2] for one in sides)
