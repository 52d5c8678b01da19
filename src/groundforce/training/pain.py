"""Nouns of a pain diary. What follows from it only ever reduces load, and is no medical advice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from groundforce.training.exercise import Problem

if TYPE_CHECKING:
    from groundforce.evidence import Grade
    from groundforce.training.strength import Side


@dataclass(frozen=True)
class PainEntry:
    """Pain at a place on a day: worst ``during`` 0-10, ``next_morning`` 0-10 or None (not said).

    ``night`` and ``hopping``: it hurts at night, or on hopping; ``limping``: it changed how one moves.
    ``session`` is what was done, in the person's words.
    """

    date: date
    site: Problem
    during: float
    next_morning: float | None = None
    session: str = ""
    side: Side | None = None
    note: str = ""
    night: bool = False
    hopping: bool = False
    limping: bool = False


class PainAdvice(StrEnum):
    """What to do about a place, from least to most careful."""

    CONTINUE = "continue"
    MODIFY = "modify"
    STOP = "stop"
    REFER = "refer"

    @property
    def rank(self) -> int:
        """0 for the least careful."""
        return list(PainAdvice).index(self)


class PainStage(StrEnum):
    """What a plan does about a place, from nothing to stopping; into pain at once, out of it step by step."""

    CLEAR = "clear"
    REDUCE = "reduce"
    SUBSTITUTE = "substitute"
    REMOVE = "remove"
    REFER = "refer"

    @property
    def rank(self) -> int:
        """0 for nothing to do."""
        return list(PainStage).index(self)

    @property
    def easier(self) -> PainStage:
        """The stage one step further out of pain."""
        return list(PainStage)[max(0, self.rank - 1)]


class PainTrend(StrEnum):
    """Where the last entries of a place are going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    UNKNOWN = "not enough entries"


@dataclass(frozen=True)
class SitePain:
    """One place: its ``worst`` recent score 0-10, trend, advice with a sentence and how good the rule is.

    ``entries`` counts those that speak, ``days_since`` the last one; ``stale`` where it is too long ago to
    say anything: no entries are not "no pain". ``stage`` is what a plan does about it, ``gate`` says what
    opens the next step out of it, ``bone`` whether a sign of a bone lies behind it.
    """

    site: Problem
    worst: float
    trend: PainTrend
    advice: PainAdvice
    text: str
    grade: Grade
    entries: int
    days_since: int
    stale: bool = False
    side: Side | None = None
    lasting_days: int = 0
    stage: PainStage = PainStage.CLEAR
    gate: str = ""
    bone: bool = False


@dataclass(frozen=True)
class PainState:
    """Every place with entries up to ``as_of``, most careful first."""

    as_of: date
    sites: tuple[SitePain, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def advice(self) -> PainAdvice | None:
        """The most careful advice of any place, None without any that speaks."""
        return max(
            (one.advice for one in self.sites if not one.stale), key=lambda one: one.rank, default=None
        )

    @property
    def aggravated(self) -> frozenset[Problem]:
        """The places a plan must not load."""
        return frozenset(
            one.site
            for one in self.sites
            if not one.stale and max(one.stage.rank, one.advice.rank + 1) >= PainStage.SUBSTITUTE.rank
        )
