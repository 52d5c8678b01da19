"""``python -m benchmarks.efficiency_forecast``: the mean heart rate of each next run, one step ahead.

Every history below ``--data``: folders or zips of FIT, TCX or GPX files (one runner each), tables of one row
per session (``SURVEY*.csv[.gz]``), Strava's ``activities.csv``; see ``_efficiency_histories``. The first 30
usable runs of a history are the warm-up; each later one is forecast from the runs before it and its own
speed, climb, temperature, duration, rest and time of day, never from its own heart rate.
``mae_best_baseline`` is that of the one baseline with the least error over all histories; ``mae_best_each``
takes for each history the baseline that turned out best there, which nobody could have known beforehand.
Without ``--full`` at most 600 files of a folder are read, fewer where there are many folders.

``placebo_…``: blocks of 8 weeks in which nothing is known to have happened, all over the histories. A false
alarm is a probability of at least 90 % that the block changed more than the smallest worthwhile change.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks._efficiency_baselines import baselines
from benchmarks._efficiency_histories import History, histories
from benchmarks._efficiency_placebo import placebo
from benchmarks.common import Figure, Result, parser, report
from groundforce.monitoring.efficiency.conditions import conditions
from groundforce.monitoring.efficiency.forecast import forecasts
from groundforce.monitoring.efficiency.selection import selection
from groundforce.training.run import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WARM_UP = 30
"""usable runs of a history that are not forecast."""
FEWEST = 20
"""forecasts below which a history is not counted."""
ALWAYS = (
    "mae_bpm", "mae_best_baseline", "best_baseline", "improvement", "coverage80", "mae_pace", "mae_ratio",
    "mae_linear", "mae_best_each", "improvement_each",
)  # fmt: skip
"""Figures that are None where there is nothing to forecast."""
FAMILIES = ("pace", "ratio", "linear")


@dataclass(frozen=True, eq=False)
class Measured:
    """Absolute errors [beats/min] of one history after the warm-up, the model's and each baseline's."""

    kind: str
    errors: Array
    inside: Array
    others: Mapping[str, Array]
    seconds: float
    unread: int


def main() -> None:
    """Command line."""
    options = parser("efficiency_forecast").parse_args()
    report(measure(histories(options.data, options.full), options.full), options.json)


def measure(found: Sequence[History], full: bool = False) -> Result:
    """Every figure of the benchmark."""
    measured = [one for one in map(_measured, found) if one is not None]
    if not measured:
        return {**dict.fromkeys(ALWAYS), "runs": 0, "histories": 0, **placebo([], full)}
    each: Result = {}
    for number, one in enumerate(measured, 1):
        each |= _figures(f"h{number}_", [one])
    return {
        "histories": len(measured),
        **_figures("", measured),
        **_against_each(measured),
        **placebo([one.runs for one in found], full),
        "model_s": sum(one.seconds for one in measured),
        "files_unread": sum(one.unread for one in measured),
        **{f"h{number}_kind": one.kind for number, one in enumerate(measured, 1)},
        **each,
    }


def _measured(history: History) -> Measured | None:
    chosen = selection(history.runs).runs
    if len(chosen) < WARM_UP + FEWEST:
        return None
    began = time.perf_counter()
    made = forecasts(history.runs)
    seconds = time.perf_counter() - began
    rows = conditions(chosen)
    expected = np.array([one.expected.value for one in made])
    low, high = (np.array([getattr(one.expected, end) for one in made]) for end in ("low", "high"))
    speed = np.array([_speed(one.run) for one in made])
    inside = (low <= rows.beats) & (rows.beats <= high)
    others = {name: np.abs(rows.beats - one)[WARM_UP:] for name, one in baselines(rows, speed).items()}
    return Measured(
        history.kind,
        np.abs(rows.beats - expected)[WARM_UP:],
        inside[WARM_UP:].astype(np.float64),
        others,
        seconds,
        history.unread,
    )


def _speed(run: Run) -> float:
    return np.nan if run.distance is None else run.distance / run.duration


def _figures(prefix: str, measured: Sequence[Measured]) -> Result:
    """Error, best baseline, improvement and coverage over these histories, with keys that begin so."""
    errors = np.concatenate([one.errors for one in measured])
    mae = float(errors.mean())
    others = _pooled(measured)
    best = min(others, key=others.__getitem__)
    families: dict[str, Figure] = {
        f"{prefix}mae_{family}": min(value for name, value in others.items() if name.startswith(family))
        for family in FAMILIES
    }
    return {
        f"{prefix}runs": len(errors),
        f"{prefix}mae_bpm": mae,
        f"{prefix}mae_best_baseline": others[best],
        f"{prefix}best_baseline": best,
        f"{prefix}improvement": 1.0 - mae / others[best],
        f"{prefix}coverage80": float(np.concatenate([one.inside for one in measured]).mean()),
        **families,
    }


def _pooled(measured: Sequence[Measured]) -> dict[str, float]:
    """Error of each baseline over all histories; one that cannot forecast every run does not count."""
    names = [name for name in measured[0].others if all(name in one.others for one in measured)]
    pooled = {name: float(np.concatenate([one.others[name] for one in measured]).mean()) for name in names}
    return {name: value for name, value in pooled.items() if np.isfinite(value)}


def _against_each(measured: Sequence[Measured]) -> Result:
    """Against the baseline that turned out best in each history."""
    runs = sum(len(one.errors) for one in measured)
    best = sum(min(_pooled([one]).values()) * len(one.errors) for one in measured) / runs
    mae = sum(float(one.errors.sum()) for one in measured) / runs
    return {"mae_best_each": best, "improvement_each": 1.0 - mae / best}


if __name__ == "__main__":
    main()
