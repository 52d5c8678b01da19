"""What a runner file says, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from groundforce.training.athlete import Athlete, Goal, Limits, Race
from groundforce.training.battery.nouns import TestResult
from groundforce.training.pain import PainEntry
from groundforce.training.plates import Plates
from groundforce.training.problem import Absence, Opening, Place
from groundforce.training.run import RunKind
from groundforce.training.state import Estimate, PartOfDay, TypicalRun

WEEKDAY_PARTS = (PartOfDay.MORNING, PartOfDay.EVENING)
WEEKEND_PARTS = (PartOfDay.MORNING, PartOfDay.MIDDAY, PartOfDay.EVENING)
DEFAULT_OPENINGS: tuple[Opening, ...] = tuple(
    Opening(weekday, part_of_day=part)
    for weekday in range(7)
    for part in (WEEKDAY_PARTS if weekday < 5 else WEEKEND_PARTS)
)
"""Where nothing is said: mornings and evenings, at the weekend midday too."""


@dataclass(frozen=True)
class RunnerProfile:
    """A runner's own words: who they are, what they want, when and where they can lift.

    ``minutes`` [min] per session; ``maxima`` stated 1RM [kg] by exercise id; ``current_lifts`` ids of the
    exercises done at least weekly for the last month; ``lifting_weeks`` whole weeks in a row with lifting;
    ``experience_stated`` whether the runner said how used to lifting they are, ``equipment_stated`` what
    they lift with;
    ``tests`` results of the test battery;
    ``kind_overrides`` (words in a calendar event, kind) pairs, kind None meaning "not a run";
    ``defaults`` says in words each default that was used; ``warnings`` what the runner should know;
    ``pain`` the pain diary; ``places`` to lift at beside the usual one; ``last_lifted`` the last day of leg
    lifting; ``bout_days`` days a week with short bouts of jumps; ``plates`` the weights
    there are.
    """

    athlete: Athlete = Athlete()
    races: tuple[Race, ...] = ()
    goals: tuple[Goal, ...] = (Goal.ECONOMY, Goal.ROBUSTNESS)
    openings: tuple[Opening, ...] = DEFAULT_OPENINGS
    absences: tuple[Absence, ...] = ()
    equipment: frozenset[str] = frozenset()
    equipment_stated: bool = False
    minutes: float = 45.0
    sessions_per_week: int = 2
    limits: Limits = Limits()
    maxima: tuple[tuple[str, Estimate], ...] = ()
    experience_stated: bool = False
    current_lifts: tuple[str, ...] = ()
    lifting_weeks: int = 0
    typical_week: tuple[TypicalRun, ...] = ()
    tests: tuple[TestResult, ...] = ()
    timezone: str | None = None
    kind_overrides: tuple[tuple[str, RunKind | None], ...] = ()
    constants: Mapping[str, float] = field(default_factory=dict)
    defaults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pain: tuple[PainEntry, ...] = ()
    places: tuple[Place, ...] = ()
    last_lifted: date | None = None
    bout_days: int = 0
    plates: Plates = Plates()
