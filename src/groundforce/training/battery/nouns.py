"""A test, what it is compared with, and one result of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groundforce.evidence import Grade, Status
from groundforce.training.athlete import Limit, Sex
from groundforce.training.strength import Side


class TestUnit(StrEnum):
    """What a result is counted in; SI inside."""

    __test__ = False

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"
    DEGREES = "degrees"
    POINTS = "points"
    METRES_PER_SECOND = "metres per second"
    KILOGRAMS = "kilograms"


class Emphasis(StrEnum):
    """What a weak result asks more of."""

    CALF = "calf"
    LATERAL_TRUNK = "lateral trunk"
    HAMSTRINGS = "hamstrings"
    SINGLE_LEG = "single-leg work"


class Trials(StrEnum):
    """What several tries on one day come to."""

    MEAN = "mean"
    FIRST = "first"
    """tests to exhaustion: a second try the same day is a tired one"""


@dataclass(frozen=True)
class Backing:
    """How far a number can be trusted: its grade, how it reached us, the sources' keys."""

    grade: Grade
    status: Status
    sources: tuple[str, ...]
    population: str = ""


@dataclass(frozen=True)
class TestError:
    """Typical error of one result from day to day: in the test's unit, or a share of the result [-]."""

    __test__ = False

    absolute: float | None
    share: float | None
    backing: Backing

    def of(self, value: float) -> float:
        """The typical error at ``value``, in the test's unit."""
        absolute = 0.0 if self.absolute is None else self.absolute
        return absolute + (0.0 if self.share is None else self.share * abs(value))


@dataclass(frozen=True)
class Norm:
    """What is usual in a population, by ``sex`` and ``ages`` (both ends included) where it has them.

    ``low`` and ``high`` frame what is usual, in the test's unit; ``middle`` its mean or median; ``spread``
    its standard deviation, where known. At least ``low`` or ``middle`` and ``spread`` is given.
    """

    backing: Backing
    sex: Sex | None = None
    ages: tuple[float, float] | None = None
    low: float | None = None
    high: float | None = None
    middle: float | None = None
    spread: float | None = None


@dataclass(frozen=True)
class PerformanceTest:
    """One test of the battery.

    ``measures`` the quality in words; ``plausible`` the smallest and largest result taken, in the unit;
    ``forbidden_by`` the limits under which it is not done; ``impact`` whether it is a hop or jump;
    ``repeat_weeks`` the fewest weeks to the next one; ``emphasis`` what a weak result asks more of.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    measures: str
    equipment: tuple[str, ...]
    warm_up: str
    steps: tuple[str, ...]
    stop: tuple[str, ...]
    forbidden_by: frozenset[Limit]
    impact: bool
    per_side: bool
    unit: TestUnit
    higher_is_better: bool
    plausible: tuple[float, float]
    trials: Trials
    error: TestError
    norms: tuple[Norm, ...]
    norm_note: str
    repeat_weeks: int
    emphasis: Emphasis | None = None


@dataclass(frozen=True)
class TestResult:
    """One try: ``value`` in the test's unit, SI. 0 is a result.

    ``side`` None where the test has none; ``body_mass`` kg; ``pain`` 0 to 10 during the test or None where
    not said; ``frame_rate`` of the video [1/s]; ``lift`` and ``reps`` for a repetition maximum, whose value
    is the load [kg].
    """

    __test__ = False

    date: date
    test: str
    value: float
    side: Side | None = None
    body_mass: float | None = None
    pain: float | None = None
    note: str = ""
    frame_rate: float | None = None
    lift: str | None = None
    reps: int | None = None
