"""What re-planning stands on: the changed problem, the calendar ahead, and the sessions as they became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from groundforce.physiology.recovery import RecoveryConstants, recovery_constants
from groundforce.planner.search.candidates import candidates, jumps
from groundforce.planner.search.draft import menu_price
from groundforce.planner.search.guards import CalendarView, calendar_view
from groundforce.planner.search.price import MenuPrice
from groundforce.planner.search.season import WeekInSeason, season
from groundforce.planner.search.slots import Slot, hours_since, week_slots
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.problem import PlanProblem

GONE = frozenset({SessionStatus.CANCELLED, SessionStatus.MISSED})
"""What became of sessions that do not stand."""
NEAR = timedelta(days=15)
"""How far a calendar has to reach beyond a week for its guards: two weeks, and the day of a session."""


@dataclass(frozen=True)
class Clock:
    """``now`` is when the plan is changed; what starts before ``bar`` stays as it is if it may."""

    now: datetime
    bar: datetime


@dataclass(frozen=True, eq=False)
class Ground:
    """A plan to be changed: ``before`` it as it was, ``sessions`` as they became, ``problem`` the changed one
    with everything before now settled, ``weeks`` its season."""

    before: Plan
    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    clock: Clock
    sessions: tuple[Session, ...]
    weeks: tuple[WeekInSeason, ...]

    @cached_property
    def old_weeks(self) -> tuple[WeekInSeason, ...]:
        """The season of the plan as it was."""
        return season(self.before.problem)

    @cached_property
    def recovery(self) -> RecoveryConstants:
        """The constants of the fatigue model."""
        return recovery_constants(self.problem.constant)

    @cached_property
    def view(self) -> CalendarView:
        """The runs and races on the plan's clock."""
        return calendar_view(self.problem)

    @cached_property
    def jumps(self) -> dict[int, Exercise]:
        """The jump for each tier."""
        return jumps(self.problem, self.catalogue)

    @cached_property
    def price(self) -> MenuPrice:
        """What a week's content is worth to this runner."""
        pool = candidates(self.problem, self.catalogue)
        return menu_price(self.problem, self.catalogue, self.weeks, pool, bool(self.jumps))

    def week_of(self, day: date) -> int:
        """Number of the plan week a day is in."""
        return (day - self.problem.start).days // 7

    @property
    def first_week(self) -> int:
        """The week that is running now; 0 before the plan begins."""
        return max(0, self.week_of(self.clock.now.date()))

    def hours(self, moment: datetime) -> float:
        """A moment on the plan's clock [h]."""
        return hours_since(self.problem.start, moment)

    def slots(self, week: int) -> tuple[Slot, ...]:
        """Where a session of a week could still go."""
        found = week_slots(self.problem, self.weeks[week].start)
        return tuple(slot for slot in found if slot.moment >= self.clock.bar)

    def view_near(self, week: int) -> CalendarView:
        """The part of the calendar that the guards of one week look at."""
        first, last = self.weeks[week].start - NEAR, self.weeks[week].start + timedelta(days=7) + NEAR
        key = tuple(point for point in self.view.key_runs if first <= point.run.date <= last)
        runs = tuple(point for point in self.view.all_runs if first <= point.run.date <= last)
        return CalendarView(key, runs, self.view.races)

    def is_past(self, session: Session) -> bool:
        """Whether a session is a fact."""
        return span_of(session).earliest < self.clock.now or session.status is SessionStatus.DONE

    def is_frozen(self, session: Session) -> bool:
        """Whether a session is a fact or due so soon that only a broken rule may change it."""
        return self.is_past(session) or span_of(session).earliest < self.clock.bar

    def may_adapt(self, session: Session) -> bool:
        """Whether a session stands and is not due at once, so that its doses may follow what is before."""
        return session.status not in GONE and not self.is_frozen(session)

    def of_week(self, week: int) -> list[Session]:
        """The sessions of a week that stand, as they became."""
        return [one for one in self.sessions if one.status not in GONE and self.week_of(one.date) == week]


def number_of(session: str) -> int:
    """The place in its week of a session, told by its id; 0 where the id is of another kind.

    >>> number_of("w03-B")
    1
    """
    letter = session.rpartition("-")[2]
    return ord(letter) - ord("A") if len(letter) == 1 and letter.isupper() else 0


def ground(
    before: Plan,
    problem: PlanProblem,
    catalogue: Mapping[str, Exercise],
    clock: Clock,
    became: Mapping[str, SessionStatus],
) -> Ground:
    """Settle the past of a plan and lay out what is ahead."""
    until = max(clock.now, problem.settled_until or clock.now)
    settled = replace(problem, settled_until=until)
    sessions = tuple(_became(one, became) for one in before.sessions)
    return Ground(before, settled, catalogue, clock, sessions, season(settled))


def _became(session: Session, became: Mapping[str, SessionStatus]) -> Session:
    status = became.get(session.id, session.status)
    return session if status is session.status else replace(session, status=status)
