"""Adherence: a plan against what was logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.adherence.shares import done_share, mean, reserve_gap_of, resolved
from groundforce.training.adherence import AdherenceState, SessionAdherence
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Session, SessionStatus
from groundforce.training.state import Estimate
from groundforce.training.strength import PerformedSet, StrengthSession

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
        sets_done=_share([one.share for one in judged], "sessions' work sets", as_of),
        weeks=_weeks(judged, plan.problem.start),
        missed_weekday=missed,
        reserve_gap=mean([one.reserve_gap for one in judged if one.reserve_gap is not None]),
        notes=() if missed is None else (f"Most missed: {DAY_NAMES[missed]}s.",),
    )


def _matched(
    planned: Sequence[Session],
    by_day: Mapping[date, Sequence[PerformedSet]],
    catalogue: Mapping[str, Exercise],
) -> dict[str, date]:
    """Each day of the log to one planned session at most: the same day first, then the best agreement."""
    pairs = [
        (abs((day - one.date).days), -done_share(one, by_day[day], catalogue), day, one.id)
        for one in planned
        for day in (one.date, one.date + NEAR, one.date - NEAR)
        if day in by_day and one.status is not SessionStatus.MISSED
    ]
    found: dict[str, date] = {}
    for _apart, share, day, session in sorted(pairs):
        fits = share < 0.0 or not resolved(by_day[day])
        if fits and session not in found and day not in found.values():
            found[session] = day
    return found


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
    share = done_share(session, sets, catalogue) if resolved(sets) else 1.0
    return SessionAdherence(session.id, session.date, day, share, reserve_gap_of(session, sets))


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
