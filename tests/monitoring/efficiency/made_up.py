"""Made-up runners for the tests of efficiency, with everything about them known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from groundforce.training.run import Run

FIRST = datetime(2024, 10, 1)
BLOCK = (date(2025, 4, 1), date(2025, 5, 27))
USUAL = 2.8


@dataclass(frozen=True)
class MadeUp:
    """Runs and the truth: speed [m/s] at 145 beats/min, flat and fresh, on the day after the last run."""

    runs: tuple[Run, ...]
    speed_at_145: float
    as_of: date


def plain(day: float = 0.0, speed: float = USUAL, beats: float | None = 145.0, **changes: object) -> Run:
    """A flat run of 45 min, so many days after FIRST."""
    given: dict[str, object] = {
        "start": FIRST + timedelta(days=day, hours=7),
        "zone_known": True,
        "duration": 2700.0,
        "elapsed": 2700.0,
        "distance": speed * 2700.0,
        "mean_heart_rate": beats,
        "climb": 0.0,
    }
    return Run(**(given | changes))  # type: ignore[arg-type]


def made_up(seed: int, effect: float = 0.0, count: int = 140, drift: float = 0.3) -> MadeUp:
    """A runner whose fitness wanders and whom the block makes ``effect`` faster at a heart rate.

    Form, a yearly wave, climb, duration and heavy-tailed noise are in the heart rate too.
    """
    chance = np.random.Generator(np.random.PCG64([seed, 77]))
    level, slope = 145.0 + chance.normal(0.0, 8.0), max(14.0, 22.0 + chance.normal(0.0, 4.0))
    wave, form, day, runs = chance.normal(0.0, 2.0, 2), chance.normal(0.0, 3.5), 0.0, []
    gained = 0.0
    for _ in range(count):
        rest = float(chance.choice([1.0, 2.0, 2.0, 3.0, 4.0]))
        day, level = day + rest, level + chance.normal(0.0, drift) * math.sqrt(rest)
        kept = math.exp(-rest / 14.0)
        form = kept * form + math.sqrt(1.0 - kept * kept) * chance.normal(0.0, 3.5)
        duration = 2700.0 * math.exp(chance.normal(0.0, 0.4))
        along = math.log(duration / 2700.0)
        speed, climb = 2.8 - 0.1 * along + chance.normal(0.0, 0.25), abs(chance.normal(0.0, 0.012))
        gained = effect * USUAL * _share(day)
        year = 2.0 * math.pi * day / 365.25
        beats = level + form + slope * (speed - gained - 2.7) + 100.0 * climb + 2.0 * along
        beats += float(wave @ [math.cos(year), math.sin(year)]) + 4.0 * chance.standard_t(6)
        runs.append(
            plain(day, speed, float(beats), duration=duration, elapsed=duration,
                  distance=speed * duration, climb=climb * speed * duration)
        )  # fmt: skip
    return MadeUp(
        tuple(runs), 2.7 + (145.0 - level - form) / slope + gained, runs[-1].start.date() + timedelta(days=1)
    )


def _share(day: float) -> float:
    """How much of the block is done on a day."""
    first, last = ((one - FIRST.date()).days for one in BLOCK)
    return min(1.0, max(0.0, (day - first) / (last - first)))
