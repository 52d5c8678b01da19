"""Streams of a made-up run: speed, distance, heart rate, cadence, altitude, and a place in mid-ocean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.energy_cost import MINETTI2002_FLAT, minetti2002_cost_of_running
from groundforce.simulation.demo_calendar import DemoRun

Stream = NDArray[np.float64]
STEP = 4.0
"""s between samples."""
HIGHEST, THRESHOLD_SHARE, SLOPE = 187.0, 0.885, 0.75
"""Highest heart rate [beats/min], its share at threshold, and how the share falls with speed (exponent)."""
DRIFT = 0.0006
"""Share by which the heart rate rises each minute after the first thirty."""
HEART_LAG, LEG_LAG = 35.0, 6.0
"""s in which heart and legs follow a change."""
LOOP = 5000.0
"""m round the invented loop, whose middle is 0° north, 0° east: open sea."""
METRES_PER_DEGREE = 111_195.0


@dataclass(frozen=True, eq=False)
class DemoStreams:
    """Samples every 4 s in SI units; ``cadence`` steps/min over both legs; positions in degrees, or None."""

    time: Stream
    distance: Stream
    speed: Stream
    heart_rate: Stream
    cadence: Stream
    altitude: Stream | None
    latitude: Stream | None
    longitude: Stream | None


def demo_streams(run: DemoRun, noise: np.random.Generator) -> DemoStreams:
    """The streams of a run; indoors without altitude and position."""
    time = np.arange(0.0, sum(one.duration for one in run.stretches), STEP)
    speed = _follow(_wanted(run, time), LEG_LAG) * (1 + 0.015 * _wander(noise, len(time), 12.0))
    if not run.indoor:
        grade = np.gradient(_height(_travelled(speed)), _travelled(speed))
        speed = speed / np.sqrt(_cost(grade))
    distance = _travelled(speed)
    altitude = None if run.indoor else _height(distance) + 0.3 * _wander(noise, len(time), 120.0)
    angle = 2 * np.pi * distance / LOOP
    return DemoStreams(
        time=time,
        distance=distance,
        speed=speed,
        heart_rate=_heart_rate(run, time, speed, altitude, noise),
        cadence=149.0 + 9.3 * speed + 1.2 * _wander(noise, len(time), 9.0),
        altitude=altitude,
        latitude=None if run.indoor else _degrees(np.cos(angle), noise),
        longitude=None if run.indoor else _degrees(np.sin(angle), noise),
    )


def _wanted(run: DemoRun, time: Stream) -> Stream:
    ends = np.cumsum([one.duration for one in run.stretches])
    speeds = np.array([one.speed for one in run.stretches])
    wanted: Stream = speeds[np.minimum(np.searchsorted(ends, time, side="right"), len(speeds) - 1)]
    return wanted


def _follow(values: Stream, lag: float) -> Stream:
    """Values as something slow follows them: a first-order lag [s]."""
    length = int(6 * lag / STEP) + 1
    kernel = np.exp(-np.arange(length) * STEP / lag)
    padded = np.concatenate((np.full(length - 1, values[0]), values))
    return np.convolve(padded, kernel / kernel.sum(), "valid")


def _wander(noise: np.random.Generator, count: int, lag: float) -> Stream:
    """Noise of unit size that changes within about ``lag`` [s]."""
    raw = _follow(noise.standard_normal(count + 1), lag)[1:]
    return raw / max(float(raw.std()), 1e-9)


def _travelled(speed: Stream) -> Stream:
    return np.concatenate(([0.0], np.cumsum(0.5 * (speed[1:] + speed[:-1]) * STEP)))


def _height(distance: Stream) -> Stream:
    """Gentle hills: about 5 m of climb a kilometre."""
    long, short = 2 * np.pi * distance / 3100.0, 2 * np.pi * distance / 1250.0
    height: Stream = 20.0 + 5.0 * np.sin(long) + 1.2 * np.sin(short + 1.0)
    return height


def _cost(grade: Stream) -> Stream:
    """Cost relative to the flat [-]."""
    return np.asarray(minetti2002_cost_of_running(grade)) / MINETTI2002_FLAT


def _heart_rate(
    run: DemoRun, time: Stream, speed: Stream, altitude: Stream | None, noise: np.random.Generator
) -> Stream:
    share = THRESHOLD_SHARE * (speed / run.threshold) ** SLOPE
    drift = 1.0 + DRIFT * np.maximum(0.0, time / 60 - 30)
    asked = np.concatenate((np.full(40, 95.0), HIGHEST * share * drift))
    beats = _follow(asked, HEART_LAG)[40:] + 1.0 * _wander(noise, len(time), 20.0)
    if altitude is not None:
        beats = beats + 0.25 * (altitude - altitude.mean())
    return np.minimum(beats, HIGHEST)


def _degrees(direction: Stream, noise: np.random.Generator) -> Stream:
    metres = LOOP / (2 * np.pi) * direction + 1.5 * _wander(noise, len(direction), 30.0)
    degrees: Stream = metres / METRES_PER_DEGREE
    return degrees
