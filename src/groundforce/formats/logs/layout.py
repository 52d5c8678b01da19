"""What a reader of one app's log consists of, and the sets it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from groundforce.formats.logs.clock import read_moment, read_seconds, wall_clock
from groundforce.formats.logs.columns import Columns
from groundforce.formats.logs.endurance import is_endurance
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.log import LogOptions
from groundforce.formats.logs.sheet import Sheet
from groundforce.training.strength import PerformedSet, reserve_of_rating

"""the range in which a rating of effort counts repetitions in reserve: 10 less the rating."""


@dataclass(frozen=True)
class Case:
    """What holds for one whole file: the options, and whether dates with slashes put the day first."""

    options: LogOptions
    day_first: bool | None = None

    def moment(self, line: Line, key: str = "date") -> datetime:
        """The row's time on the lifter's wall clock. Raises ReadError."""
        return wall_clock(self.instant(line, key), self.options.timezone)

    def instant(self, line: Line, key: str) -> datetime:
        """The row's time as written: aware where its offset is given. Raises ReadError."""
        moment = read_moment(line.text(key), self.day_first)
        if moment is None:
            raise line.fail(f"{line.text(key)[:40]!r} is not a date")
        return moment


@dataclass(frozen=True)
class Entry:
    """One set with the session it belongs to: ``start`` (wall clock), ``title``, ``duration`` [s].

    ``lookup`` is what the catalogue is asked, where the name alone does not say enough; ``key`` tells
    sessions apart that have one start and title.
    """

    start: datetime
    title: str
    done: PerformedSet
    duration: float | None = None
    lookup: str = ""
    key: str = ""


@dataclass(frozen=True)
class Layout:
    """How to read one app's file.

    ``columns`` finds what it needs in a sheet, or says None: another app's file. ``sets`` gives the sets of
    a row, none where the row is no strength set. ``by_day`` where the app knows no session.
    """

    app: str
    columns: Callable[[Sheet], Columns | None]
    sets: Callable[[Line, Case], Iterable[Entry] | Iterator[Entry]]
    by_day: bool = False
    note: str = ""


def performed(
    name: str,
    reps: int | None,
    load: float | None,
    seconds: float | None = None,
    distance: float | None = None,
    reserve: float | None = None,
    warm_up: bool = False,
    start: datetime | None = None,
) -> PerformedSet | None:
    """The set that was done; None where nothing was, or where it was endurance work.

    A set of 0 repetitions was not done. ``distance`` [any unit] without repetitions or load is a run, a
    ride or a walk. Seconds count only where there are no repetitions.
    """
    timed = seconds if seconds is not None and seconds > 0.0 else None
    counted = reps if reps is not None and reps > 0 else None
    far = distance is not None and distance > 0.0
    if counted is None and (timed is None or is_endurance(name) or (far and load is None)):
        return None
    return PerformedSet(
        name=name,
        reps=counted,
        load=load,
        seconds=timed if counted is None else None,
        reps_in_reserve=reserve,
        warm_up=warm_up,
        start=start,
    )


def reserve_of(rating: float | None) -> float | None:
    """Repetitions in reserve [-] a rating of perceived exertion (1–10) stands for, from 5 upwards.

    >>> reserve_of(8.5), reserve_of(3.0)
    (1.5, None)
    """
    return reserve_of_rating(rating)


def some(value: float | None) -> float | None:
    """A number, where the app writes 0 for none."""
    return None if value == 0.0 else value


def seconds_of(line: Line, key: str) -> float | None:
    """A cell as a duration [s]; None where empty. Raises ReadError."""
    text = line.text(key)
    seconds = read_seconds(text)
    if seconds is None and text != "":
        raise line.fail(f"{key} {text[:40]!r} is not a duration")
    return seconds
