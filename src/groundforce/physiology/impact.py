"""Foot strikes and how hard they are: steps of a run, force of a step, what slopes change.

Forces are in body weights (BW). The lines against speed rest on one runner's table: the slope is of use, the
level differs between people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from groundforce.evidence import parameter

if TYPE_CHECKING:
    from groundforce.physiology.numeric import Numeric

MIDDLE_SPEED = 3.3
"""m/s, mean of the eight tabulated speeds."""
VERTICAL_FORCE = (2.50975, 0.14833)
"""BW at the middle speed, BW per m/s: least squares through the eight rows of 2.6 to 4.0 m/s."""
RANGE = (1.5, 6.0)
"""m/s within which running forces have been measured; speeds are held there."""
DOWNHILL_GAIN = 0.54
"""Larger impact peak at -9 degrees [-]."""
STEEPEST = float(np.tan(np.radians(9.0)))
"""Slope of 9 degrees [-]."""


def _held(speed: Numeric) -> Numeric:
    return cast("Numeric", np.clip(np.asarray(speed, np.float64), *RANGE)[()])


def matijevich2019_vertical_force(speed: Numeric) -> Numeric:
    """Peak (active) vertical ground reaction force of a running step [BW], level ground.

    ::

        F = 2.51 + 0.148 (v - 3.3)

    ``speed`` v [m/s], held within 1.5 to 6.0; NaN stays NaN. Derived from eight rows (2.396 BW at 2.6 to
    2.605 BW at 4.0 m/s) of one of ten runners. Ground force says little of the load inside a bone.

    Valid on the level at 2.6 to 4.0 m/s.

    Reference: Matijevich, Branscombe, Scott, Zelik (2019). PLoS ONE 14:e0210000.
    DOI 10.1371/journal.pone.0210000

    >>> [round(float(matijevich2019_vertical_force(speed)), 2) for speed in (2.6, 4.0)]
    [2.41, 2.61]
    """
    middle, slope = VERTICAL_FORCE
    return middle + slope * (_held(speed) - MIDDLE_SPEED)


def gottschall2005_impact_peak(grade: Numeric) -> Numeric:
    """Impact peak of a step on a slope against the level [-] at 3 m/s: 1.54 at -9 degrees, 0 at +9 degrees.

    ``grade`` [-], rise over horizontal run, held within ±9 degrees (0.158); straight lines between the
    printed points. The active peak does not change with slope, so :func:`matijevich2019_vertical_force` needs
    no such factor.

    Valid at 3 m/s within 9 degrees.

    Reference: Gottschall and Kram (2005), Ground reaction forces during downhill and uphill running. J
    Biomech 38:445-452. DOI 10.1016/j.jbiomech.2004.04.023 (abstract seen; ten runners).

    >>> [round(float(gottschall2005_impact_peak(grade)), 2) for grade in (-0.158384, 0.0, 0.158384)]
    [1.54, 1.0, 0.0]
    """
    slope = np.clip(np.asarray(grade, np.float64), -STEEPEST, STEEPEST) / STEEPEST
    return cast("Numeric", np.where(slope < 0.0, 1.0 - DOWNHILL_GAIN * slope, 1.0 - slope)[()])


def steps_from_cadence(duration: Numeric, cadence: Numeric) -> Numeric:
    """Steps of both legs [-] in ``duration`` [s] at ``cadence`` [steps/min].

    ::

        N = t c / 60

    Valid for a cadence of both legs; no DOI, a definition.

    >>> steps_from_cadence(600.0, 170.0)
    1700.0
    """
    return duration * cadence / 60.0


def usual_step_rate(speed: Numeric) -> Numeric:
    """Steps per second [1/s] runners take at ``speed`` [m/s], where nothing was counted; NaN: as at 2.8 m/s.

    A straight line through 950 steps a kilometre at 2.8 m/s (EVIDENCE 4.1), rising a little with speed
    (judgement).

    Valid for running at 1.5 to 6 m/s; ``rate = 2.66 + 0.10 (v - 2.8)``.

    >>> round(float(usual_step_rate(2.8)), 2)
    2.66
    """
    middle, slope = parameter("step_rate").value, parameter("step_rate_slope").value
    known = np.where(np.isnan(np.asarray(speed, np.float64)), 2.8, _held(speed))
    return cast("Numeric", (middle + slope * (known - 2.8))[()])


def steps_from_distance(distance: Numeric, speed: Numeric) -> Numeric:
    """Steps of both legs [-] over ``distance`` [m] at ``speed`` [m/s], by the usual step rate.

    Raises ValueError for a speed of 0 or less: where nobody moves, count by time.

    Valid for running at 1.5 to 6 m/s; judgement as the step rate is.

    >>> round(float(steps_from_distance(1000.0, 2.8)))
    950
    """
    if np.any(np.asarray(speed) <= 0.0):
        raise ValueError("the speed must be above 0")
    return distance / speed * usual_step_rate(speed)


def impact_load(steps: Numeric, force: Numeric) -> Numeric:
    """Impact load [BW x steps]: steps x peak force of each [BW].

    Valid for comparing weeks of one person; a convention without a source.

    >>> impact_load(1000.0, 2.5)
    2500.0
    """
    return steps * force
