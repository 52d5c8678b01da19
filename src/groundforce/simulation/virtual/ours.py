"""Groundforce as a coach: log → state → the next load → the fewest changes → the next plan, as a runner would
drive it day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from groundforce.coaching.pairing import became, exposures, pair
from groundforce.coaching.progression import progressed
from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.following import against_scratch, answered
from groundforce.coaching.replan.nouns import Known
from groundforce.coaching.replan.seasons import next_span, roll_forward
from groundforce.errors import InputError, NoPlanPossible
from groundforce.monitoring.athlete_state import planning_state
from groundforce.monitoring.pain import pain_state
from groundforce.planner.solve import solve
from groundforce.simulation.virtual.coach import Disturbance, Plain
from groundforce.training.catalogue import load_catalogue
from groundforce.training.events import Event, Gap, Illness, MovedRun, PainReport, Trip
from groundforce.training.log import Paired
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, Session, SessionStatus
from groundforce.training.problem import Absence, PlanProblem
from groundforce.training.replanned import FRESH, Replanned
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState, TrainingHistory
from groundforce.training.strength import StrengthSession

BLOCK = 12
"""weeks of the first plan"""
REMEMBERED = timedelta(weeks=26)
"""of the log the state is made from"""
PAIRED_BACK = timedelta(weeks=12)
"""of what was done in earlier plans that the next loads are told"""
SCRATCH = 3
"""changes that are compared with planning from scratch: each costs a whole plan"""
MORNING = time(5, 0)
"""When the runner opens the plan."""


class Groundforce(Plain):
    """The product itself: nothing here decides, it only passes on what the runner would."""

    def __init__(self) -> None:
        self._year: PlanProblem | None = None
        self._plan: Plan | None = None
        self._log: list[StrengthSession] = []
        self._diary: list[PainEntry] = []
        self._earlier: tuple[Paired, ...] = ()
        self._events: list[Event] = []
        self._changed: list[Disturbance] = []
        self._state: AthleteState | None = None
        self._new = False
        self._scratch = SCRATCH

    @property
    def year(self) -> PlanProblem:
        """What it was started with, with runs where they moved to."""
        assert self._year is not None
        return self._year

    def start(self, problem: PlanProblem) -> None:
        """Plan the first block."""
        self._year = problem
        weeks = min(BLOCK, problem.weeks)
        end = problem.start + timedelta(weeks=weeks)
        runs = tuple(run for run in problem.runs if run.date < end)
        races = tuple(race for race in problem.races if race.date < end + timedelta(weeks=4))
        self._plan = solve(replace(problem, weeks=weeks, runs=runs, races=races)).plan

    def before_session(self, day: date) -> Session | None:
        """Today's session, once the plan has taken in what was logged and what happened."""
        self._roll(day)
        if self._plan is None:
            return None
        self._answer(day)
        self._progress(day)
        today = [one for one in self._plan.sessions if one.date == day]
        return next((one for one in today if one.status is SessionStatus.PLANNED), None)

    def after_session(self, done: StrengthSession) -> None:
        """Take in the log."""
        self._log.append(done)
        self._state, self._new = None, True

    def on_event(self, event: Event) -> None:
        """Remember it until the plan is opened next; runs and days away hold for later plans too."""
        self._events.append(event)
        if isinstance(event, PainReport):
            self._diary.append(event.entry)
        elif isinstance(event, MovedRun):
            runs = (replace(run, date=event.to) if run.id == event.run else run for run in self.year.runs)
            self._year = replace(self.year, runs=tuple(runs))
        elif isinstance(event, Trip | Gap | Illness):
            kit = event.equipment if isinstance(event, Trip) else None
            away = Absence(event.day, event.last, type(event).__name__.lower(), kit)
            self._year = replace(self.year, absences=(*self.year.absences, away))

    def plan(self) -> Plan | None:
        """The plan as it stands."""
        return self._plan

    def estimates(self, day: date) -> Mapping[str, float]:
        """The maxima of lifts done lately, as the state has them."""
        return {lift: one.value for lift, one in self.state(day).strength}

    def disturbances(self) -> tuple[Disturbance, ...]:
        """Changes so far."""
        return tuple(self._changed)

    def state(self, day: date) -> AthleteState:
        """What a plan rests on, before ``day``; made once a day at most."""
        if self._state is None or self._state.as_of != day:
            recent = tuple(one for one in self._log if one.start.date() >= day - REMEMBERED)
            self._state = planning_state(TrainingHistory(strength=recent), day, self._profile())
        return replace(self._state, pain=pain_state(self._diary, day))

    def _profile(self) -> RunnerProfile:
        year = self.year
        return RunnerProfile(
            athlete=year.athlete,
            races=year.races,
            goals=year.goals,
            openings=year.openings,
            absences=year.absences,
            equipment=year.equipment,
            equipment_stated=True,
            minutes=year.minutes,
            sessions_per_week=year.sessions_per_week,
            limits=year.limits,
            experience_stated=True,
            pain=tuple(self._diary),
        )

    def _pairs(self) -> tuple[Paired, ...]:
        assert self._plan is not None
        start = self._plan.problem.start
        return pair(self._plan, [one for one in self._log if one.start.date() >= start])

    def _roll(self, day: date) -> None:
        """The next plan in the morning after the last day of this one."""
        if self._plan is None or day < self._plan.problem.end or day >= self.year.end:
            return
        evening = datetime.combine(day - timedelta(days=1), time(21, 0))
        _, weeks = next_span(self._plan, self._profile(), evening)
        weeks = min(weeks, -(-(self.year.end - day).days // 7))
        runs = tuple(run for run in self.year.runs if day <= run.date < day + timedelta(weeks=weeks))
        pairs = (*self._earlier, *self._pairs())
        try:
            rolled = roll_forward(self._plan, self.state(day), evening, self._profile(), runs, weeks)
        except NoPlanPossible:
            return
        if rolled.plan is not None:
            self._plan, self._new = rolled.plan, True
            self._earlier = tuple(one for one in pairs if one.done.start.date() >= day - PAIRED_BACK)

    def _known(self, pairs: tuple[Paired, ...], now: datetime) -> Known:
        assert self._plan is not None
        done = exposures(self._plan, pairs)
        return Known(self.year.limits, tuple(self._diary), done, became(self._plan, pairs, now))

    def _answer(self, day: date) -> None:
        """Change the plan for what happened, where it concerns it."""
        assert self._plan is not None
        events = [one for one in self._events if self._concerns(one)]
        self._events = []
        if not events:
            return
        now, exercises = datetime.combine(day, MORNING), load_catalogue().exercises
        try:
            known = self._known(self._pairs(), now)
            what = changed(self._plan.problem, self._plan, events, now, known, exercises)
            found = answered(what, now, exercises, lambda: 0.0)
        except (NoPlanPossible, InputError):
            return
        if found.changes and self._scratch > 0:
            self._scratch -= 1
            found = against_scratch(what, found, now, exercises)
        self._note(day, events, found)
        if found.plan is not None:
            if found.plan.problem.start != self._plan.problem.start:
                self._earlier = (*self._earlier, *self._pairs())
            self._plan, self._new = found.plan, self._new or bool(found.changes)

    def _concerns(self, event: Event) -> bool:
        assert self._plan is not None
        problem = self._plan.problem
        if isinstance(event, MovedRun):
            inside = problem.start <= event.to < problem.end
            return inside and any(run.id == event.run for run in problem.runs)
        return problem.start <= event.day < problem.end

    def _note(self, day: date, events: list[Event], found: Replanned) -> None:
        fresh = next((one.changed for one in found.candidates if one.name == FRESH), None)
        name = "+".join(sorted({type(one).__name__ for one in events}))
        self._changed.append(Disturbance(day, name, len(found.changes), fresh))

    def _progress(self, day: date) -> None:
        """The next loads, once something was logged."""
        if not self._new or self._plan is None:
            return
        now, pairs = datetime.combine(day, MORNING), self._pairs()
        known = self._known(pairs, now)
        sessions = tuple(
            one
            if known.became.get(one.id, one.status) is one.status
            else replace(one, status=known.became[one.id])
            for one in self._plan.sessions
        )
        problem = replace(self._plan.problem, done=known.done, settled_until=now)
        plan = replace(self._plan, sessions=sessions, problem=problem)
        self._plan = progressed(plan, (*self._earlier, *pairs), self.state(day), now)
        self._new = False
