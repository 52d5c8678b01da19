"""Where a runner stands on the test battery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groundforce.training.battery.nouns import Backing
from groundforce.training.state import Estimate
from groundforce.training.strength import Side


class Standing(StrEnum):
    """A result against what is usual."""

    BELOW = "below what is usual"
    USUAL = "within what is usual"
    ABOVE = "above what is usual"


@dataclass(frozen=True)
class NormReading:
    """A result against the norms that fit the runner; ``standing`` None where that is not known.

    ``percentiles`` lowest and highest [0–100] over the norms that fit, where their spread is known;
    ``compared`` with whom, and the grade of it, in words;
    ``usual`` [low, high] in the test's unit, where both are known and hold for every norm that fits.
    """

    words: str
    compared: str = ""
    standing: Standing | None = None
    percentiles: tuple[float, float] | None = None
    backing: Backing | None = None
    usual: tuple[float, float] | None = None


@dataclass(frozen=True)
class Change:
    """The difference to the day before, better above 0; ``detectable`` the smallest that is no noise."""

    difference: float
    detectable: float
    real: bool
    since: date
    words: str


@dataclass(frozen=True)
class TestReading:
    """The latest of one test, side and lift: its interval, its change, what is usual.

    ``error`` typical error of the value in the test's unit; ``trials`` tries it comes from.
    """

    __test__ = False

    test: str
    side: Side | None
    latest: Estimate
    error: float
    trials: int
    norm: NormReading
    change: Change | None = None
    lift: str | None = None

    @property
    def date(self) -> date | None:
        """The day it was done."""
        return self.latest.as_of


@dataclass(frozen=True)
class SideDifference:
    """Left against right on the latest day both were tested.

    ``asymmetry`` [-] is (stronger - weaker) / stronger; ``real`` whether the difference is beyond
    measurement error; ``weaker`` None where it is not.
    """

    test: str
    date: date
    asymmetry: Estimate
    real: bool
    weaker: Side | None
    words: str


@dataclass(frozen=True)
class TestPain:
    """The last pain told of a test: ``score`` 0 to 10."""

    __test__ = False

    test: str
    date: date
    score: float


@dataclass(frozen=True)
class TestDue:
    """The day from which a test is worth doing again."""

    __test__ = False

    test: str
    date: date


@dataclass(frozen=True)
class PowerState:
    """Everything the tests say on ``as_of``; nothing of that day or later is in it."""

    as_of: date
    readings: tuple[TestReading, ...] = ()
    differences: tuple[SideDifference, ...] = ()
    pains: tuple[TestPain, ...] = ()
    due: tuple[TestDue, ...] = ()
    notes: tuple[str, ...] = ()
