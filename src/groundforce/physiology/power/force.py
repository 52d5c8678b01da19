"""How fast force rises in an isometric push: slopes and impulses over early windows."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

WINDOWS = (0.05, 0.10, 0.20)
"""s from the onset; the usual early windows"""


def force_onset(force: Floats, sampling_rate: float, quiet: float = 0.2, spread: float = 5.0) -> int:
    """Index of the first sample of a push: where force leaves its quiet start for good [-].

    ``force`` [N], one trial; ``sampling_rate`` [1/s]. The quiet part is the first ``quiet`` s; the push
    begins after the last sample within ``spread`` standard deviations of it before the peak. Raises
    ValueError where the trial is shorter than the quiet part or force never rises above it.

    A rule in the manner of Maffiuletti et al. (2016), Eur J Appl Physiol 116:1091-1116,
    DOI 10.1007/s00421-016-3346-6; the numbers are choices and move the early windows by some milliseconds.

    >>> rise = np.concatenate([np.full(300, 10.0), 10.0 + 2.0 * np.arange(1, 301)])
    >>> force_onset(rise, 1000.0)
    300
    """
    still = force[: int(quiet * sampling_rate)]
    if len(still) < 2 or len(force) <= len(still):
        raise ValueError(f"{len(force)} samples are too few: {quiet:g} s of quiet and a push are needed")
    level = float(still.mean()) + spread * float(still.std(ddof=1))
    peak = int(np.argmax(force))
    below = np.flatnonzero(force[: peak + 1] <= level)
    if float(force[peak]) <= level or len(below) == 0:
        raise ValueError("force never rises above its quiet start; check the trial")
    return int(below[-1]) + 1


def _samples(force: Floats, sampling_rate: float, window: float) -> int:
    count = round(window * sampling_rate)
    if not 1 <= count < force.shape[-1]:
        raise ValueError(f"{window:g} s are {count} samples; the trial has {force.shape[-1]} from its onset")
    return count


def aagaard2002_rate_of_force_development(force: Floats, sampling_rate: float, window: float = 0.2) -> Floats:
    """Mean slope of force from the onset to ``window`` s after it [N/s]: dF / dt.

    Parameters: ``force`` [..., sample] [N] that begins at the onset, trials along the leading axes;
    ``sampling_rate`` [1/s]; ``window`` s. Raises ValueError where the trial is shorter. Early windows
    scatter by 10 to 20 % from day to day.

    Reference: Aagaard, Simonsen, Andersen, Magnusson, Dyhre-Poulsen (2002). Increased rate of force
    development and neural drive. J Appl Physiol 93:1318-1326. DOI 10.1152/japplphysiol.00283.2002

    >>> force = 3000.0 * np.arange(301) / 1000.0
    >>> float(aagaard2002_rate_of_force_development(force, 1000.0, 0.1))
    3000.0
    """
    count = _samples(force, sampling_rate, window)
    return np.asarray((force[..., count] - force[..., 0]) * (sampling_rate / count), dtype=np.float64)


def aagaard2002_impulse(force: Floats, sampling_rate: float, window: float = 0.2) -> Floats:
    """Area under force above its onset level, to ``window`` s [N s], by the trapezium rule.

    Parameters and errors as :func:`aagaard2002_rate_of_force_development`.
    DOI 10.1152/japplphysiol.00283.2002

    >>> force = 3000.0 * np.arange(301) / 1000.0
    >>> round(float(aagaard2002_impulse(force, 1000.0, 0.2)), 6)
    60.0
    """
    count = _samples(force, sampling_rate, window)
    above = force[..., : count + 1] - force[..., :1]
    area = above[..., 1:-1].sum(axis=-1) + 0.5 * (above[..., 0] + above[..., -1])
    return np.asarray(area / sampling_rate, dtype=np.float64)


def maffiuletti2016_peak_rate(force: Floats, sampling_rate: float, width: float = 0.02) -> Floats:
    """Steepest slope of force over any ``width`` s of the trial [N/s].

    Parameters: ``force`` [..., sample] [N]; ``sampling_rate`` [1/s]; ``width`` s of the sliding window.
    Raises ValueError where the trial is shorter. The shorter the window, the more it is noise.

    Reference: Maffiuletti et al. (2016). Rate of force development: physiological and methodological
    considerations. Eur J Appl Physiol 116:1091-1116. DOI 10.1007/s00421-016-3346-6

    >>> force = 3000.0 * np.arange(301) / 1000.0
    >>> round(float(maffiuletti2016_peak_rate(force, 1000.0)), 6)
    3000.0
    """
    count = _samples(force, sampling_rate, width)
    slopes = (force[..., count:] - force[..., :-count]) * (sampling_rate / count)
    return np.asarray(slopes.max(axis=-1), dtype=np.float64)


def linthorne2001_impulse_jump_height(force: Floats, sampling_rate: float, body_mass: float) -> float:
    """Height of a jump from the vertical ground force up to take-off [m].

    ::

        v = integral of (F - m g) dt / m,  h = v^2 / (2 g)

    Parameters: ``force`` [sample] [N] from quiet standing to take-off; ``sampling_rate`` [1/s];
    ``body_mass`` m [kg]. A body mass that is off by 1 % is off in height by several: weigh on the plate.

    Reference: Linthorne (2001), Am J Phys 69:1198-1204. DOI 10.1119/1.1397460

    >>> push = np.full(301, 70.0 * (9.80665 + 8.0))
    >>> round(linthorne2001_impulse_jump_height(push, 1000.0, 70.0), 4)
    0.2937
    """
    from groundforce.physiology.power.jump import GRAVITY, linthorne2001_jump_height

    net = force - body_mass * GRAVITY
    speed = float(net[1:-1].sum() + 0.5 * (net[0] + net[-1])) / sampling_rate / body_mass
    return float(linthorne2001_jump_height(speed))
