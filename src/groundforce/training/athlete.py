"""The person: what they told us, and the limits that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groundforce.training.exercise import Problem


class Sex(StrEnum):
    """As the runner gives it; unknown where not."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class LiftingExperience(StrEnum):
    """How used to lifting someone is."""

    NONE = "none"
    SOME = "some"
    """has lifted for months, not regularly now"""
    REGULAR = "regular"
    """lifts most weeks, knows the main lifts"""


class Goal(StrEnum):
    """What the strength work is for."""

    ECONOMY = "economy"
    ROBUSTNESS = "robustness"
    BONE = "bone"
    POWER = "power"
    STRENGTH = "strength"


class RacePriority(StrEnum):
    """A: the plan builds towards it. B: kept fresh for."""

    A = "A"
    B = "B"


@dataclass(frozen=True)
class Race:
    """A race: ``distance`` m."""

    date: date
    distance: float
    priority: RacePriority = RacePriority.A
    name: str = ""


class Limit(StrEnum):
    """What screening takes out of a plan; each one only reduces load."""

    NO_MAXIMAL = "no maximal effort or breath-holding"
    NO_IMPACT = "no impact"
    TECHNIQUE_ONLY = "technique only"
    NO_PLAN = "no plan"


@dataclass(frozen=True)
class Limits:
    """What a plan must leave out. Holds the limits only, never the answers they came from."""

    limits: frozenset[Limit] = frozenset()
    problems: frozenset[Problem] = frozenset()
    """painful or injured places"""
    excluded: frozenset[str] = frozenset()
    """exercise ids the runner does not want, or that work a place that hurts too much"""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Athlete:
    """The person as far as the plan needs them. ``body_mass`` kg, ``age`` years; None where not given."""

    name: str = "runner"
    sex: Sex = Sex.UNKNOWN
    age: float | None = None
    body_mass: float | None = None
    experience: LiftingExperience = LiftingExperience.NONE
    landing_quality: bool = False
    """lands quietly with knee over foot, both legs and single leg (self-checked or tested)"""
