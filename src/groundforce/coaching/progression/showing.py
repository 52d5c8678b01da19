"""What a day showed of one exercise: the sets done, the weaker side of each, beside what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from groundforce.coaching.slips import believed_load
from groundforce.evidence import parameter
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired, PairedExercise, PairedSet
from groundforce.training.plan import Kilograms, Prescription, SetPrescription
from groundforce.training.strength import PerformedSet


@dataclass(frozen=True)
class DoneSet:
    """One set asked for and what was done of it, the weaker side where there were two.

    ``amount`` reps, seconds [s] or contacts [-]; ``load`` kg, None where not logged; ``felt`` reps left.
    """

    asked: SetPrescription
    amount: float
    load: float | None
    felt: float | None

    @property
    def least(self) -> float:
        """The amount that meets the set: the low end of its reps."""
        return _amount(self.asked, top=False)

    @property
    def most(self) -> float:
        """The top of its reps; for holds and jumps the same as :attr:`least`."""
        return _amount(self.asked, top=True)

    @property
    def asked_reserve(self) -> float:
        """Reps in reserve asked for; none where the plan does not say."""
        asked = self.asked.reps_in_reserve
        return 0.0 if asked is None else asked

    @property
    def reserve_gap(self) -> float | None:
        """Reps in reserve asked less felt; above 0 is harder than asked. None where one is not known."""
        asked = self.asked.reps_in_reserve
        return None if asked is None or self.felt is None else asked - self.felt


@dataclass(frozen=True)
class Showing:
    """One exercise on one day: the ``sets`` done and how many were ``asked``; ``finding`` where no load was.

    ``pain`` the worst told with it 0-10, None where nothing was told; ``one_sided`` where a set for each side
    was logged for one only.
    """

    day: date
    exercise: str
    sets: tuple[DoneSet, ...]
    asked: int
    finding: bool = False
    pain: float | None = None
    one_sided: bool = False

    @cached_property
    def load(self) -> float | None:
        """The load [kg] that every set was done with or more; None where a set does not say."""
        loads = [one.load for one in self.sets if one.load is not None]
        return min(loads) if loads and len(loads) == len(self.sets) else None

    @cached_property
    def whole(self) -> bool:
        """Whether every set asked for was done on both sides, to whatever amount."""
        return len(self.sets) >= self.asked and not self.one_sided

    @cached_property
    def short(self) -> bool:
        """Whether a set that was done fell short of its least amount."""
        return any(one.amount < one.least for one in self.sets)

    @cached_property
    def shortfall(self) -> float:
        """How far the worst set fell short of its least amount; 0 where none did."""
        return max((max(0.0, one.least - one.amount) for one in self.sets), default=0.0)

    @cached_property
    def reserve_gap(self) -> float | None:
        """Mean of reps in reserve asked less felt over the sets that say both."""
        gaps = [gap for one in self.sets if (gap := one.reserve_gap) is not None]
        return sum(gaps) / len(gaps) if gaps else None

    @cached_property
    def hard(self) -> bool:
        """Whether it was harder than asked by more than the feeling for it is good for."""
        gap = self.reserve_gap
        return gap is not None and gap > parameter("progression_reserve_slack").value

    @cached_property
    def strained(self) -> bool:
        """Short of the reps, or harder than asked."""
        return self.short or self.hard

    @cached_property
    def met(self) -> bool:
        """Whether every set asked for was done to its least amount."""
        return self.whole and not self.short and bool(self.sets)

    @cached_property
    def topped(self) -> bool:
        """Whether every set asked for reached the top of its reps, not harder than asked."""
        return self.met and not self.hard and all(one.amount >= one.most for one in self.sets)


def showings(
    paired: Sequence[Paired], catalogue: Mapping[str, Exercise]
) -> Mapping[str, tuple[Showing, ...]]:
    """What every exercise showed, by its id, in order of time; two of a day stay two."""
    found: dict[str, list[Showing]] = {}
    for one in sorted(paired, key=lambda each: each.done.start):
        for line in one.lines:
            if line.exercise is not None and line.exercise in catalogue and line.done:
                found.setdefault(line.exercise, []).append(_showing(one, line, line.exercise))
    return {name: kept for name, days in found.items() if (kept := tuple(_believed(days)))}


def _believed(days: Sequence[Showing]) -> Iterator[Showing]:
    """The days less those whose load, which nobody had asked for, can only be a slip of the pen."""
    most = parameter("progression_first_load_most").value
    before: list[float] = []
    for one in days:
        limit = parameter("progression_slip_times").value * max(before) if before else most
        if one.load is not None and one.finding and one.load > limit:
            continue
        before += [] if one.load is None or one.load <= 0.0 else [one.load]
        yield one


def days_lifted(paired: Sequence[Paired], catalogue: Mapping[str, Exercise]) -> Mapping[str, date]:
    """The last day each part of the body was worked, by the region's name; unplanned work counts."""
    last: dict[str, date] = {}
    for one in paired:
        for each in one.done.sets:
            if each.exercise in catalogue and not each.warm_up:
                region = catalogue[str(each.exercise)].region.value
                day = one.done.start.date()
                last[region] = max(day, last.get(region, day))
    return last


