"""One week looked back on and the next one looked ahead to: what a coach would send on a Sunday evening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from groundforce.coaching.pairing import became, pair
from groundforce.coaching.today import SessionToday, session_to_do
from groundforce.evidence import parameter
from groundforce.training.athlete import Race
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired
from groundforce.training.plan import Phase, Plan, PlannedRun, Session, SessionStatus, SetKind
from groundforce.training.progress import Progress
from groundforce.training.run import Run
from groundforce.training.state import TrainingHistory

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekSession:
    """A planned session of the week: what became of it (None: still open) and what was done for it."""

    planned: Session
    became: SessionStatus | None
    done: Paired | None = None


@dataclass(frozen=True)
class WeekReport:
    """The seven days from ``first`` and the seven after them.

    ``number`` counts the plan's weeks from 1, None outside it. ``sets`` are work sets (done, planned) of the
    sessions that are over; ``extra`` sessions nobody planned. ``ahead`` is what is still to do in the week
    after, ``ahead_runs`` its runs. ``race`` is the next one. ``progress`` is the state at its end.
    """

    first: date
    number: int | None
    weeks: int
    phase: Phase | None
    sessions: tuple[WeekSession, ...]
    sets: tuple[int, int]
    extra: tuple[Paired, ...]
    planned_runs: tuple[PlannedRun, ...]
    runs: tuple[Run, ...]
    ahead: tuple[SessionToday, ...]
    ahead_runs: tuple[PlannedRun, ...]
    race: Race | None
    progress: Progress

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + A_WEEK - timedelta(days=1)

    @property
    def done(self) -> tuple[WeekSession, ...]:
        """The planned sessions that were done."""
        return tuple(one for one in self.sessions if one.done is not None)


def week_report(
    plan: Plan,
    history: TrainingHistory,
    progress: Progress,
    first: date,
    catalogue: Mapping[str, Exercise],
) -> WeekReport:
    """The week from ``first``, judged from the day after it; ``progress`` is the state on that day."""
    after = first + A_WEEK
    since = plan.problem.start - timedelta(days=int(parameter("pairing_days").value))
    lifted = [one for one in history.strength if since <= one.start.date() < after]
    paired = pair(plan, lifted, catalogue)
    sessions = _sessions(plan, paired, first, after)
    number = (first - plan.problem.start).days // 7
    return WeekReport(
        first=first,
        number=number + 1 if 0 <= number < plan.problem.weeks else None,
        weeks=plan.problem.weeks,
        phase=next((one for one in plan.phases if 0 <= (first - one.start).days < 7 * one.weeks), None),
        sessions=sessions,
        sets=_sets(sessions),
        extra=tuple(one for one in paired if one.planned is None and first <= one.done.start.date() < after),
        planned_runs=_runs(plan, first, after),
        runs=tuple(one for one in history.runs if first <= one.start.date() < after),
        ahead=tuple(
            session_to_do(one, plan, lifted, catalogue) for one in _ahead(plan, paired, after, after + A_WEEK)
        ),
        ahead_runs=_runs(plan, after, after + A_WEEK),
        race=min(
            (one for one in plan.problem.races if one.date >= after), key=lambda one: one.date, default=None
        ),
        progress=progress,
    )


def _sessions(plan: Plan, paired: Sequence[Paired], first: date, after: date) -> tuple[WeekSession, ...]:
    status = became(plan, paired, datetime.combine(after, time()))
    done = {one.planned.id: one for one in paired if one.planned is not None}
    ours = sorted((one for one in plan.sessions if first <= one.date < after), key=lambda one: one.date)
    return tuple(WeekSession(one, status.get(one.id), done.get(one.id)) for one in ours)


def _sets(sessions: Sequence[WeekSession]) -> tuple[int, int]:
    """Work sets done and planned of the sessions that were not called off."""
    due = [one for one in sessions if one.became is not SessionStatus.CANCELLED]
    planned = sum(_work_sets(one.planned) for one in due)
    done = sum(
        sum(len(pair.done) > 0 for pair in line.sets)
        for one in due
        if one.done is not None
        for line in one.done.lines
    )
    return done, planned


def _work_sets(session: Session) -> int:
    return sum(one.kind is SetKind.WORK for each in session.prescriptions for one in each.sets)


def _runs(plan: Plan, first: date, after: date) -> tuple[PlannedRun, ...]:
    ours = (one for one in plan.problem.runs if first <= one.date < after)
    return tuple(sorted(ours, key=lambda one: (one.date, one.id)))


def _ahead(plan: Plan, paired: Sequence[Paired], first: date, after: date) -> list[Session]:
    """Sessions of the coming week that nothing done stands for yet."""
    gone = {SessionStatus.CANCELLED, SessionStatus.MISSED, SessionStatus.DONE}
    done = {one.planned.id for one in paired if one.planned is not None}
    ours = (one for one in plan.sessions if first <= one.date < after and one.status not in gone)
    return sorted((one for one in ours if one.id not in done), key=lambda one: (one.date, one.id))
