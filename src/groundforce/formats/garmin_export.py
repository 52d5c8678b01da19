"""Garmin Connect's data export: ``…_summarizedActivities.json``, and zips of FIT files beside it.

Untested on a real export: none was at hand. Layout and units follow what others describe: lengths in cm,
times in ms, weights in g, ``startTimeLocal`` as ms already on the wearer's clock. A summary belongs to the
FIT file that starts in the same second, give or take five. A multisport activity is left out: its parts are
there too.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from groundforce.errors import ReadError
from groundforce.formats.exports import Table, Told, digest_of
from groundforce.training.recording import Recording, Sport

VENDOR = "garmin"
KEY = "summarizedActivitiesExport"
HEAD = 4096
"""bytes within which the list has begun."""
_LIST = re.compile(rf'"{KEY}"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_SPORTS = (
    (("running", "_run", "run_"), Sport.RUN),
    (("strength",), Sport.STRENGTH),
    (("cycling", "biking", "bmx", "spinning", "_ride"), Sport.RIDE),
    (("swim",), Sport.SWIM),
    (("walk", "hik"), Sport.WALK),
)
_INDOOR = ("treadmill", "indoor", "virtual")
_MS, _CM, _G = 1e-3, 1e-2, 1e-3
_LONGEST, _FARTHEST = 30 * 86400.0, 1e7
_FIRST, _LAST = datetime(1980, 1, 1, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp()
_OFFSET_STEP, _OFFSET_MOST = 900, 14 * 3600


def is_garmin(data: bytes) -> bool:
    """Whether these bytes are the summaries of a Garmin Connect export."""
    return data[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{") and KEY.encode() in data[:HEAD]


def read_garmin(data: bytes, name: str) -> Table:
    """The activities in a file of summaries; one that cannot be read is told by its number and field.

    A damaged file gives the activities before the damage, with a problem that says where it is.
    """
    told: list[Told] = []
    problems: list[ReadError] = []
    parents = 0
    for number, row in enumerate(_rows(data, name), 1):
        try:
            if isinstance(row, ReadError):
                raise row
            if _is_parent(row):
                parents += 1
                continue
            told.append(_told(_Row(name, number, row)))
        except ReadError as error:
            problems.append(error)
    skipped = f"; multisport activities left to their parts: {parents}" if parents > 0 else ""
    note = (
        f"the summaries of a Garmin Connect export (a layout untested on a real one): {len(told)} activities"
    )
    return Table(name, tuple(told), tuple(problems), note + skipped, by_start=True)


def _rows(data: bytes, name: str) -> Iterator[Mapping[str, Any] | ReadError]:
    """The objects of every list of activities, one at a time: the whole may be 100 MB of text.

    Ends at the first damage.
    """
    # One byte a letter, whatever the titles hold: only one activity at a time is decoded as what it is.
    text = data.decode("latin-1")
    decoder = json.JSONDecoder()
    begin = _LIST.search(text)
    while begin is not None:
        at = _after_gap(text, begin.end())
        while text[at : at + 1] != "]":
            try:
                end = decoder.raw_decode(text, at)[1]
                row = json.loads(data[at:end].decode("utf-8", "replace"))
            except (ValueError, RecursionError) as error:
                reason = f"damaged; activities from there on are lost ({_short(error)})"
                yield ReadError(name, reason, at)
                return
            yield row if isinstance(row, dict) else ReadError(name, "is no activity", at)
            at = _after_gap(text, end)
        begin = _LIST.search(text, at)


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return at if gap is None else gap.end()


def _short(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep, or a number too long"


def _is_parent(row: Mapping[str, Any]) -> bool:
    return row.get("parent") is True or row.get("isMultiSportParent") is True or _kind(row) == "multi_sport"


def _kind(row: Mapping[str, Any]) -> str:
    kind = row.get("activityType")
    kind = kind.get("typeKey") if isinstance(kind, dict) else kind
    return kind.casefold() if isinstance(kind, str) else ""


class _Row:
    """One summary; every reader raises ReadError naming activity and field."""

    def __init__(self, file: str, number: int, row: Mapping[str, Any]) -> None:
        self.file, self.number, self.row = file, number, row

    def value(self, key: str, unit: float, most: float) -> float | None:
        """A number of 0 to ``most`` after scaling by ``unit``; None where there is none."""
        raw = self.row.get(key)
        if raw is None:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise self.wrong(key, "is not a number")
        value = raw * unit if abs(raw) < 1e18 else math.nan
        if not 0.0 <= value <= most:
            raise self.wrong(key, "cannot be")
        return value

    def text(self, *keys: str) -> str:
        """The first of these that is text, or empty."""
        return next((found for key in keys if isinstance(found := self.row.get(key), str)), "").strip()

    def instant(self, *keys: str) -> float | None:
        """Unix time [s] in the first of these fields that has one."""
        for key in keys:
            seconds = self.value(key, _MS, 1e12)
            if seconds is not None:
                if not _FIRST <= seconds <= _LAST:
                    raise self.wrong(key, "is no time of an activity")
                return seconds
        return None

    def wrong(self, key: str, reason: str) -> ReadError:
        """The error to raise about a field."""
        return ReadError(
            self.file, f"activity {self.number}, {key}: {str(self.row.get(key))[:40]!r} {reason}"
        )


def _told(row: _Row) -> Told:
    kind = _kind(row.row)
    sport = next((sport for words, sport in _SPORTS if any(word in kind for word in words)), None)
    start, offset, warnings = _start(row)
    duration = row.value("duration", _MS, _LONGEST)
    if duration is None:
        raise row.wrong("duration", "is not a duration")
    elapsed = row.value("elapsedDuration", _MS, _LONGEST)
    recording = Recording(
        name=f"{row.file}, activity {row.number}",
        sha256=digest_of(VENDOR, row.row.get("activityId") or f"{start} {kind} {duration}"),
        format=VENDOR,
        sport=sport or Sport.OTHER,
        start=start,
        duration=duration,
        elapsed=duration if elapsed is None else max(elapsed, duration),
        sub_sport=kind or None,
        distance=row.value("distance", _CM, _FARTHEST) or None,
        ascent=row.value("elevationGain", _CM, _FARTHEST),
        descent=row.value("elevationLoss", _CM, _FARTHEST),
        utc_offset=offset,
        indoor=any(word in kind for word in _INDOOR),
        title=row.text("name", "activityName"),
        mean_heart_rate=row.value("avgHr", 1.0, 300.0),
        max_heart_rate=row.value("maxHr", 1.0, 300.0),
        warnings=(*warnings, *_sets(row)),
    )
    undated = row.wrong("startTimeGmt", "is missing, so the activity cannot be put on a day")
    return Told(recording, sport, unusable=undated if start is None else None)


def _start(row: _Row) -> tuple[datetime | None, timedelta | None, tuple[str, ...]]:
    """The start in UTC, and the offset of the wearer's clock where both clocks are given."""
    utc = row.instant("startTimeGmt", "beginTimestamp")
    local = row.instant("startTimeLocal")
    if utc is None:
        if local is None:
            return None, None, ()
        told = "the summary gives the wearer's clock only: the start in UTC is not known"
        return datetime.fromtimestamp(local, UTC), timedelta(0), (told,)
    offset = None if local is None else round(local - utc)
    sound = offset is not None and offset % _OFFSET_STEP == 0 and abs(offset) <= _OFFSET_MOST
    return datetime.fromtimestamp(utc, UTC), timedelta(seconds=offset or 0) if sound else None, ()


def _sets(row: _Row) -> tuple[str, ...]:
    """Totals of each exercise in words: they do not say what each set was, so they make no sets."""
    listed = row.row.get("summarizedExerciseSets")
    if not isinstance(listed, list) or not listed:
        return ()
    parts = []
    for one in listed:
        if not isinstance(one, dict):
            raise row.wrong("summarizedExerciseSets", "is no list of exercises")
        inner = _Row(row.file, row.number, one)
        sets, reps = inner.value("sets", 1.0, 1e4), inner.value("reps", 1.0, 1e5)
        weight = inner.value("maxWeight", _G, 2000.0)
        words = [inner.text("subCategory", "category").lower().replace("_", " ") or "an exercise"]
        words += [] if sets is None else [f"{sets:g} sets"]
        words += [] if reps is None else [f"{reps:g} repetitions"]
        words += [] if weight is None or weight == 0.0 else [f"at most {weight:g} kg"]
        parts.append(", ".join(words))
    return (f"totals only, sets are in the FIT file: {'; '.join(parts)}",)
