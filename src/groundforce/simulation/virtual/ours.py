"""Groundforce as a coach: plan a block, follow it through log, state and progression, plan the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from groundforce.coaching.experience import logged_experience
from groundforce.monitoring.athlete_state import planning_state
from groundforce.monitoring.lifting import lifting_exposures, lifting_weeks
from groundforce.planner.solve import solve
from groundforce.simulation.virtual.coach import Disturbance, Plain
from groundforce.training.athlete import LiftingExperience
from groundforce.training.catalogue import load_catalogue
from groundforce.training.events import Event
from groundforce.training.plan import Plan, Session, SessionStatus
from groundforce.training.problem import PlanProblem
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState, TrainingHistory
from groundforce.training.strength import StrengthSession

BLOCK = 12
"""weeks planned at a time"""
REMEMBERED = timedelta(weeks=26)
"""of the log the state is made from"""


class Groundforce(Plain):
    """The product itself, driven as a runner would drive it."""

    def __init__(self) -> None:
        self._year: PlanProblem | None = None
        self._plan: Plan | None = None
        self._log: list[StrengthSession] = []
        self._changed: list[Disturbance] = []
        self._state: AthleteState | None = None

    @property
    def year(self) -> PlanProblem:
        """What it was started with."""
        assert self._year is not None
        return self._year

    def start(self, problem: PlanProblem) -> None:
        """Plan the first block."""
        self._year = problem
        self._plan = self._block(problem.start)

    def before_session(self, day: date) -> Session | None:
        """Today's session of the plan; a new block where the old one is over."""
        if self._plan is None or day >= self._plan.problem.end:
            self._plan = self._block(day)
        if self._plan is None:
            return None
        today = [one for one in self._plan.sessions if one.date == day]
        return next((one for one in today if one.status is SessionStatus.PLANNED), None)

    def after_session(self, done: StrengthSession) -> None:
        """Take in the log."""
        self._log.append(done)
        self._state = None

    def on_event(self, event: Event) -> None:
        """Change the plan."""

    def plan(self) -> Plan | None:
        """The block as it stands."""
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
            profile = RunnerProfile(self.year.athlete, maxima=self.year.strength)
            self._state = planning_state(TrainingHistory(strength=recent), day, profile)
        return self._state

    def _block(self, day: date) -> Plan | None:
        weeks = min(BLOCK, (self.year.end - day).days // 7)
        return None if weeks < 1 else solve(self._problem(day, weeks)).plan

    def _problem(self, day: date, weeks: int) -> PlanProblem:
        state, end = self.state(day), day + timedelta(weeks=weeks)
        year, known = self.year, load_catalogue().exercises
        logged = logged_experience(state.lifting, day, known)
        order = list(LiftingExperience)
        experience = max(year.athlete.experience, logged, key=order.index)
        return replace(
            year,
            start=day,
            weeks=weeks,
            athlete=replace(year.athlete, experience=experience),
            runs=tuple(run for run in year.runs if day <= run.date < end),
            races=tuple(race for race in year.races if day <= race.date < end + timedelta(weeks=4)),
            strength=state.strength,
            past=lifting_exposures(state.lifting, day),
            lifting_weeks=lifting_weeks(state.lifting, day),
        )
