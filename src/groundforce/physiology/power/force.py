"""How fast force rises in an isometric push: slopes and impulses over early windows.

Trials lie along the leading axes of ``force``, samples along the last; one trial gives a float, many an
array of the leading shape.
"""

from __future__ import annotations

import numpy as np

from groundforce.physiology.constants import GRAVITY
from groundforce.physiology.numeric import Array, Numeric, array, positive, reduced
from groundforce.physiology.power.jump import linthorne2001_jump_height

WINDOWS = (0.05, 0.10, 0.20)
"""The usual early windows [s] from the onset."""


def force_onset(force: Array, sampling_rate: float, quiet: float = 0.2, spread: float = 5.0) -> int:
    """Index of the first sample of a push: where force leaves its quiet start for good [-].

    ::

        onset = last sample before the peak with F <= mean + spread sd of the quiet part, plus 1

    Parameters: ``force`` F [N] of one trial, shape (samples,); ``sampling_rate`` [1/s]; ``quiet`` length of
    the quiet start [s]; ``spread`` [-]. Valid for trials that begin with a quiet part. Raises ValueError
    where the trial is shorter than it or force never rises above it.

    Reference: judgement, in the manner of Maffiuletti et al. (2016), DOI 10.1007/s00421-016-3346-6; the
    numbers are choices and move the early windows by some milliseconds.

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


def aagaard2002_rate_of_force_development(force: Array, sampling_rate: float, window: float = 0.2) -> Numeric:
    """Mean slope of force from the onset to ``window`` after it [N/s].

    ::

        RFD = (F(window) - F(0)) / window

    Parameters: ``force`` F [N] that begins at the onset, shape (..., samples); ``sampling_rate`` [1/s];
    ``window`` [s]; NaN stays NaN. Valid for isometric pushes from rest, windows of 0.05 to 0.2 s
    (:data:`WINDOWS`); early ones scatter by 10 to 20 % from day to day. Raises ValueError where the trial is
    shorter than the window.

    Reference: Aagaard, Simonsen, Andersen, Magnusson, Dyhre-Poulsen (2002). Increased rate of force
    development and neural drive. J Appl Physiol 93:1318-1326. DOI 10.1152/japplphysiol.00283.2002

    >>> force = 3000.0 * np.arange(301) / 1000.0
    >>> aagaard2002_rate_of_force_development(force, 1000.0, 0.1)
    3000.0
    """
    count = _samples(force, sampling_rate, window)
    return reduced((force[..., count] - force[..., 0]) * (sampling_rate / count))


def aagaard2002_impulse(force: Array, sampling_rate: float, window: float = 0.2) -> Numeric:
    """Area under force above its onset level, to ``window`` after it [N s].

    ::

        J = integral from 0 to window of (F - F(0)) dt

    by the trapezium rule. Parameters, errors and what it is valid for as
    :func:`aagaard2002_rate_of_force_development`.

    Reference: Aagaard et al. (2002), DOI 10.1152/japplphysiol.00283.2002

    >>> force = 3000.0 * np.arange(301) / 1000.0
    >>> round(aagaard2002_impulse(force, 1000.0, 0.2), 6)
    60.0
    """
    count = _samples(force, sampling_rate, window)
    above = force[..., : count + 1] - force[..., :1]
    area = above[..., 1:-1].sum(axis=-1) + 0.5 * (above[..., 0] + above[..., -1])
    return reduced(area / sampling_rate)


def maffiuletti2016_peak_rate(force: Array, sampling_rate: float, width: float = 0.02) -> Numeric:
    """Steepest slope of force over any ``width`` of the trial [N/s].

    ::

        peak = max over t of (F(t + width) - F(t)) / width

    Parameters: ``force`` F [N], shape (..., samples); ``sampling_rate`` [1/s]; ``width`` of the sliding
    window [s]; NaN makes its trial NaN. Valid for isometric pushes; the shorter the window, the more it is
    noise. Raises ValueError where the trial is shorter.

    Reference: Maffiuletti et al. (2016). Rate of force development: physiological and methodological
    considerations. Eur J Appl Physiol 116:1091-1116. DOI 10.1007/s00421-016-3346-6

    >>> force = 3000.0 * np.arange(301) / 1000.0
    >>> round(maffiuletti2016_peak_rate(force, 1000.0), 6)
    3000.0
    """
    count = _samples(force, sampling_rate, width)
    slopes = (force[..., count:] - force[..., :-count]) * (sampling_rate / count)
    return reduced(slopes.max(axis=-1))


def linthorne2001_impulse_jump_height(force: Array, sampling_rate: float, body_mass: Numeric) -> Numeric:
    """Height of a jump from the vertical ground force up to take-off [m].

    ::

        v = integral of (F - m g) dt / m,  h = v^2 / (2 g)

    Parameters: ``force`` F [N] from quiet standing to take-off, shape (..., samples); ``sampling_rate``
    [1/s]; ``body_mass`` m [kg], one or one a trial; NaN stays NaN. Valid for jumps from standing still: a
    body mass that is off by 1 % is off in height by several, so weigh on the plate. Raises ValueError for a
    mass of zero or below and where the impulse points down.

    Reference: Linthorne (2001). Analysis of standing vertical jumps using a force platform. Am J Phys
    69:1198-1204. DOI 10.1119/1.1397460

    >>> push = np.full(301, 70.0 * (9.80665 + 8.0))
    >>> round(linthorne2001_impulse_jump_height(push, 1000.0, 70.0), 4)
    0.2937
    """
    mass = positive("body_mass", body_mass)
    net = force - mass[..., None] * GRAVITY
    impulse = net[..., 1:-1].sum(axis=-1) + 0.5 * (net[..., 0] + net[..., -1])
    return reduced(linthorne2001_jump_height(array(impulse / sampling_rate / mass)))


def _samples(force: Array, sampling_rate: float, window: float) -> int:
    count = round(window * sampling_rate)
    if not 1 <= count < force.shape[-1]:
        raise ValueError(f"{window:g} s are {count} samples; the trial has {force.shape[-1]} from its onset")
    return count
