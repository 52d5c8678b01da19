"""Critical speed and the distance that can be run above it, from a few all-out efforts.

A third parameter (a top speed) is left out on purpose: for efforts of 3 to 10 minutes its estimates were
unrealistic with large errors, and the two-parameter form was preferred (Hill 2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundforce.physiology.numeric import (
    Array,
    Number,
    Numeric,
    array,
    not_negative,
    positive,
    reduced,
    shaped,
)

RIEGEL1981_EXPONENT = 1.06
"""Power [-] of distance that race time grows with."""


@dataclass(frozen=True)
class CriticalSpeed:
    """A fit: critical speed [m/s], the distance D' [m] above it, and their standard errors.

    Floats for one athlete, arrays of shape (athletes,) for many. The errors are NaN for two efforts,
    which leave nothing to judge them by.
    """

    speed: Numeric
    distance: Numeric
    speed_error: Numeric
    distance_error: Numeric


def monod_scherrer1965_critical_speed(distance: Array, duration: Array) -> CriticalSpeed:
    """Critical speed from the straight line of distance over time [m/s and m].

    ::

        d = CS t + D'

    Parameters: ``distance`` d [m] and ``duration`` t [s] of all-out efforts, arrays of the same shape (...,
    efforts); the result has shape (...), floats for one athlete. NaN marks a missing effort; an athlete left
    with fewer than two, or with one duration only, gets NaN. Closed-form least squares, all athletes at once.
    Valid for two or more efforts of 2 to 30 min; the longest should last at least twice the shortest. Raises
    ValueError for unlike shapes, fewer than two efforts, a negative distance or a duration of zero, and,
    given a single athlete, where no fit exists.

    Reference: Monod, Scherrer (1965). The work capacity of a synergic muscular group. Ergonomics
    8:329-338. DOI 10.1080/00140136508930810; for running see Hill et al. (2011), DOI 10.1055/s-0031-1275298

    >>> fit = monod_scherrer1965_critical_speed(
    ...     np.array([1200.0, 2400.0, 3600.0]), np.array([220.0, 460.0, 700.0]))
    >>> fit.speed, round(fit.distance, 6)
    (5.0, 100.0)
    """
    metres, seconds = _efforts(distance, duration)
    slope, intercept, slope_error, intercept_error = _line(seconds, metres)
    return CriticalSpeed(slope, intercept, slope_error, intercept_error)


def whipp1982_critical_speed(distance: Array, duration: Array) -> CriticalSpeed:
    """Critical speed from the straight line of mean speed over one over time [m/s and m].

    ::

        d / t = CS + D' / t

    Weighs short efforts more than the distance form does; the two agree when the model holds.

    Parameters: ``distance`` d [m] and ``duration`` t [s] of all-out efforts, arrays of the same shape (...,
    efforts); the result has shape (...), floats for one athlete. NaN marks a missing effort, as in the form
    above. Valid for two or more efforts of 2 to 30 min. Raises ValueError as the form above does.

    Reference: Whipp, Huntsman, Storer, Lamarra, Wasserman (1982), Fed Proc 41:1591 (abstract, no DOI);
    compared in Patoz et al. (2021), DOI 10.3389/fphys.2021.613066

    >>> fit = whipp1982_critical_speed(
    ...     np.array([1200.0, 2400.0, 3600.0]), np.array([220.0, 460.0, 700.0]))
    >>> round(fit.speed, 6), round(fit.distance, 6)
    (5.0, 100.0)
    """
    metres, seconds = _efforts(distance, duration)
    slope, intercept, slope_error, intercept_error = _line(1.0 / seconds, metres / seconds)
    return CriticalSpeed(intercept, slope, intercept_error, slope_error)


def hill1993_time_to_exhaustion(
    speed: Number, critical_speed: Number | float, reserve: Number | float
) -> Number:
    """How long a speed can be held [s]; infinity at critical speed and below.

    ::

        t = D' / (v - CS)

    Parameters: ``speed`` v and ``critical_speed`` CS [m/s], ``reserve`` D' [m]; floats or arrays that
    broadcast; NaN stays NaN. Valid where the answer is 2 to 30 min: shorter it promises too much, and at
    critical speed itself people stop after 20 to 60 min, not never. Raises ValueError for a negative input.

    Reference: Hill (1993). The critical power concept. Sports Med 16:237-254.
    DOI 10.2165/00007256-199316040-00003

    >>> hill1993_time_to_exhaustion(5.5, 5.0, 100.0), hill1993_time_to_exhaustion(4.0, 5.0, 100.0)
    (200.0, inf)
    """
    above = not_negative("speed", speed) - not_negative("critical_speed", critical_speed)
    metres = not_negative("reserve", reserve)
    with np.errstate(divide="ignore", invalid="ignore"):
        time = np.where(above <= 0.0, np.inf, metres / above)
    known = ~np.isnan(above + metres)
    return shaped(np.where(known, time, np.nan), speed, critical_speed, reserve)


def hill1993_race_duration(
    distance: Number, critical_speed: Number | float, reserve: Number | float
) -> Number:
    """Time an all-out effort over a distance takes [s].

    ::

        t = (d - D') / CS

    Parameters: ``distance`` d and ``reserve`` D' [m], ``critical_speed`` CS [m/s]; floats or arrays that
    broadcast; NaN stays NaN. Valid where the answer is 2 to 30 min; longer races come out too fast. Raises
    ValueError where the distance does not exceed the reserve, or for a critical speed of zero or below.

    Reference: Hill (1993), DOI 10.2165/00007256-199316040-00003

    >>> hill1993_race_duration(3000.0, 5.0, 100.0)
    580.0
    """
    beyond = positive("distance beyond the reserve", array(distance) - array(reserve))
    return shaped(beyond / positive("critical_speed", critical_speed), distance, critical_speed, reserve)


def riegel1981_duration(
    distance: Number,
    known_distance: Number | float,
    known_duration: Number | float,
    exponent: float = RIEGEL1981_EXPONENT,
) -> Number:
    """Race time over a distance from a result over another [s].

    ::

        t2 = t1 (d2 / d1)^1.06

    Parameters: ``distance`` d2 and ``known_distance`` d1 [m], ``known_duration`` t1 [s], ``exponent`` [-];
    floats or arrays that broadcast; NaN stays NaN. Valid for times of 3.5 to 230 min and trained runners;
    recreational marathons come out too fast (1.10 to 1.15 fits them better, recalled). Raises ValueError
    for a distance or time of zero or below.

    Reference: Riegel (1981). Athletic records and human endurance. Am Sci 69:285-290 (no DOI); a convention
    of race calculators.

    >>> round(riegel1981_duration(10000.0, 5000.0, 1200.0))
    2502
    """
    ratio = positive("distance", distance) / positive("known_distance", known_distance)
    time = positive("known_duration", known_duration) * ratio**exponent
    return shaped(time, distance, known_distance, known_duration)


def riegel1981_exponent(distance: Array, duration: Array) -> Numeric:
    """How steeply a runner's own race time grows with distance: the slope of log time [-].

    ::

        ln t = b ln d + a

    Parameters: ``distance`` d [m] and ``duration`` t [s] of races, arrays of the same shape (..., races); the
    result has shape (...), a float for one runner. NaN marks a missing race. Valid for two or more distances
    raced in 3.5 to 230 min in one season; about 1.06, more for runners of little endurance. Raises ValueError
    as the fits of critical speed do.

    Reference: Riegel (1981), Am Sci 69:285-290 (no DOI); fitting one runner's is a convention.

    >>> round(riegel1981_exponent(np.array([5000.0, 10000.0]), np.array([1200.0, 2502.0])), 2)
    1.06
    """
    metres, seconds = _efforts(distance, duration)
    return _line(np.log(positive("distance", metres)), np.log(seconds))[0]


def _efforts(distance: Array, duration: Array) -> tuple[Array, Array]:
    metres, seconds = not_negative("distance", distance), positive("duration", duration)
    if metres.shape != seconds.shape or metres.ndim == 0 or metres.shape[-1] < 2:
        shapes = f"{metres.shape} and {seconds.shape}"
        raise ValueError(f"distance and duration need one shape with two efforts or more, got {shapes}")
    return metres, seconds


def _line(x: Array, y: Array) -> tuple[Numeric, Numeric, Numeric, Numeric]:
    """Slope, intercept and their standard errors along the last axis, pairs with a NaN left out."""
    used = np.isfinite(x) & np.isfinite(y)
    count = used.sum(axis=-1).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        x_mean, y_mean = (np.where(used, one, 0.0).sum(axis=-1) / count for one in (x, y))
        dx, dy = (np.where(used, x - x_mean[..., None], 0.0), np.where(used, y - y_mean[..., None], 0.0))
        spread = (dx * dx).sum(axis=-1)
        spread = np.where(spread > np.finfo(np.float64).eps * np.square(x_mean), spread, np.nan)
        slope = (dx * dy).sum(axis=-1) / spread
        intercept = y_mean - slope * x_mean
        residual = np.square(np.where(used, dy - slope[..., None] * dx, 0.0)).sum(axis=-1)
        variance = np.where(count > 2, residual / (count - 2), np.nan)
        errors = np.sqrt(variance / spread), np.sqrt(variance * (1.0 / count + x_mean**2 / spread))
    if x.ndim == 1 and np.isnan(slope):
        raise ValueError("at least two efforts of different length are needed for a line")
    return reduced(slope), reduced(intercept), reduced(errors[0]), reduced(errors[1])
