"""Fitness and fatigue as sums of fading training doses, and why they predict nobody.

Known weakness, and the reason nothing here is fitted by default: the parameters are ill-conditioned (a
long fitness and a short fatigue constant trade off against the gains), published time constants range from
4 to 51 days for fitness and 4 to 74 for fatigue, good fits in a sample say little, and predictions outside
it are poor. Platforms drop the gains and use 42 and 7 days; their difference ("form", TSB) is no predicted
performance. Show bands, see :func:`banister1975_band`, and never promise a peak.
"""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Array, not_negative

STEPS = 25
"""Time constants tried between the shortest and the longest of a band."""


def banister1975_trace(dose: Array, time_constant: float) -> Array:
    """What is left each morning of all earlier training, fading exponentially [unit of the dose].

    ::

        E_n = sum over i < n of w_i exp(-(n - i) / tau) = (E_{n-1} + w_{n-1}) exp(-1 / tau)

    Parameters: ``dose`` w, one a day in any unit of load, shape (..., days); ``time_constant`` tau [d].
    The result has the same shape; a day's own dose counts from the next day. NaN in a dose makes the rest
    NaN: give 0 for rest days. Valid for equal steps of a day and tau above zero, else ValueError; a
    negative dose too.

    Reference: Banister, Calvert, Savage, Bach (1975). A systems model of training for athletic performance.
    Aust J Sports Med 7:57-61 (no DOI); the form as in DOI 10.1123/ijspp.2021-0494

    >>> banister1975_trace(np.array([100.0, 0.0, 0.0]), 42.0).round(1)
    array([ 0. , 97.6, 95.3])
    """
    if not time_constant > 0.0:
        raise ValueError(f"time_constant must be above zero, got {time_constant:g}")
    daily = np.moveaxis(not_negative("dose", dose), -1, 0)
    left, kept = np.zeros_like(daily), np.exp(-1.0 / time_constant)
    for day in range(1, len(daily)):
        left[day] = (left[day - 1] + daily[day - 1]) * kept
    return np.moveaxis(left, 0, -1)


def banister1975_fitness_fatigue(
    dose: Array, fitness_constant: float | None = None, fatigue_constant: float | None = None
) -> tuple[Array, Array]:
    """The two traces of the model, fitness and fatigue [unit of the dose].

    ::

        fitness = trace(w, tau1), fatigue = trace(w, tau2)

    Parameters: ``dose`` w, shape (..., days); ``fitness_constant`` tau1 and ``fatigue_constant`` tau2 [d],
    None for the registered 42 and 7 of the platforms. Valid as a description of recent training; it does
    not predict performance, see the top of this module. Raises ValueError as :func:`banister1975_trace`.

    Reference: Banister et al. (1975); constants by convention, DOI 10.1123/ijspp.2021-0494

    >>> [trace.round(1).tolist() for trace in banister1975_fitness_fatigue(np.array([100.0, 0.0]))]
    [[0.0, 97.6], [0.0, 86.7]]
    """
    slow = parameter("fitness_time_constant").value if fitness_constant is None else fitness_constant
    quick = parameter("fatigue_time_constant").value if fatigue_constant is None else fatigue_constant
    return banister1975_trace(dose, slow), banister1975_trace(dose, quick)


def banister1975_performance(
    dose: Array,
    baseline: float,
    fitness_gain: float,
    fatigue_gain: float,
    fitness_constant: float,
    fatigue_constant: float,
) -> Array:
    """Performance of the two-component model [unit of ``baseline``].

    ::

        p_n = p0 + k1 fitness_n - k2 fatigue_n

    Parameters: ``dose`` w, shape (..., days); ``baseline`` p0; ``fitness_gain`` k1 and ``fatigue_gain`` k2
    [unit of p0 for a unit of dose]; ``fitness_constant`` and ``fatigue_constant`` [d]. All five differ from
    person to person and have no default on purpose. Valid inside the data the five were fitted on, and even
    there weakly identified; see the top of this module. Raises ValueError as :func:`banister1975_trace`.

    Reference: Banister et al. (1975); the form as in DOI 10.1123/ijspp.2021-0494

    >>> banister1975_performance(np.array([100.0, 0.0, 0.0]), 50.0, 0.1, 0.2, 42.0, 7.0).round(2)
    array([50.  , 42.43, 44.51])
    """
    fitness, fatigue = banister1975_fitness_fatigue(dose, fitness_constant, fatigue_constant)
    performance: Array = baseline + fitness_gain * fitness - fatigue_gain * fatigue
    return performance


