"""What happened, as far as the log and the import tell, compared with the plan; each with how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.adherence import adherence_state
from groundforce.monitoring.lifting import EXPOSURE_DAYS, lifting_exposures
from groundforce.monitoring.pain import pain_limits, pain_state
from groundforce.training.adherence import SessionAdherence
from groundforce.training.events import (
    Event,
    Gap,
    HardRun,
    MissedSession,
    MovedRun,
    MovedSession,
    PainReport,
)
from groundforce.training.exercise import Exercise
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, PlannedRun, Session, SessionStatus
from groundforce.training.problem import Exposure
from groundforce.training.run import QUALITY_KINDS, ClassifiedRun
from groundforce.training.soreness import merged
from groundforce.training.strength import StrengthSession


def noticed(
    plan: Plan,
    sessions: Sequence[StrengthSession],
    runs: Sequence[ClassifiedRun],
    diary: Sequence[PainEntry],
    now: datetime,
    catalogue: Mapping[str, Exercise] | None = None,
) -> tuple[Event, ...]:
    """Events since the plan's start that it does not know of yet, in order of their days.

    A session is missed where nothing was logged by the end of the day after it; a key run has moved where
    one of its kind was run within two days; a hard run nobody planned is told with how sure its kind is; no
    lifting for a week with a session missed in it is a break. A plan that has taken them in has none left.
    """
    found: list[Event] = [
        *_sessions(plan, sessions, now, {} if catalogue is None else catalogue),
        *_runs(plan, runs, now.date()),
        *_pain(plan, diary, now.date()),
    ]
    return tuple(sorted(found, key=lambda event: (event.day, type(event).__name__)))


def became(
    plan: Plan,
    sessions: Sequence[StrengthSession],
    now: datetime,
    catalogue: Mapping[str, Exercise] | None = None,
) -> dict[str, SessionStatus]:
    """Planned sessions that the log says were done, by id."""
    judged = _judged(plan, sessions, now, {} if catalogue is None else catalogue)
    return {one.session: SessionStatus.DONE for one in judged if one.done is not None}


def done_since(sessions: Sequence[StrengthSession], start: date, today: date) -> tuple[Exposure, ...]:
    """What was really lifted from ``start`` up to today, by day and exercise."""
    found: set[Exposure] = set()
    end = today + timedelta(days=1)
    while end > start:
        found |= {one for one in lifting_exposures(sessions, end) if one.date >= start}
        end -= timedelta(days=EXPOSURE_DAYS)
    return tuple(sorted(found, key=lambda one: (one.date, one.exercise)))


def _judged(
    plan: Plan, sessions: Sequence[StrengthSession], now: datetime, catalogue: Mapping[str, Exercise]
) -> tuple[SessionAdherence, ...]:
    tomorrow = now.date() + timedelta(days=1)
    started = [one for one in sessions if plan.problem.start <= one.start.date() <= now.date()]
    return adherence_state(plan, started, tomorrow, catalogue).sessions


def _sessions(
    plan: Plan, sessions: Sequence[StrengthSession], now: datetime, catalogue: Mapping[str, Exercise]
) -> list[Event]:
    known = {one.id: one for one in plan.sessions}
    found: list[Event] = []
    missed: list[Session] = []
    for one in _judged(plan, sessions, now, catalogue):
        session = known[one.session]
        if session.status is not SessionStatus.PLANNED:
            continue
        if one.done is not None and one.done != session.date:
            found.append(MovedSession(session.date, session.id, one.done))
        elif one.done is None and session.date + timedelta(days=1) < now.date():
            missed.append(session)
            found.append(MissedSession(session.date, session.id))
    return found + _gap(plan, sessions, missed, now.date())


def _gap(
    plan: Plan, sessions: Sequence[StrengthSession], missed: Sequence[Session], today: date
) -> list[Event]:
    """No lifting up to today for a week at least, where sessions were missed in it."""
    lifted = [one.start.date() for one in sessions if one.start.date() <= today]
    lifted += [one.date for one in plan.problem.past]
    lifted += [one.date for one in plan.sessions if one.status is SessionStatus.DONE and one.date <= today]
    first = max(lifted, default=plan.problem.start - timedelta(days=1)) + timedelta(days=1)
    last = today - timedelta(days=1)
    long_enough = (last - first).days + 1 >= parameter("gap_notice_days").value
    return [Gap(first, last)] if missed and long_enough else []


def _runs(plan: Plan, runs: Sequence[ClassifiedRun], today: date) -> list[Event]:
    since = max(plan.problem.start, today - timedelta(days=int(parameter("noticed_days").value)))
    hard = [one for one in runs if since <= _day(one) <= today and _is_hard(one)]
    keys = [one for one in plan.problem.runs if since <= one.date < today and one.kind in QUALITY_KINDS]
    free = [one for one in hard if _day(one) not in {key.date for key in _planned_hard(plan)}]
    found: list[Event] = []
    for key in keys:
        other = None if _ran_hard(key, hard) else _moved_to(key, free)
        if other is not None:
            found.append(MovedRun(key.date, key.id, _day(other)))
            free.remove(other)
    return found + [_unplanned(one, plan) for one in free]


def _planned_hard(plan: Plan) -> list[PlannedRun]:
    return [one for one in plan.problem.runs if one.kind in QUALITY_KINDS]


def _day(one: ClassifiedRun) -> date:
    return one.run.start.date()


def _is_hard(one: ClassifiedRun) -> bool:
    sure = one.measured and one.confidence >= parameter("hard_run_confidence").value
    return one.kind in QUALITY_KINDS and sure


def _ran_hard(key: PlannedRun, hard: Sequence[ClassifiedRun]) -> bool:
    return any(_day(one) == key.date for one in hard)


def _moved_to(key: PlannedRun, free: Sequence[ClassifiedRun]) -> ClassifiedRun | None:
    """The hard run nearest to the day of a planned one, of the same kind before others."""
    apart = int(parameter("moved_run_days").value)
    near = [one for one in free if abs((_day(one) - key.date).days) <= apart]
    return min(
        near,
        key=lambda one: (one.kind is not key.kind, abs((_day(one) - key.date).days), _day(one)),
        default=None,
    )


def _unplanned(one: ClassifiedRun, plan: Plan) -> HardRun:
    day = _day(one)
    instead = next((run.id for run in plan.problem.runs if run.date == day and not run.key), None)
    run = one.run
    return HardRun(day, one.kind, run.duration, one.confidence, one.basis, run.distance, instead)


def _pain(plan: Plan, diary: Sequence[PainEntry], today: date) -> list[Event]:
    """The last entry of each place that asks for more care than the plan takes."""
    state = pain_state(diary, today)
    limits = plan.problem.limits
    found: list[Event] = []
    for site in state.sites:
        alone = pain_limits(type(state)(state.as_of, (site,)))
        both = merged((limits, alone))
        if (both.limits, both.problems, both.excluded) != (limits.limits, limits.problems, limits.excluded):
            entries = [one for one in diary if one.site is site.site and one.date <= today]
            found.append(PainReport(max(entries, key=lambda one: one.date)))
    return found
