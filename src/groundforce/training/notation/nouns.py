"""The notation as values: what a line of a plan or a log says, before any name is looked up.

Kilograms, shares of a maximum, reps in reserve and perceived exertion are different types, and a mass
keeps the unit it was written in, so that nothing is lost between reading and printing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

from groundforce.errors import InputError, NotationError
from groundforce.quantities import POUND
from groundforce.training.notation.words import GROUP, MOST_EFFORT, is_exercise_text, is_site, is_title
from groundforce.training.plan import Band, Per, PercentOfMaximum
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side


class MassUnit(StrEnum):
    """The units a load may be written in."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True)
class Mass:
    """A mass as written: ``amount`` in ``unit``."""

    amount: float
    unit: MassUnit = MassUnit.KG

    @property
    def kg(self) -> float:
        """The mass in kg, converted exactly and not rounded."""
        return self.amount if self.unit is MassUnit.KG else self.amount * POUND


@dataclass(frozen=True)
class MassLoad:
    """A mass on the bar, in each hand or per side; never negative."""

    mass: Mass
    per: Per = Per.TOTAL

    def __post_init__(self) -> None:
        if not 0 <= self.mass.amount < math.inf:
            raise InputError(f"a load is 0 {self.mass.unit} or more, not {self.mass.amount}")


@dataclass(frozen=True)
class BodyweightLoad:
    """The body and what is added to it; a negative mass is assistance, None is the body alone."""

    added: Mass | None = None


WrittenLoad: TypeAlias = MassLoad | PercentOfMaximum | BodyweightLoad | Band


@dataclass(frozen=True)
class RepsInReserve:
    """Effort as repetitions left [-], 0 or more."""

    value: float


@dataclass(frozen=True)
class PerceivedExertion:
    """Effort as a rating of perceived exertion, 0–10 [-]. Never turned into reps in reserve here."""

    value: float


Effort: TypeAlias = RepsInReserve | PerceivedExertion


@dataclass(frozen=True)
class NotationSet:
    """One set. Exactly one of ``reps`` (low, high) [-], ``seconds`` [s] and ``contacts`` [-] is given.

    Raises InputError otherwise.
    """

    reps: tuple[int, int] | None = None
    seconds: float | None = None
    contacts: int | None = None
    side: Side | None = None
    effort: Effort | None = None
    load: WrittenLoad | None = None
    tempo: str | None = None

    def __post_init__(self) -> None:
        given = [one for one in (self.reps, self.seconds, self.contacts) if one is not None]
        if len(given) != 1:
            raise InputError("a set has exactly one of reps, seconds and contacts")
        if self.reps is not None and not 0 <= self.reps[0] <= self.reps[1]:
            raise InputError(f"reps go from low to high, not {self.reps[0]}-{self.reps[1]}")


@dataclass(frozen=True)
class Pain:
    """Pain at a ``site`` (words as written): ``score`` 0–10 while lifting [-], ``next_morning`` 0–10 [-].

    ``next_morning`` is None where not said. Raises InputError for what is no place or no score.
    """

    site: str
    score: int
    next_morning: int | None = None

    def __post_init__(self) -> None:
        if not is_site(self.site):
            raise InputError(f"{self.site!r} is not a place: write words, such as knee or left calf")
        for score in (self.score, self.next_morning):
            if score is not None and not 0 <= score <= 10:
                raise InputError(f"pain is scored 0 to 10, not {score}")


@dataclass(frozen=True)
class NotationLine:
    """One exercise: its text as written, its sets, all warm-up or all work.

    ``rest`` s between sets, ``group`` letters a superset, ``before`` are the comment lines above it.
    ``line`` is where it stood in the text read (from 1; 0 where not read), left out of comparison.
    Raises InputError for text that could not be read back.
    """

    exercise: str
    sets: tuple[NotationSet, ...]
    warm_up: bool = False
    group: str | None = None
    rest: float | None = None
    pain: tuple[Pain, ...] = ()
    note: str = ""
    before: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not is_exercise_text(self.exercise):
            raise InputError(f"{self.exercise!r} cannot name an exercise in the notation")
        if not self.sets:
            raise InputError(f"{self.exercise}: a line has at least one set")
        if self.group is not None and GROUP.fullmatch(self.group) is None:
            raise InputError(f"{self.group!r} is not a superset letter such as A or B2")
        require_plain(self.before, self.note)


@dataclass(frozen=True)
class NotationSession:
    """One session: header, lines, and the comment lines ``before`` the header and ``after`` the lines.

    ``duration`` s. ``pain`` is what was felt in the session as a whole, ``effort`` how hard all of it was,
    0–10 [-]. ``line`` is where the header stood in the text read (from 1; 0 where not read), left out of
    comparison.
    """

    date: date
    lines: tuple[NotationLine, ...] = ()
    start: time | None = None
    part_of_day: PartOfDay | None = None
    title: str = ""
    duration: float | None = None
    note: str = ""
    pain: tuple[Pain, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    effort: float | None = None
    line: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not is_title(self.title, timed=self.start is not None or self.part_of_day is not None):
            raise InputError(f"{self.title!r} cannot be a title: it reads as a time, a duration or a note")
        if self.start is not None and self.part_of_day is not None:
            raise InputError("a session has a clock time or a part of day, not both")
        if self.effort is not None and not 0 <= self.effort <= MOST_EFFORT:
            raise InputError(f"effort goes from 0 to 10, not {self.effort:g}")
        require_plain(self.before + self.after, self.note)


@dataclass(frozen=True)
class Parsed:
    """What a text says: the sessions that could be read, and a problem for each line that could not.

    ``loose`` are good lines without a readable session header above them; ``tail`` the comment lines
    after the last session.
    """

    sessions: tuple[NotationSession, ...]
    problems: tuple[NotationError, ...] = ()
    loose: tuple[NotationLine, ...] = ()
    tail: tuple[str, ...] = ()


def require_plain(comments: tuple[str, ...], note: str) -> None:
    """Raise InputError for a comment or note that would not survive being one line of text."""
    if note != note.strip():
        raise InputError(f"{note!r} is not a note: take the spaces off its ends")
    for text in (*comments, note):
        if text != text.rstrip() or "\n" in text or "\r" in text:
            raise InputError(f"{text!r} is not one line without spaces at its end")
