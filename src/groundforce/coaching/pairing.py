"""Planned against done: which session that was done stands for which planned one, and how far it got.

Pure: a plan and sessions in, pairs out. Nothing here is kept: what became of a plan is worked out anew from
the log each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from groundforce.coaching.paired_sets import ONE_SIDED, paired_exercise, sided, without_ramps
from groundforce.coaching.slips import believed_load
from groundforce.evidence import parameter
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired, PairedExercise
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.problem import Exposure
from groundforce.training.strength import FeltPain, PerformedSet, StrengthSession

if TYPE_CHECKING:
    from groundforce.coaching.progression.showing import Showing

LEFT_OUT = frozenset({SessionStatus.CANCELLED, SessionStatus.MOVED})
"""Statuses of sessions that nobody waits for any more."""


def pair(
    plan: Plan, sessions: Sequence[StrengthSession], catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Paired, ...]:
    """Every session that was done, in order of time, with the planned one it stands for.

    A session on the planned day that has something in common with it is that one; others go to the planned
    session within a few days with most in common, each day apart counting against it. No session pairs twice.
    An exercise swapped for one of the same movement pattern counts as the planned one. A session that names
    no exercise (a watch that was only started and stopped) pairs by its date.
    """
    known = load_catalogue().exercises if catalogue is None else catalogue
    done = sorted(sessions, key=lambda one: one.start)
    planned = [one for one in plan.sessions if one.status not in LEFT_OUT]
    found = _matched(planned, done, known)
    maxima = {name: estimate.value for name, estimate in plan.problem.strength}
    return tuple(_paired(found.get(number), one, known, maxima) for number, one in enumerate(done))


def became(plan: Plan, paired: Sequence[Paired], now: datetime) -> dict[str, SessionStatus]:
    """What became of each session of the plan that is over by ``now`` (the runner's clock), by its id.

    Done where one that was done stands for it; missed where its day is past without. A session of today that
    is not in the log is still open, and so is not named. Moved and cancelled ones stay what they are.
    """
    done = {one.planned.id for one in paired if one.planned is not None}
    found: dict[str, SessionStatus] = {}
    for one in plan.sessions:
        if one.status in LEFT_OUT:
            found[one.id] = one.status
        elif one.id in done:
            found[one.id] = SessionStatus.DONE
        elif span_of(one).latest.date() < now.date():
            ticked = one.status is SessionStatus.DONE
            found[one.id] = SessionStatus.DONE if ticked else SessionStatus.MISSED
        elif one.status is SessionStatus.MISSED:
            found[one.id] = SessionStatus.PLANNED
    return found


def exposures(
    plan: Plan, paired: Sequence[Paired], catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Exposure, ...]:
    """What was really done since the plan began, by day and exercise, unplanned work too.

    A left and a right set make one; repetitions of a jump count as the contacts they make. Exercises the
    catalogue does not know are left out.
    """
    from groundforce.coaching.progression.showing import showings

    known = load_catalogue().exercises if catalogue is None else catalogue
    groups: dict[tuple[date, str], list[PerformedSet]] = {}
    shown = {(one.day, name): one for name, days in showings(paired, known).items() for one in days}
    for one in paired:
        day = one.done.start.date()
        if plan.problem.start <= day < plan.problem.end:
            for each in _work_of(one):
                if each.exercise in known:
                    groups.setdefault((day, str(each.exercise)), []).append(each)
    return tuple(
        _exposure(day, known[name], tuple(groups[day, name]), shown.get((day, name)))
        for day, name in sorted(groups)
    )


def _work_of(one: Paired) -> Iterator[PerformedSet]:
    for line in one.lines:
        for pair in line.sets:
            yield from (replace(each, load=believed_load(pair.planned, each)) for each in pair.done)
        yield from line.beyond
    yield from one.extra


def _exposure(day: date, exercise: Exercise, sets: Sequence[PerformedSet], shown: Showing | None) -> Exposure:
    load = max((one.load for one in sets if one.load is not None), default=None)
    contacts = sum(_contacts(one, exercise) for one in sets)
    from groundforce.coaching.progression.able import spare

    least = 0.0 if shown is None or load is None else spare(shown)
    return Exposure(day, exercise.id, len(sided(sets)), load, contacts, least if least > 0.0 else None)


def _contacts(one: PerformedSet, exercise: Exercise) -> int:
    if one.contacts is not None:
        return one.contacts
    return 0 if one.reps is None else one.reps * exercise.contacts_per_rep


def _matched(
    planned: Sequence[Session], done: Sequence[StrengthSession], known: Mapping[str, Exercise]
) -> dict[int, Session]:
    """The planned session of each one done, by its place in ``done``."""
    most, cost = parameter("pairing_days").value, parameter("pairing_day_cost").value
    options = []
    for place, session in enumerate(done):
        says_nothing = not session.sets and len(session.pain) > 0
        for number, one in enumerate(() if says_nothing else planned):
            apart = abs((session.start.date() - one.date).days)
            tells = apart == 0 or _names_known(session, known)
            share = in_common(one, session, known) if apart <= most and tells else None
            if share is not None and share - cost * apart > 0.0:
                options.append((-(share - cost * apart), apart, number, place))
    found: dict[int, Session] = {}
    taken: set[int] = set()
    for _worth, _apart, number, place in sorted(options):
        if place not in found and number not in taken:
            found[place] = planned[number]
            taken.add(number)
    return found


def _names_known(done: StrengthSession, known: Mapping[str, Exercise]) -> bool:
    """Whether any of its work sets is of an exercise of the catalogue: else only its own day can tell."""
    return any(each.exercise in known and not each.warm_up for each in done.sets)


def in_common(one: Session, done: StrengthSession, known: Mapping[str, Exercise]) -> float:
    """Share of the planned exercises that were done, swaps of the same pattern counting half [0–1].

    A session without any exercise of the catalogue, or a plan without any, has everything in common: only
    its date can tell.
    """
    wanted = list(dict.fromkeys(each.exercise for each in one.prescriptions))
    names = {each.exercise for each in done.sets if each.exercise in known and not each.warm_up}
    if not wanted or not names:
        return 1.0
    same = [each for each in wanted if each in names]
    swaps = _swaps([each for each in wanted if each not in names], sorted(names - set(same), key=str), known)
    return (len(same) + 0.5 * len(swaps)) / len(wanted)


def _swaps(
    wanted: Sequence[str], spare: Sequence[str | None], known: Mapping[str, Exercise]
) -> dict[str, str]:
    """Planned exercise → the one done in its place: the first spare one of the same movement pattern."""
    left = [each for each in spare if each is not None]
    found: dict[str, str] = {}
    for one in wanted:
        pattern = known[one].pattern if one in known else None
        instead = next((each for each in left if known[each].pattern == pattern), None)
        if instead is not None:
            left.remove(instead)
            found[one] = instead
    return found


def _paired(
    planned: Session | None,
    done: StrengthSession,
    known: Mapping[str, Exercise],
    maxima: Mapping[str, float],
) -> Paired:
    if planned is None:
        return unplanned(done)
    sets: dict[str | None, list[PerformedSet]] = {}
    for one in done.sets:
        sets.setdefault(one.exercise, []).append(one)
    wanted = [one.exercise for one in planned.prescriptions]
    spare = [name for name in sets if name in known and name not in wanted]
    swaps = _swaps([name for name in dict.fromkeys(wanted) if name not in sets], spare, known)
    lines = tuple(_lines(planned, sets, swaps, done.pain, maxima))
    used = {line.exercise for line in lines if line.exercise is not None}
    extra = tuple(one for one in done.sets if one.exercise not in used and not one.warm_up)
    return Paired(planned, done, lines, extra)


def _lines(
    planned: Session,
    sets: Mapping[str | None, Sequence[PerformedSet]],
    swaps: Mapping[str, str],
    pain: tuple[FeltPain, ...],
    maxima: Mapping[str, float],
) -> Iterator[PairedExercise]:
    """One line a prescription; sets of an exercise prescribed twice go to the first until it is full."""
    left: dict[str, list[PerformedSet]] = {}
    for number, one in enumerate(planned.prescriptions):
        name = swaps.get(one.exercise, one.exercise)
        rest = [each for each in planned.prescriptions[number + 1 :] if each.exercise == one.exercise]
        wanted = len(one.work_sets)
        if name not in left:
            left[name] = without_ramps(sets.get(name, ()), wanted + sum(len(each.work_sets) for each in rest))
        ours, left[name] = _first(left[name], wanted, last=not rest)
        felt = tuple(each for each in pain if each.exercise is not None and each.exercise == name)
        yield paired_exercise(one, name if ours else None, ours, maxima, felt)


def _first(
    work: list[PerformedSet], wanted: int, last: bool
) -> tuple[list[PerformedSet], list[PerformedSet]]:
    """The sets of the first ``wanted`` groups, and what is left; the last prescription takes all."""
    if last:
        return work, []
    groups = sided(work) if any(one.side in ONE_SIDED for one in work) else [(one,) for one in work]
    ours = [one for group in groups[:wanted] for one in group]
    return ours, [one for group in groups[wanted:] for one in group]


def unplanned(done: StrengthSession) -> Paired:
    """A session that no plan asked for."""
    return Paired(None, done, extra=tuple(one for one in done.sets if not one.warm_up))


def unpaired(plan: Plan, paired: Sequence[Paired], day: date) -> tuple[Session, ...]:
    """Sessions planned from ``day`` on that nothing done stands for, in order of time."""
    done = {one.planned.id for one in paired if one.planned is not None}
    waiting = (one for one in plan.sessions if one.status not in LEFT_OUT and one.id not in done)
    return tuple(sorted((one for one in waiting if one.date >= day), key=lambda one: span_of(one).earliest))
