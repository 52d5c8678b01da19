"""What one run shows by itself, computed once and compared with the runner's others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundforce.monitoring.classification.lap_structure import Repetitions, repetitions_in_laps
from groundforce.monitoring.classification.segments import repetitions_in_profile
from groundforce.monitoring.shaping import shapes_rhythm
from groundforce.training.run import Run, RunProfile

EFFORT_MINUTES = (15, 20, 30, 40, 60)
"""min over which the fastest stretch of a run is sought."""
HEART_RATE_SHARE = 0.5
"""Share of the profile that must have a heart rate for it to be used."""
CRUISING_PERCENTILE = 70.0
"""Percentile of the steps in motion that is the running pace of a run, walks and stops being below it."""
STANDING = 0.1
"""m/s below which nobody moved, whatever was recorded."""
LEAST_BEATS = 20.0
"""beats/min below which a sensor heard nothing."""
MOVING = 0.5
"""m/s below which a step is standing."""
HILLY = 0.03
"""m climbed per m run from which a run says little of the flat pace."""
ROLLING = 0.008
"""m climbed per m run from which slopes alone can make a profile rise and fall."""


@dataclass(frozen=True)
class Effort:
    """The fastest stretch of ``minutes`` [min]: grade-adjusted ``speed`` [m/s], mean ``heart_rate``."""

    minutes: int
    speed: float
    heart_rate: float | None


@dataclass(frozen=True)
class Features:
    """One run in numbers.

    ``speed`` [m/s] over the whole run and ``cruising`` [m/s] its running pace, grade-adjusted;
    ``mean_heart_rate`` and ``peak_heart_rate`` (of 15 s) [beats/min]; ``steadiness`` [-] slow tenth over
    mean; all None where not recorded.
    """

    run: Run
    shapes: bool
    hilly: bool
    speed: float | None
    cruising: float | None
    mean_heart_rate: float | None
    peak_heart_rate: float | None
    steadiness: float | None
    efforts: tuple[Effort, ...]
    lap_repetitions: Repetitions | None
    profile_repetitions: Repetitions | None

    @property
    def measured(self) -> bool:
        """Whether heart rate or laps can speak; otherwise only pace and duration do."""
        return self.mean_heart_rate is not None or self.lap_repetitions is not None

    def effort(self, minutes: int) -> Effort | None:
        """The fastest stretch of so many minutes, or None in a shorter run."""
        return next((one for one in self.efforts if one.minutes == minutes), None)


def features_of(run: Run) -> Features:
    """The features of a run; every stream may be missing."""
    speeds, beats, step = _profile(run.profile)
    moving = speeds[speeds > MOVING]
    enough = len(moving) >= 8
    cruising = float(np.percentile(moving, CRUISING_PERCENTILE)) if enough else told_speed(run)
    heard = bool(len(beats)) and float(np.isfinite(beats).mean()) >= HEART_RATE_SHARE
    return Features(
        run=run,
        shapes=shapes_rhythm(run),
        hilly=_climbs(run, HILLY),
        speed=told_speed(run),
        cruising=cruising,
        mean_heart_rate=_heart_rate(run, heard),
        peak_heart_rate=_peak(run, beats),
        steadiness=float(np.percentile(moving, 10) / moving.mean()) if enough else None,
        efforts=_efforts(speeds, beats if heard else np.full(len(speeds), np.nan), step),
        lap_repetitions=repetitions_in_laps(run.laps),
        profile_repetitions=None
        if _climbs(run, ROLLING) or not enough
        else repetitions_in_profile(speeds, step),
    )


def told_speed(run: Run) -> float | None:
    """The run's flat speed [m/s]; None where it stood still, by a watch that was started and forgotten."""
    speed = run.grade_adjusted_speed
    return None if speed is None or speed < STANDING else speed


def _beats(rate: float | None) -> float | None:
    """A heart rate, or None where the sensor told none it can have been."""
    return None if rate is None or rate < LEAST_BEATS else rate


def _climbs(run: Run, slope: float) -> bool:
    return run.climb is not None and run.distance is not None and run.climb > slope * run.distance


def _profile(
    profile: RunProfile | None,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], np.ndarray[tuple[int], np.dtype[np.float64]], float]:
    if profile is None:
        return np.empty(0), np.empty(0), 15.0
    return (
        np.array([np.nan if value is None else value for value in profile.speed]),
        np.array([np.nan if value is None else value for value in profile.heart_rate]),
        profile.step,
    )


def _heart_rate(run: Run, heard: bool) -> float | None:
    return _beats(run.mean_heart_rate) if heard or run.profile is None else None


def _peak(run: Run, beats: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float | None:
    return _beats(float(np.nanmax(beats))) if np.isfinite(beats).any() else _beats(run.max_heart_rate)


def _efforts(
    speeds: np.ndarray[tuple[int], np.dtype[np.float64]],
    beats: np.ndarray[tuple[int], np.dtype[np.float64]],
    step: float,
) -> tuple[Effort, ...]:
    """Fastest stretches of timer time; pauses are left out."""
    known = np.isfinite(speeds)
    total = np.concatenate(([0.0], np.cumsum(speeds[known])))
    heart = beats[known]
    found = []
    for minutes in EFFORT_MINUTES:
        points = round(minutes * 60 / step)
        if len(total) <= points:
            break
        means = (total[points:] - total[:-points]) / points
        best = int(np.argmax(means))
        window = heart[best : best + points]
        rate = float(np.nanmean(window)) if np.isfinite(window).mean() >= HEART_RATE_SHARE else None
        found.append(Effort(minutes, float(means[best]), rate))
    return tuple(found)
