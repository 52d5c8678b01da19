"""Steps and impact of every run: counted where the watch counted, else reckoned, with a wider interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import RunColumns
from groundforce.physiology.impact import (
    USUAL_SPEED,
    impact_load,
    matijevich2019_vertical_force,
    steps_from_cadence,
    usual_step_rate,
)

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column


@dataclass(frozen=True, eq=False)
class Impacts:
    """Of each run: ``steps`` [-] of both legs, ``force`` of a step [BW], ``load`` [BW x steps], ``spread``.

    The spread [-] is half the central 80 % interval of the steps, as a share of them.
    """

    steps: Column
    force: Column
    load: Column
    spread: Column

    def last(self, count: int) -> Impacts:
        """Those of the last ``count`` runs."""
        first = len(self.steps) - count
        return Impacts(self.steps[first:], self.force[first:], self.load[first:], self.spread[first:])


def run_impacts(columns: RunColumns) -> Impacts:
    """Steps as counted, else by cadence, else by time at the runner's own or a usual rate."""
    speed = np.where(np.isnan(columns.speed), USUAL_SPEED, columns.speed)
    counted = _plausible(columns.steps, columns.duration)
    by_cadence = _plausible(steps_from_cadence(columns.duration, columns.cadence), columns.duration)
    own = _own_rate(counted, columns.duration)
    rate = usual_step_rate(speed) if own is None else np.full(len(columns), own)
    reckoned = columns.duration * rate
    steps = np.where(np.isnan(counted), np.where(np.isnan(by_cadence), reckoned, by_cadence), counted)
    unknown = parameter("steps_spread_own" if own is not None else "steps_spread_usual").value
    spread = np.where(
        ~np.isnan(counted),
        parameter("steps_spread_counted").value,
        np.where(~np.isnan(by_cadence), parameter("steps_spread_cadence").value, unknown),
    )
    force = matijevich2019_vertical_force(speed)
    return Impacts(steps, force, impact_load(steps, force), spread)


def _plausible(steps: Column, duration: Column) -> Column:
    """Step counts that a runner can have made in the time; a count of one leg only, or of zeros, is none."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        rate = steps / duration
    low, high = parameter("step_rate_least").value, parameter("step_rate_most").value
    kept: Column = np.where((rate >= low) & (rate <= high), steps, np.nan)
    return kept


def _own_rate(counted: Column, duration: Column) -> float | None:
    """The runner's own steps per second [1/s], over the runs that were counted; None below five of them."""
    known = ~np.isnan(counted) & (duration > 0.0)
    if known.sum() < parameter("step_rate_own_runs").value:
        return None
    return float(np.median(counted[known] / duration[known]))