def _showing(one: Paired, line: PairedExercise, name: str) -> Showing:
    planned = [pair for pair in line.sets if pair.done]
    finding = line.swapped or all(pair.planned.load is None for pair in line.sets)
    sets = tuple(_done(pair) for pair in planned)
    if finding:
        sets = _at_the_found_load(sets)
    told = (*line.pain, *(each for each in one.done.pain if each.exercise is None))
    pains = [max(each.score, each.next_morning or 0.0) for each in told]
    # One set at the load that was found stands for all: the ones before it were lighter on purpose.
    asked = len(sets) if finding and len(planned) == len(line.sets) else len(line.sets)
    return Showing(
        one.done.start.date(),
        name,
        sets,
        asked,
        finding,
        max(pains, default=None),
        any(map(_one_sided, planned)),
    )


def _done(pair: PairedSet) -> DoneSet:
    amounts = [_done_amount(pair.planned, each) for each in pair.done]
    loads = [believed_load(pair.planned, each) for each in pair.done]
    known = [load for load in loads if load is not None]
    return DoneSet(
        pair.planned,
        min(amounts),
        min(known) if len(known) == len(loads) and known else None,
        pair.felt,
    )


def _one_sided(pair: PairedSet) -> bool:
    """Whether a set for each side was logged for one side only: the other counts as not done."""
    each = pair.planned.side is not None and pair.planned.side.value == "each"
    return (
        each and len(pair.done) == 1 and pair.done[0].side is not None and pair.done[0].side.value != "each"
    )


def _done_amount(planned: SetPrescription, one: PerformedSet) -> float:
    if planned.seconds is not None:
        return 0.0 if one.seconds is None else one.seconds
    if planned.contacts is not None:
        jumps = one.reps if one.contacts is None else one.contacts
        return 0.0 if jumps is None else float(jumps)
    return 0.0 if one.reps is None else float(one.reps)


def _at_the_found_load(sets: tuple[DoneSet, ...]) -> tuple[DoneSet, ...]:
    """The sets at the heaviest load: where it was to be found, the ones before lead up to it."""
    loads = [one.load for one in sets if one.load is not None]
    return tuple(one for one in sets if one.load == max(loads)) if loads else sets


def _amount(one: SetPrescription, top: bool) -> float:
    if one.reps is not None:
        return float(one.reps[1] if top else one.reps[0])
    if one.seconds is not None:
        return one.seconds
    return 0.0 if one.contacts is None else float(one.contacts)


def planned_kilograms(prescription: Prescription) -> float | None:
    """The lightest load [kg] of the work sets; None where one has none in kg."""
    loads = [one.load.kg for one in prescription.work_sets if isinstance(one.load, Kilograms)]
    return min(loads) if loads and len(loads) == len(prescription.work_sets) else None
