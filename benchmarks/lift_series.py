"""Series of best sets out of a folder of strength logs: what ``strength_forecast`` forecasts.

One series is one lifter (a file), one lift (its name in the log) and the best Epley value of each session
from work sets of 1 to 10 reps. Settled openly:

- weights without a unit are read as kilograms: errors in percent do not depend on it;
- lifts that move the body too (pull-ups, assisted dips …) are left out: the load logged is only what was
  added or taken off, and its percentages mean nothing;
- nothing else is left out or mended: slips and mix-ups of units stay in, as history and as target;
- a file that tells the sets of a larger one again (60 % or more of its day, reps and load) is left out.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
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
from groundforce.training.strength import PerformedSet

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


def read_logs(folder: Path) -> tuple[tuple[Log, ...], tuple[str, ...]]:
    """The strength logs below a folder, and the names of files left out as told twice."""
    logs = list(_logs(folder))
    twice = _told_twice(logs)
    return tuple(log for log in logs if log.name not in twice), twice


def read_series(logs: Iterable[Log], body: bool = False) -> tuple[Series, ...]:
    """Every series of some logs; ``body`` keeps lifts that move the body too."""
    return tuple(one for log in logs for one in series_of(log, body))


def series_of(log: Log, body: bool = False) -> list[Series]:
    """The six most trained lifts of one log that have 20 sessions or more."""
    best: dict[str, dict[datetime, float]] = defaultdict(dict)
    ids: dict[str, str | None] = {}
    for session in log.sessions:
        for one in session.sets:
            value = _epley(one)
            if value is not None and (body or not _moves_the_body(one)):
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


def _logs(folder: Path) -> Iterable[Log]:
    for member in members(folder):
        if isinstance(member, Member) and app_of(member.data) is not None:
            try:
                yield read_log(member.data, member.name, "kg")
            except ReadError:
                continue


def _epley(one: PerformedSet) -> float | None:
    """Epley value [kg] of a set that counts, else None."""
    if one.load is None or one.reps is None or one.warm_up:
        return None
    if one.load <= 0.0 or not 1 <= one.reps <= LARGEST_REPS:
        return None
    return epley1985_one_repetition_maximum(one.load, float(one.reps))


def _moves_the_body(one: PerformedSet) -> bool:
    if BODY.search(one.name):
        return True
    return one.exercise is not None and load_catalogue().get(one.exercise).load not in WEIGHED


def _told_twice(logs: Sequence[Log]) -> tuple[str, ...]:
    told = [(log.name, _fingerprint(log)) for log in logs]
    told.sort(key=lambda one: (-len(one[1]), one[0]))
    twice: list[str] = []
    for place, (name, own) in enumerate(told):
        larger = (known for other, known in told[:place] if other not in twice)
        if own and any(len(own & known) >= SAME_LIFTER * len(own) for known in larger):
            twice.append(name)
    return tuple(twice)


def _fingerprint(log: Log) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (session.start.date(), one.reps, round(one.load, 1))
        for session in log.sessions
        for one in session.sets
        if one.reps is not None and one.load is not None
    )
