"""Adherence: a plan against what was logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.training.adherence import AdherenceState, SessionAdherence
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Prescription, Session, SessionStatus
from groundforce.training.state import Estimate
from groundforce.training.strength import PerformedSet, Side, StrengthSession

NEAR = timedelta(days=1)
"""A session done a day early or late is the one that was planned."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def adherence_state(
    plan: Plan,
    done: Sequence[StrengthSession],
    as_of: date,
    catalogue: Mapping[str, Exercise] | None = None,
) -> AdherenceState:
    """Planned sessions due before ``as_of`` against the log; nothing on or after that day is looked at.

    A session of yesterday that is not in the log is still open. Cancelled sessions are not due. With a
    ``catalogue`` an exercise swapped for one of the same movement counts.
    """
    by_day: dict[date, list[PerformedSet]] = {}
    for one in done:
        if one.start.date() < as_of:
            by_day.setdefault(one.start.date(), []).extend(s for s in one.sets if not s.warm_up)
    planned = [one for one in plan.sessions if one.date < as_of and one.status is not SessionStatus.CANCELLED]
    matched = _matched(planned, by_day, {} if catalogue is None else catalogue)
    judged = tuple(
        _judged(one, matched.get(one.id), by_day, {} if catalogue is None else catalogue)
        for one in planned
        if one.id in matched or one.date + NEAR < as_of or one.status is not SessionStatus.PLANNED
    )
    if not judged:
        return AdherenceState(as_of, notes=("No planned session was due yet.",))
    missed = _missed_weekday(judged)
    return AdherenceState(
        as_of=as_of,
        sessions=judged,
        sessions_done=_share([float(one.done is not None) for one in judged], "sessions", as_of),
        sets_done=_share([one.share for one in judged], "work sets, by session", as_of),
        weeks=_weeks(judged, plan.problem.start),
        missed_weekday=missed,
        reserve_gap=_mean([one.reserve_gap for one in judged if one.reserve_gap is not None]),
        notes=() if missed is None else (f"Most missed: {DAY_NAMES[missed]}s.",),
    )


def _matched(
    planned: Sequence[Session],
    by_day: Mapping[date, Sequence[PerformedSet]],
    catalogue: Mapping[str, Exercise],
) -> dict[str, date]:
    """Each day of the log to one planned session at most: the same day first, then the best agreement."""
    pairs = [
        (abs((day - one.date).days), -_done_share(one, by_day[day], catalogue), day, one.id)
        for one in planned
        for day in (one.date, one.date + NEAR, one.date - NEAR)
        if day in by_day and one.status is not SessionStatus.MISSED
    ]
    found: dict[str, date] = {}
    for _apart, share, day, session in sorted(pairs):
        fits = share < 0.0 or not _resolved(by_day[day])
        if fits and session not in found and day not in found.values():
            found[session] = day
    return found


def _resolved(sets: Sequence[PerformedSet]) -> bool:
    """Whether a log says which exercises were done; where it does not, the session counts as done."""
    return any(one.exercise is not None for one in sets)


def _judged(
    session: Session,
    day: date | None,
    by_day: Mapping[date, Sequence[PerformedSet]],
    catalogue: Mapping[str, Exercise],
) -> SessionAdherence:
    if day is None:
        ticked = session.status is SessionStatus.DONE
        return SessionAdherence(session.id, session.date, session.date if ticked else None, float(ticked))
    sets = by_day[day]
    share = _done_share(session, sets, catalogue) if _resolved(sets) else 1.0
    return SessionAdherence(session.id, session.date, day, share, _reserve_gap(session, sets))


