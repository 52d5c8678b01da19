"""Foot strikes and how hard they are: steps of a run, force of a step, what slopes change.

Forces are in body weights (BW). The lines against speed rest on one runner's table: the slope is of use, the
level differs between people.
"""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.constants import MINUTE
from groundforce.physiology.numeric import Number, array, not_negative, positive, shaped

MIDDLE_SPEED = 3.3
"""Mean of the eight tabulated speeds [m/s]."""
VERTICAL_FORCE = (2.50975, 0.14833)
"""BW at the middle speed, BW per m/s: least squares through the eight rows of 2.6 to 4.0 m/s."""
RANGE = (1.5, 6.0)
"""Speeds [m/s] within which running forces have been measured; speeds are held there."""
USUAL_SPEED = 2.8
"""Speed [m/s] at which the usual step rate is told, and taken where none is known."""
DOWNHILL_GAIN = 0.54
"""Larger impact peak at -9 degrees [-]."""
STEEPEST = float(np.tan(np.radians(9.0)))
"""Slope of 9 degrees [-]."""


def matijevich2019_vertical_force(speed: Number) -> Number:
    """Peak (active) vertical ground reaction force of a running step [BW], level ground.

    ::

        F = 2.51 + 0.148 (v - 3.3)

    Parameters: ``speed`` v [m/s], a float or an array, held within 1.5 to 6.0; NaN stays NaN. Valid on the
    level at 2.6 to 4.0 m/s: derived from eight rows (2.396 BW at 2.6 to 2.605 BW at 4.0 m/s) of one of ten
    runners. Ground force says little of the load inside a bone.

    Reference: Matijevich, Branscombe, Scott, Zelik (2019). Ground reaction force metrics are not strongly
    correlated with tibial bone load when running across speeds and slopes. PLoS ONE 14:e0210000.
    DOI 10.1371/journal.pone.0210000

    >>> [round(matijevich2019_vertical_force(speed), 2) for speed in (2.6, 4.0)]
    [2.41, 2.61]
    """
    middle, slope = VERTICAL_FORCE
    return shaped(middle + slope * (np.clip(array(speed), *RANGE) - MIDDLE_SPEED), speed)


def gottschall2005_impact_peak(grade: Number) -> Number:
    """Impact peak of a step on a slope against the level [-].

    ==========  ======  ====  =====
    slope       -9 deg  0     9 deg
    peak [-]    1.54    1     0
    ==========  ======  ====  =====

    Straight lines between the printed points; held beyond. The active peak does not change with slope, so
    :func:`matijevich2019_vertical_force` needs no such factor.

    Parameters: ``grade`` [-], rise over horizontal run, a float or an array; NaN stays NaN. Valid at 3 m/s
    within 9 degrees (a grade of 0.158).

    Reference: Gottschall and Kram (2005). Ground reaction forces during downhill and uphill running. J
    Biomech 38:445-452. DOI 10.1016/j.jbiomech.2004.04.023 (abstract seen; ten runners)

    >>> [round(gottschall2005_impact_peak(grade), 2) for grade in (-0.158384, 0.0, 0.158384)]
    [1.54, 1.0, 0.0]
    """
    slope = np.clip(array(grade), -STEEPEST, STEEPEST) / STEEPEST
    return shaped(np.where(slope < 0.0, 1.0 - DOWNHILL_GAIN * slope, 1.0 - slope), grade)


def steps_from_cadence(duration: Number, cadence: Number | float) -> Number:
    """Steps of both legs [steps] in a time at a cadence.

    ::

        N = t c / 60

    Parameters: ``duration`` t [s], ``cadence`` c [steps/min], both feet counted; floats or arrays that
    broadcast; NaN stays NaN. Valid for a cadence of both legs; some devices tell that of one. Raises
    ValueError for a negative input.

    Reference: a definition (no DOI).

    >>> steps_from_cadence(600.0, 170.0)
    1700.0
    """
    return shaped(
        not_negative("duration", duration) * not_negative("cadence", cadence) / MINUTE, duration, cadence
    )


def usual_step_rate(speed: Number) -> Number:
    """Steps of both legs a second that runners take where nothing was counted [1/s].

    ::

        rate = 2.66 + 0.10 (v - 2.8)

    Parameters: ``speed`` v [m/s], a float or an array, held within 1.5 to 6.0; NaN counts as 2.8 m/s, so that
    a run without a distance has steps too. Valid for running at 1.5 to 6 m/s.

    Reference: 950 steps a kilometre at 2.8 m/s (EVIDENCE 4.1), rising a little with speed (judgement).

    >>> round(usual_step_rate(2.8), 2)
    2.66
    """
    middle, slope = parameter("step_rate").value, parameter("step_rate_slope").value
    known = np.where(np.isnan(array(speed)), USUAL_SPEED, np.clip(array(speed), *RANGE))
    return shaped(middle + slope * (known - USUAL_SPEED), speed)


def steps_from_distance(
    distance: Number, speed: Number | float, step_rate: Number | float | None = None
) -> Number:
    """Steps of both legs over a run [steps]: its foot contacts.

    ::

        N = rate d / v

    Parameters: ``distance`` d [m], ``speed`` v [m/s], ``step_rate`` of both legs [1/s] or None for
    :func:`usual_step_rate`; floats or arrays that broadcast; NaN stays NaN. Valid for running at 1.5 to 6
    m/s, about 2.5 to 3.2 steps a second: a kilometre takes 900 to 1000 at easy pace. Raises ValueError for a
    negative distance or rate or a speed of zero or below: where nobody moves, count by time.

    Reference: arithmetic; judgement as the usual step rate is.

    >>> round(steps_from_distance(1000.0, 2.8)), round(steps_from_distance(1000.0, 3.0, 2.83))
    (950, 943)
    """
    seconds = not_negative("distance", distance) / positive("speed", speed)
    rate = usual_step_rate(array(speed)) if step_rate is None else not_negative("step_rate", step_rate)
    rest = () if step_rate is None else (step_rate,)
    return shaped(seconds * rate, distance, speed, *rest)


def impact_load(steps: Number, force: Number | float) -> Number:
    """Impact load of a run [BW x steps].

    ::

        load = steps x force

    Parameters: ``steps`` [steps], peak ``force`` of each [BW]; floats or arrays that broadcast; NaN stays
    NaN. Valid for comparing weeks of one person; ground force is a poor proxy of load inside a bone. Raises
    ValueError for a negative input.

    Reference: convention (no DOI).

    >>> impact_load(1000.0, 2.5)
    2500.0
    """
    return shaped(not_negative("steps", steps) * not_negative("force", force), steps, force)
