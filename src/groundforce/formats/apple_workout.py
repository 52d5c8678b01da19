"""One ``Workout`` element of Apple Health, with the unit each of its values has."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from groundforce.errors import ReadError
from groundforce.formats.exports import Told, beside, digest_of
from groundforce.training.recording import Device, Recording, Sport

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

VENDOR = "apple"
KIND, QUANTITY = "HKWorkoutActivityType", "HKQuantityTypeIdentifier"
SPORTS: Mapping[str, Sport] = {
    "Running": Sport.RUN,
    "TraditionalStrengthTraining": Sport.STRENGTH,
    "FunctionalStrengthTraining": Sport.STRENGTH,
    "Cycling": Sport.RIDE,
    "HandCycling": Sport.RIDE,
    "Swimming": Sport.SWIM,
    "Walking": Sport.WALK,
    "Hiking": Sport.WALK,
}
SECONDS = {"ms": 0.001, "s": 1.0, "sec": 1.0, "min": 60.0, "hr": 3600.0, "h": 3600.0, "d": 86400.0}
METRES = {
    "mm": 0.001,
    "cm": 0.01,
    "m": 1.0,
    "km": 1000.0,
    "in": 0.0254,
    "ft": 0.3048,
    "yd": 0.9144,
    "mi": 1609.344,
}
PER_MINUTE = {"count/min": 1.0, "bpm": 1.0, "count/s": 60.0}
_LONGEST, _FARTHEST = 30 * 86400.0, 1e7
_DEVICE = re.compile(r"(?<=[,>] )(name|manufacturer|hardware):(.*?)(?=, \w+:|>|$)")
_DEVICE_TEXT = 500
"""letters looked at in a device's description."""
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def told_of(element: Element, name: str, number: int) -> Told:
    """What the export ``name`` says in its workout of this number. Raises ReadError naming the field."""
    return _Workout(element, name, number).told()


class _Workout:
    def __init__(self, element: Element, name: str, number: int) -> None:
        self._element, self._name, self._number = element, name, number
        self._notes = {str(one.get("key")): str(one.get("value")) for one in self._children("MetadataEntry")}
        self._sums = {str(one.get("type")): one for one in self._children("WorkoutStatistics")}

    def told(self) -> Told:
        """The workout, with the file of its route where it has one."""
        kind = self._element.get("workoutActivityType", "").removeprefix(KIND)
        sport = SPORTS.get(kind)
        start, offset = self._moment("startDate")
        recording = Recording(
            name=f"{self._name}, workout {self._number}",
            sha256=digest_of(
                VENDOR, kind, start, self._element.get("endDate"), self._element.get("sourceName")
            ),
            format=VENDOR,
            sport=sport or Sport.OTHER,
            start=start,
            duration=self._duration(start),
            elapsed=self._elapsed(start),
            sub_sport=_WORD.sub("_", kind).lower() or None,
            distance=self._distance(),
            ascent=self._amount("HKElevationAscended", self._notes.get("HKElevationAscended")),
            utc_offset=self._zone(start) or offset,
            indoor=self._notes.get("HKIndoorWorkout") == "1",
            device=_device(self._element.get("device", "")[:_DEVICE_TEXT]),
            mean_heart_rate=self._beats("average"),
            max_heart_rate=self._beats("maximum"),
        )
        return Told(recording, sport, self._route(), leads=True)

    def _children(self, tag: str) -> Iterator[Element]:
        return (one for one in self._element if one.tag == tag)

    def _moment(self, key: str) -> tuple[datetime, timedelta | None]:
        """The instant in UTC and the offset stated with it."""
        text = self._element.get(key, "").strip()
        try:
            stamp = datetime.fromisoformat(re.sub(r" (?=[+-]\d{2}:?\d{2}$)", "", text))
            if stamp.tzinfo is not None and 1980 <= stamp.year <= 2100:
                return stamp.astimezone(UTC), stamp.utcoffset()
        except (ValueError, OverflowError):
            pass
        raise self._wrong(key, text, "is no time with its offset from UTC")

    def _zone(self, start: datetime) -> timedelta | None:
        """The offset of the zone the workout was done in; dates alone may be in that of the export."""
        try:
            return start.astimezone(ZoneInfo(self._notes["HKTimeZone"])).utcoffset()
        except (KeyError, ValueError, OSError, OverflowError):
            return None

    def _elapsed(self, start: datetime) -> float:
        end = self._moment("endDate")[0]
        seconds = (end - start).total_seconds()
        if not 0.0 <= seconds <= _LONGEST:
            raise self._wrong("endDate", self._element.get("endDate", ""), "does not fit the start")
        return seconds

    def _duration(self, start: datetime) -> float:
        """Seconds without pauses; the time from start to end where the workout does not say."""
        elapsed = self._elapsed(start)
        stated = self._value(
            "duration", self._element.get("duration"), self._element.get("durationUnit", "min"), SECONDS
        )
        return elapsed if stated is None or stated == 0.0 else min(stated, _LONGEST)

    def _distance(self) -> float | None:
        """Metres, from the statistics of newer exports or the attribute of older ones; 0 is none."""
        for kind, one in self._sums.items():
            if kind.startswith(f"{QUANTITY}Distance"):
                return self._value(kind, one.get("sum"), one.get("unit", ""), METRES) or None
        text, unit = self._element.get("totalDistance"), self._element.get("totalDistanceUnit", "")
        return self._value("totalDistance", text, unit, METRES) or None if text != "0" else None

    def _beats(self, key: str) -> float | None:
        one = self._sums.get(f"{QUANTITY}HeartRate")
        if one is None:
            return None
        return self._value(f"heart rate {key}", one.get(key), one.get("unit", ""), PER_MINUTE)

    def _amount(self, key: str, text: str | None) -> float | None:
        """A length [m] written with its unit behind it, such as ``45443 cm``."""
        number, _, unit = (text or "").strip().partition(" ")
        return self._value(key, number or None, unit, METRES)

    def _value(self, key: str, text: str | None, unit: str, units: Mapping[str, float]) -> float | None:
        if text is None or not text.strip():
            return None
        if unit.strip() not in units:
            raise self._wrong(key, f"{text} {unit}", f"has no unit we know; known are {', '.join(units)}")
        try:
            value = float(text) * units[unit.strip()]
        except ValueError:
            value = math.nan
        if not 0.0 <= value <= _FARTHEST:
            raise self._wrong(key, text, "is not a number that can be")
        return value

    def _route(self) -> str | None:
        """The full name of the first route's file."""
        paths = (
            str(one.get("path"))
            for route in self._children("WorkoutRoute")
            for one in route
            if one.tag == "FileReference" and one.get("path")
        )
        path = next(paths, None)
        return None if path is None else beside(self._name, path)

    def _wrong(self, key: str, text: str, reason: str) -> ReadError:
        return ReadError(self._name, f"workout {self._number}, {key}: {text[:40]!r} {reason}")


def _device(text: str) -> Device:
    """Maker and model; names people give their watches are left out."""
    said = {key: value.strip() for key, value in _DEVICE.findall(text)}
    product = " ".join(filter(None, (said.get("name"), said.get("hardware"))))
    return Device(said.get("manufacturer") or None, product or None)
