"""Series of best sets out of a folder of strength logs: what ``strength_forecast`` forecasts.

One series is one lifter (a file), one lift (its name in the log) and the best Epley value of each session
from work sets of 1 to 10 reps. Settled openly:

- weights without a unit are read as kilograms: errors in percent do not depend on it;
- lifts that move the body too (pull-ups, assisted dips …) are left out: the load logged is only what was
  added or taken off, and its percentages mean nothing;
- nothing else is left out or mended: slips and mix-ups of units stay in, as history and as target;
- a file that tells the sets of a larger one again (60 % or more of its day, reps and load) is left out.

``Logs.every`` with ``body`` and ``warm_ups`` is the other reading, where nothing at all is left out.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from groundforce.errors import ReadError
from groundforce.formats.archive import Member, members
from groundforce.formats.logs.log import Log
from groundforce.formats.logs.reading import app_of, read_log
from groundforce.monitoring.strength.observations import WEIGHED
from groundforce.physiology.repetition_equations import epley1985_one_repetition_maximum
from groundforce.training.catalogue import load_catalogue

FEWEST_SESSIONS = 20
MOST_LIFTS = 6
"""Lifts taken from one file: those with most sessions."""
LARGEST_REPS = 10
SAME_LIFTER = 0.6
"""Share of a file's sets that another one tells too, from which it is the same lifter's."""
BODY = re.compile(r"assist|chin.?up|pull.?up|push.?up|press.?up|muscle.?up|\bdips?\b|barfiks", re.IGNORECASE)
"""Names of lifts that move the body, where the catalogue does not know the lift."""


@dataclass(frozen=True)
class Series:
    """One lift of one lifter: ``values`` [kg] of sessions, ``days`` [d] since the first."""

    file: str
    lift: str
    exercise: str | None
    values: NDArray[np.float64]
    days: NDArray[np.float64]

    @property
    def half(self) -> int:
        """Which half of the lifters, by a checksum of the file's name: 0 was tuned on, 1 was held out."""
        return zlib.crc32(self.file.encode()) % 2


@dataclass(frozen=True)
class Logs:
    """The strength logs below a folder: all of them, names of those told twice, how many were refused."""

    every: tuple[Log, ...]
    twice: tuple[str, ...]
    refused: int = 0

    @property
    def once(self) -> tuple[Log, ...]:
        """The logs without those told twice."""
        return tuple(log for log in self.every if log.name not in self.twice)


def read_logs(folder: Path) -> Logs:
    """The strength logs below a folder; tables that look like one and cannot be read are counted."""
    logs: list[Log] = []
    refused = 0
    for member in members(folder):
        if isinstance(member, Member) and app_of(member.data) is not None:
            try:
                logs.append(read_log(member.data, member.name, "kg"))
            except ReadError:
                refused += 1
    return Logs(tuple(logs), _told_twice(logs), refused)


def read_series(logs: Iterable[Log], body: bool = False, warm_ups: bool = False) -> tuple[Series, ...]:
    """Every series of some logs; ``body`` keeps lifts that move the body too, ``warm_ups`` those sets."""
    return tuple(one for log in logs for one in series_of(log, body, warm_ups))


def series_of(log: Log, body: bool = False, warm_ups: bool = False) -> list[Series]:
    """The six most trained lifts of one log that have 20 sessions or more."""
    best: dict[str, dict[datetime, float]] = defaultdict(dict)
    ids: dict[str, str | None] = {}
    for session in log.sessions:
        for one in session.sets:
            value = None if one.warm_up and not warm_ups else _epley(one.load, one.reps)
            if value is not None and (body or not _moves_the_body(one.name, one.exercise)):
                known = best[one.name]
                known[session.start] = max(value, known.get(session.start, 0.0))
                ids[one.name] = one.exercise
    most = sorted(best, key=lambda name: -len(best[name]))[:MOST_LIFTS]
    found = [(name, sorted(best[name].items())) for name in most if len(best[name]) >= FEWEST_SESSIONS]
    return [
        Series(
            log.name,
            name,
            ids[name],
            np.array([value for _, value in items]),
            np.array([(start - items[0][0]).total_seconds() / 86400.0 for start, _ in items]),
        )
        for name, items in found
    ]


def padded(series: Sequence[Series]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Logarithms of the values, and days: one column a series, NaN after its last session."""
    shape = (max(len(one.values) for one in series), len(series))
    values, days = np.full(shape, np.nan), np.full(shape, np.nan)
    for column, one in enumerate(series):
        values[: len(one.values), column] = np.log(one.values)
        days[: len(one.days), column] = one.days
    return values, days


@cache
def _epley(load: float | None, reps: int | None) -> float | None:
    """Epley value [kg] of a set that counts, else None."""
    if load is None or reps is None or not 0.0 < load < math.inf or not 1 <= reps <= LARGEST_REPS:
        return None
    return epley1985_one_repetition_maximum(load, float(reps))


@cache
def _moves_the_body(name: str, exercise: str | None) -> bool:
    if BODY.search(name):
        return True
    return exercise is not None and load_catalogue().get(exercise).load not in WEIGHED


def _told_twice(logs: Sequence[Log]) -> tuple[str, ...]:
    told = [(log.name, _fingerprint(log)) for log in logs]
    told.sort(key=lambda one: (-len(one[1]), one[0]))
    tellers: dict[tuple[object, ...], list[str]] = defaultdict(list)
    twice: list[str] = []
    for name, own in told:
        shared = Counter(other for one in own for other in tellers.get(one, ()))
        if own and max(shared.values(), default=0) >= SAME_LIFTER * len(own):
            twice.append(name)
            continue
        for one in own:
            tellers[one].append(name)
    return tuple(twice)


def _fingerprint(log: Log) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (session.start.date(), one.reps, round(one.load, 1))
        for session in log.sessions
        for one in session.sets
        if one.reps is not None and one.load is not None
    )