def _done_share(session: Session, sets: Sequence[PerformedSet], catalogue: Mapping[str, Exercise]) -> float:
    """Share of the planned work sets that were done [0-1]; more of one exercise is no other."""
    wanted = {one.exercise: 0.0 for one in session.prescriptions}
    for one in session.prescriptions:
        wanted[one.exercise] += len(one.work_sets)
    total = sum(wanted.values())
    if total <= 0.0:
        return 1.0 if sets else 0.0
    left = _counts(sets)
    counted = 0.0
    for exercise in wanted:
        taken = min(wanted[exercise], left.get(exercise, 0.0))
        counted, wanted[exercise] = counted + taken, wanted[exercise] - taken
        left[exercise] = left.get(exercise, 0.0) - taken
    return min(1.0, (counted + _swapped(wanted, left, catalogue)) / total)


def _swapped(
    wanted: Mapping[str, float], left: Mapping[str, float], catalogue: Mapping[str, Exercise]
) -> float:
    """Planned sets for which sets of the same movement pattern were done instead."""
    spare: dict[str, float] = {}
    for exercise, count in left.items():
        if exercise in catalogue:
            pattern = catalogue[exercise].pattern
            spare[pattern] = spare.get(pattern, 0.0) + count
    counted = 0.0
    for exercise, count in wanted.items():
        pattern_of = catalogue.get(exercise)
        if pattern_of is not None:
            taken = min(count, spare.get(pattern_of.pattern, 0.0))
            spare[pattern_of.pattern] = spare.get(pattern_of.pattern, 0.0) - taken
            counted += taken
    return counted


def _counts(sets: Sequence[PerformedSet]) -> dict[str, float]:
    """Sets of each exercise; the left and the right side make one."""
    counts: dict[str, float] = {}
    for one in sets:
        if one.exercise is not None:
            worth = 0.5 if one.side in {Side.LEFT, Side.RIGHT} else 1.0
            counts[one.exercise] = counts.get(one.exercise, 0.0) + worth
    return counts


def _reserve_gap(session: Session, sets: Sequence[PerformedSet]) -> float | None:
    """Prescribed less performed reps in reserve, mean over the sets of prescriptions that say both."""
    asked = {one.exercise: _asked(one) for one in session.prescriptions}
    gaps = [
        wanted - one.reps_in_reserve
        for one in sets
        if one.reps_in_reserve is not None
        and one.exercise is not None
        and (wanted := asked.get(one.exercise)) is not None
    ]
    return _mean(gaps)


def _asked(one: Prescription) -> float | None:
    return _mean([s.reps_in_reserve for s in one.work_sets if s.reps_in_reserve is not None])


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(values: Sequence[float], what: str, as_of: date) -> Estimate:
    """A share with its 80 % interval from a Beta(1/2, 1/2) prior: wide for few sessions, inside 0 to 1."""
    from scipy.special import betaincinv

    done, count = sum(values), len(values)
    above, below = done + 0.5, count - done + 0.5
    low, high = (float(betaincinv(above, below, q)) for q in (0.1, 0.9))
    source = f"{done:.3g} of {count} {what}"
    return Estimate(above / (above + below), low, high, source, as_of)


def _weeks(judged: Sequence[SessionAdherence], start: date) -> tuple[tuple[date, int, float], ...]:
    weeks: dict[int, list[float]] = {}
    for one in judged:
        weeks.setdefault((one.planned - start).days // 7, []).append(one.share)
    return tuple(
        (start + timedelta(weeks=week), len(shares), sum(shares) / len(shares))
        for week, shares in sorted(weeks.items())
    )


def _missed_weekday(judged: Sequence[SessionAdherence]) -> int | None:
    """The weekday missed most, where it stands out: often enough, and clearly more than the others."""
    least, above = parameter("missed_weekday_least").value, parameter("missed_weekday_above").value
    overall = sum(one.done is None for one in judged) / len(judged)
    found = []
    for weekday in range(7):
        due = [one for one in judged if one.planned.weekday() == weekday]
        missed = sum(one.done is None for one in due)
        if missed >= least and missed / len(due) >= overall + above:
            found.append((missed / len(due), missed, -weekday))
    return -max(found)[2] if found else None
