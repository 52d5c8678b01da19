"""From the state of the filter to the speed at a heart rate, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.efficiency.conditions import TERMS, USUAL_SPEED, Conditions
from groundforce.monitoring.efficiency.filter import FIRST_TERM, FORM, LEVEL, Filtered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SPEED = FIRST_TERM + TERMS.index("speed")
BEND = FIRST_TERM + TERMS.index("speed_squared")
_HABITS = [place for place, term in enumerate(TERMS) if "day_" in term or term == "pauses"]
"""Terms that are as usual for the runner: time of day and stops."""
FARTHEST = 3.0
"""m/s from the usual speed beyond which the model says nothing."""


@dataclass(frozen=True, eq=False)
class Crossing:
    """Where heart rate reaches the reference: ``speed`` [m/s], ``slope`` [beats/min per m/s] there."""

    speed: float
    slope: float
    seen: Array

    def shift(self, change: Array, done: Filtered) -> tuple[float, float]:
        """Change of speed [m/s] at the reference for a ``change`` of state, mean and SD.

        ``change`` weighs the state into beats/min at a given speed; its own uncertainty and that of the slope
        go in, to first order.
        """
        beats = float(change @ done.state)
        gradient = -change / self.slope + beats / self.slope**2 * slope_row(self.speed)
        return -beats / self.slope, _sd(gradient, done.covariance)


def crossing(
    done: Filtered, reference: float, usual: Array, places: Sequence[int] = (LEVEL, FORM)
) -> Crossing | None:
    """The speed, flat, cool and fresh, at which heart rate is ``reference``.

    ``usual`` are the terms of those conditions (:func:`usual_terms`); ``places`` of the state say whose
    speed: today's by default, form included. None where heart rate hardly rises with speed, or reaches the
    reference nowhere near a running speed.
    """
    seen = np.concatenate((np.zeros(FIRST_TERM), usual))
    seen[list(places)] = 1.0
    base = float(seen @ done.state) - reference
    slope, bend = done.state[SPEED], done.state[BEND]
    offset = _root(base, float(slope), float(bend))
    if offset is None or abs(offset) > FARTHEST:
        return None
    there = float(slope + 2.0 * bend * offset)
    if there < parameter("efficiency_least_slope").value:
        return None
    seen[SPEED], seen[BEND] = offset, offset**2
    return Crossing(USUAL_SPEED + offset, there, seen)


def usual_terms(rows: Conditions) -> Array:
    """The terms of a flat, cool run of 45 min after two days' rest, its stops and time of day as usual."""
    usual = np.zeros(len(TERMS))
    if len(rows.days):
        usual[_HABITS] = rows.terms[:, _HABITS].mean(axis=0)
    return usual


def speed_spread(at: Crossing, done: Filtered) -> float:
    """SD of the speed at the crossing [m/s], to first order."""
    return _sd(at.seen, done.covariance) / at.slope


def slope_row(speed: float) -> Array:
    """What the slope at ``speed`` sees of the state."""
    row = np.zeros(FIRST_TERM + len(TERMS))
    row[SPEED], row[BEND] = 1.0, 2.0 * (speed - USUAL_SPEED)
    return row


def _root(base: float, slope: float, bend: float) -> float | None:
    """The offset on the rising branch of base + slope x + bend x^2 = 0, exact for a bend of 0."""
    inside = slope * slope - 4.0 * bend * base
    if inside < 0.0 or slope <= 0.0:
        return None
    return -2.0 * base / (slope + math.sqrt(inside))


def _sd(weights: Array, covariance: Array) -> float:
    return math.sqrt(max(0.0, float(weights @ covariance @ weights)))
