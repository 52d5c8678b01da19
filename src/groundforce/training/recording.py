"""A decoded file. Any stream may be missing, position included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from groundforce.training.strength import PerformedSet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Stream: TypeAlias = NDArray[np.float64]


class Sport(StrEnum):
    """What was done, as far as this product cares."""

    RUN = "run"
    STRENGTH = "strength"
    RIDE = "ride"
    SWIM = "swim"
    WALK = "walk"
    OTHER = "other"


class StreamName(StrEnum):
    """The streams a recording may hold, one float64 value per sample, NaN where the device had none."""

    TIME = "time"
    """s since the start of the recording, never falling"""
    DISTANCE = "distance"
    """m since the start"""
    SPEED = "speed"
    """m/s"""
    HEART_RATE = "heart_rate"
    """beats/min"""
    CADENCE = "cadence"
    """steps/min, both legs"""
    ALTITUDE = "altitude"
    """m"""
    POWER = "power"
    """W"""
    TEMPERATURE = "temperature"
    """deg C"""
    LATITUDE = "latitude"
    """deg"""
    LONGITUDE = "longitude"
    """deg"""
    CONTACT_TIME = "contact_time"
    """s on the ground per step"""
    VERTICAL_OSCILLATION = "vertical_oscillation"
    """m per step"""


@dataclass(frozen=True)
class Device:
    """What recorded: names as the file gives them."""

    manufacturer: str | None = None
    product: str | None = None
    serial: str | None = None


@dataclass(frozen=True)
class Lap:
    """One lap: offsets in s from the start of the recording; distance [m], heart rate [beats/min]."""

    start: float
    duration: float
    distance: float | None = None
    mean_heart_rate: float | None = None
    intensity: str | None = None
    """``active``, ``rest``, ``warmup`` or ``cooldown`` where the device says so."""
    trigger: str | None = None
    """``manual``, ``distance``, ``time``, ``workout`` … where the device says so."""


DAMAGED = "damaged at byte"
"""How the warning of a damaged file begins."""


@dataclass(frozen=True, eq=False)
class Recording:
    """One activity out of one file (a multisport or chained file gives several).

    ``start`` is an aware UTC instant, or None where the file has no time. ``utc_offset`` is the wearer's
    offset where the file states it. ``duration`` is timer time [s] (pauses left out), ``elapsed`` the wall
    time [s]. Streams all have the same length; times are seconds from the start. ``created`` is when the
    device began the file, an aware UTC instant: with the device it names one recording for good. ``beats``
    are the times between heartbeats [s] in order, as the device wrote them; artefacts are left in.

    ``title``, ``gear`` and ``effort`` (perceived exertion, 1–10) are what the person said of it in an export;
    heart rates [beats/min] stand here only where a summary states them without a stream.
    """

    name: str
    sha256: str
    format: str
    sport: Sport
    start: datetime | None
    duration: float
    elapsed: float
    sub_sport: str | None = None
    distance: float | None = None
    ascent: float | None = None
    descent: float | None = None
    utc_offset: timedelta | None = None
    indoor: bool = False
    device: Device = Device()
    streams: Mapping[StreamName, Stream] = field(default_factory=dict)
    laps: tuple[Lap, ...] = ()
    sets: tuple[PerformedSet, ...] = ()
    warnings: tuple[str, ...] = ()
    created: datetime | None = None
    title: str = ""
    gear: str = ""
    effort: float | None = None
    mean_heart_rate: float | None = None
    max_heart_rate: float | None = None
    beats: Stream | None = None

    @property
    def damaged(self) -> bool:
        """Whether the file was damaged and read up to there only."""
        return any(text.startswith(DAMAGED) for text in self.warnings)

    def stream(self, name: StreamName) -> Stream | None:
        """The stream of this name, or None where the device did not record it."""
        return self.streams.get(name)
