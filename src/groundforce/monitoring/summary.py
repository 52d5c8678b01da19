"""From a recording to what the coaching needs of it: a run, a strength session, or another activity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from groundforce.errors import InputError
from groundforce.monitoring.climb import climb
from groundforce.monitoring.grade_adjusted import equivalent_flat_distance
from groundforce.monitoring.profile import profile_of
from groundforce.monitoring.streams import Movement, heart_rate_of, movement_of, weighted_mean
from groundforce.monitoring.wall_clock import wall_clock
from groundforce.monitoring.watch_names import catalogue_id
from groundforce.training.recording import Recording, StreamName
from groundforce.training.run import OtherActivity, Run
from groundforce.training.strength import PerformedSet, StrengthSession

if TYPE_CHECKING:
    from groundforce.training.recording import Stream

SHORTEST_DURATION = 1.0
"""s below which a recording has no duration, and no speed."""
SLOWEST_STEPPING = 100.0
"""steps/min below which a sample is standing or walking and is left out of the mean cadence."""
FASTEST_STEPPING = 300.0
"""steps/min above which a cadence sensor is wrong."""
SENSOR_SETTLES = 900.0
"""s a thermometer on the wrist takes from the temperature indoors to that of the run (judgement)."""
TEMPERATURES = (-50.0, 60.0)
"""deg C outside which a thermometer is wrong."""

Resolve = Callable[[str], str | None]
"""From an exercise's name, as logged, to its id in the catalogue; None where it is not known."""


def run_from_recording(recording: Recording, timezone: str | None = None) -> Run:
    """One run out of a recording; every stream may be missing.

    ``timezone`` is an IANA name, used where the file does not state the wearer's clock. Distance is the
    device's, less jumps no person could run. Raises InputError for a recording without a start time.
    """
    start, zone_known = _start(recording, timezone)
    run = Run(
        start=start,
        zone_known=zone_known,
        duration=recording.duration,
        elapsed=max(recording.elapsed, recording.duration),
        distance=recording.distance,
        speed=_per(recording.distance, recording.duration),
        mean_heart_rate=recording.mean_heart_rate,
        max_heart_rate=recording.max_heart_rate,
        climb=recording.ascent,
        indoor=recording.indoor,
        laps=recording.laps,
        title=recording.title,
        sources=(recording.name,),
        effort=recording.effort,
    )
    movement = movement_of(recording)
    return run if movement is None else _with_streams(run, recording, movement)


def strength_from_recording(
    recording: Recording, timezone: str | None = None, resolve: Resolve | None = None
) -> StrengthSession:
    """One strength session out of a recording; sets without a catalogue id are looked up by ``resolve``.

    ``resolve`` defaults to the catalogue's names. Raises InputError for a recording without a start time.
    """
    start, _ = _start(recording, timezone)
    find = catalogue_id if resolve is None else resolve
    sets = tuple(_resolved(one, find) for one in recording.sets)
    return StrengthSession(
        start, sets, duration=recording.duration, title=recording.title, sources=(recording.name,)
    )


def other_from_recording(recording: Recording, timezone: str | None = None) -> OtherActivity:
    """Any other activity out of a recording. Raises InputError for a recording without a start time."""
    start, _ = _start(recording, timezone)
    return OtherActivity(
        start, recording.sport, recording.duration, recording.distance, sources=(recording.name,)
    )


def _start(recording: Recording, timezone: str | None) -> tuple[datetime, bool]:
    if recording.start is None:
        raise InputError(f"{recording.name}: no start time, so it cannot be put on a day")
    return wall_clock(recording.start, recording.utc_offset, timezone)


def _resolved(one: PerformedSet, resolve: Resolve) -> PerformedSet:
    return one if one.exercise is not None else replace(one, exercise=resolve(one.name))


def _with_streams(run: Run, recording: Recording, movement: Movement) -> Run:
    beats = heart_rate_of(recording, movement)
    altitude = None if run.indoor else movement.column(recording, StreamName.ALTITUDE)
    flat = None if movement.distance is None else equivalent_flat_distance(movement.distance, altitude)
    duration = _duration(run, movement)
    distance = _distance(run, movement)
    cadence, steps = _stepping(recording, movement)
    return replace(
        run,
        duration=duration,
        elapsed=max(run.elapsed, duration),
        distance=distance,
        speed=_per(distance, duration),
        grade_adjusted_speed=_flat_speed(distance, duration, movement, flat),
        mean_heart_rate=run.mean_heart_rate if beats is None else _heart_rate(beats, movement),
        max_heart_rate=run.max_heart_rate if beats is None else float(np.nanmax(beats)),
        cadence=cadence,
        strides=steps,
        climb=run.climb if altitude is None else climb(altitude),
        temperature=_temperature(recording, movement),
        profile=profile_of(movement, flat, beats),
    )


def _heart_rate(beats: Stream, movement: Movement) -> float:
    mean = weighted_mean(beats, movement.weight)
    return float(np.nanmean(beats)) if mean is None else mean


def _duration(run: Run, movement: Movement) -> float:
    """Timer time of the device; where the file has none, the time its samples cover [s]."""
    return run.duration if run.duration >= SHORTEST_DURATION else float(movement.weight.sum())


def _distance(run: Run, movement: Movement) -> float | None:
    if movement.distance is None:
        return run.distance
    covered = float(movement.distance[-1] - movement.distance[0])
    return covered if run.distance is None else max(0.0, run.distance - movement.blanked)


def _flat_speed(
    distance: float | None, duration: float, movement: Movement, flat: Stream | None
) -> float | None:
    """Speed times the mean cost of the slopes relative to the flat [m/s]."""
    if flat is None or movement.distance is None:
        return _per(distance, duration)
    covered = float(movement.distance[-1] - movement.distance[0])
    speed = _per(distance, duration)
    if speed is None or covered <= 0.0:
        return speed
    return speed * float(flat[-1] - flat[0]) / covered


def _stepping(recording: Recording, movement: Movement) -> tuple[float | None, float | None]:
    """Mean cadence while running [steps/min] and number of steps [-], both legs."""
    column = movement.column(recording, StreamName.CADENCE)
    if column is None:
        return None, None
    column = np.where((column < 0.0) | (column > FASTEST_STEPPING), np.nan, column)
    running = np.where(column >= SLOWEST_STEPPING, column, np.nan)
    steps = float(np.nansum(column * movement.weight)) / 60.0
    mean = weighted_mean(running, movement.weight)
    return (weighted_mean(column, movement.weight) if mean is None else mean), steps


def _temperature(recording: Recording, movement: Movement) -> float | None:
    """Mean temperature [deg C] once the thermometer has settled; of a short run, of its second half."""
    column = movement.column(recording, StreamName.TEMPERATURE)
    if column is None:
        return None
    low, high = TEMPERATURES
    column = np.where((column < low) | (column > high), np.nan, column)
    time = movement.time - movement.time[0]
    settled = time >= min(SENSOR_SETTLES, 0.5 * time[-1])
    mean = weighted_mean(np.where(settled, column, np.nan), movement.weight)
    return weighted_mean(column, movement.weight) if mean is None else mean


def _per(distance: float | None, duration: float) -> float | None:
    return None if distance is None or duration < SHORTEST_DURATION else distance / duration
