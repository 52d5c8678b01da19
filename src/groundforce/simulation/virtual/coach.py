"""What a coach is to the simulator, and what it may be asked about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from groundforce.training.events import Event
from groundforce.training.plan import Plan, Session
from groundforce.training.problem import PlanProblem
from groundforce.training.strength import StrengthSession


@dataclass(frozen=True)
class Disturbance:
    """A change of plan on ``day`` after an event (its class ``name``): sessions ``changed``, and how many a
    plan from scratch would have changed, None where that was not worked out."""

    day: date
    name: str
    changed: int
    fresh: int | None


class Coach(Protocol):
    """Somebody who says what to lift. Called day by day, in order; knows nothing but what it is told."""

    def start(self, problem: PlanProblem) -> None:
        """Meet the runner: who they are, their calendar, races, openings and kit for the weeks to come."""

    def before_session(self, day: date) -> Session | None:
        """The session of a day, asked for in the morning; None for a day without."""

    def after_session(self, done: StrengthSession) -> None:
        """A session as the runner logged it."""

    def on_event(self, event: Event) -> None:
        """Something happened, or will: told in the morning of the day it is known."""

    def tested(self, day: date, maxima: Mapping[str, float]) -> None:
        """The runner tested some maxima [kg] by lift."""

    def wants_test(self, day: date, /) -> tuple[str, ...]:
        """Lifts the coach wants tested today."""

    def plan(self) -> Plan | None:
        """The plan as it stands, where there is one that rules can be checked on."""

    def estimates(self, day: date, /) -> Mapping[str, float]:
        """What the coach takes the maxima [kg] to be, by lift."""

    def disturbances(self) -> tuple[Disturbance, ...]:
        """How often the plan was changed, and by how much."""


class Plain:
    """A coach that has no plan to check, no estimates and no disturbances; to build others on."""

    def tested(self, day: date, maxima: Mapping[str, float]) -> None:
        """Takes no notice."""

    def wants_test(self, _day: date) -> tuple[str, ...]:
        """Never."""
        return ()

    def plan(self) -> Plan | None:
        """None."""
        return None

    def estimates(self, _day: date) -> Mapping[str, float]:
        """Nothing."""
        return {}

    def disturbances(self) -> tuple[Disturbance, ...]:
        """None."""
        return ()