def banister1975_mean_dose(dose: Array, time_constant: float) -> Array:
    """The trace scaled to a fading daily mean, as platforms show it [unit of the dose].

    ::

        m_n = (exp(1 / tau) - 1) E_n

    Parameters: ``dose`` w, shape (..., days); ``time_constant`` tau [d]. Under a steady dose it tends to
    that dose. Valid as a description of recent training. Raises ValueError as :func:`banister1975_trace`.

    Reference: scaling by convention of training platforms, DOI 10.1123/ijspp.2021-0494

    >>> float(banister1975_mean_dose(np.full(400, 50.0), 7.0)[-1].round(6))
    50.0
    """
    scaled: Array = np.expm1(1.0 / time_constant) * banister1975_trace(dose, time_constant)
    return scaled


def banister1975_band(dose: Array, shortest: float, longest: float) -> tuple[Array, Array]:
    """Lowest and highest fading mean over a range of time constants, to draw as a band [unit of the dose].

    ::

        low_n, high_n = min, max over tau in [shortest, longest] of m_n(tau)

    Parameters: ``dose`` w, shape (..., days); ``shortest`` and ``longest`` tau [d]. The published ranges
    are 4 to 51 d for fitness and 4 to 74 d for fatigue (:func:`published_time_constants`). Valid for any
    doses; the band is the honest answer to "how fit", its middle is not. Raises ValueError where the range
    is empty or as :func:`banister1975_trace`.

    Reference: ranges collected in Vermeire et al. (2022), DOI 10.1123/ijspp.2021-0494

    >>> low, high = banister1975_band(np.r_[np.full(60, 50.0), np.zeros(14)], 4.0, 51.0)
    >>> round(float(low[-1])), round(float(high[-1]))
    (2, 28)
    """
    if not 0.0 < shortest <= longest:
        raise ValueError(f"time constants need 0 < shortest <= longest, got {shortest:g} to {longest:g}")
    constants = np.geomspace(shortest, longest, STEPS)
    traces = np.stack([banister1975_mean_dose(dose, float(constant)) for constant in constants])
    return traces.min(axis=0), traces.max(axis=0)


def published_time_constants() -> tuple[tuple[float, float], tuple[float, float]]:
    """Shortest and longest published time constants of fitness and of fatigue [d].

    ::

        tau1 = 4 to 51, tau2 = 4 to 74

    Valid as the spread over studies of many sports, not as anyone's interval.

    Reference: Vermeire et al. (2022), DOI 10.1123/ijspp.2021-0494

    >>> published_time_constants()
    ((4.0, 51.0), (4.0, 74.0))
    """
    fitness, fatigue = parameter("fitness_time_constant"), parameter("fatigue_time_constant")
    return (fitness.low, fitness.high), (fatigue.low, fatigue.high)


def busso2003_performance(
    dose: Array,
    baseline: float,
    fitness_gain: float,
    fatigue_gain: float,
    fitness_constant: float,
    fatigue_constant: float,
    gain_constant: float,
) -> Array:
    """Performance where recent training makes each further dose more tiring [unit of ``baseline``].

    ::

        p_n  = p0 + k1 sum_{i<n} w_i exp(-(n - i) / tau1) - sum_{i<n} k2_i w_i exp(-(n - i) / tau2)
        k2_i = k3 sum_{j<=i} w_j exp(-(i - j) / tau3)

    Parameters: ``dose`` w, shape (..., days); ``baseline`` p0; ``fitness_gain`` k1 and ``fatigue_gain`` k3;
    ``fitness_constant`` tau1, ``fatigue_constant`` tau2, ``gain_constant`` tau3 [d]; no defaults, all
    personal. Valid inside the data the six were fitted on (six untrained people over 15 weeks in the
    paper); gives an inverted U of performance over daily dose. Raises ValueError as
    :func:`banister1975_trace`.

    Reference: Busso (2003). Variable dose-response relationship between exercise training and performance.
    Med Sci Sports Exerc 35:1188-1195. DOI 10.1249/01.MSS.0000074465.13621.37

    >>> busso2003_performance(np.array([10.0, 10.0, 0.0]), 50.0, 0.1, 0.01, 42.0, 7.0, 7.0).round(3)
    array([50.  , 50.11, 49.56])
    """
    daily = not_negative("dose", dose)
    gain = fatigue_gain * (banister1975_trace(daily, gain_constant) + daily)
    fitness = banister1975_trace(daily, fitness_constant)
    fatigue = banister1975_trace(gain * daily, fatigue_constant)
    performance: Array = baseline + fitness_gain * fitness - fatigue
    return performance
