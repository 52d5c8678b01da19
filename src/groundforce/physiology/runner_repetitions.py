"""What runners do differently in sets of many reps: a correction that only lowers an estimated maximum."""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Array, Number, shaped, within
from groundforce.physiology.repetition_maximum import LARGEST_REPS

RICHENS_CLEATHER2014_RUNNERS = ((1.0, 1.00), (10.8, 0.90), (19.8, 0.80), (39.9, 0.70))
"""(mean reps to failure, share of 1RM) of 8 endurance runners, leg press; a single added by definition."""
RICHENS_CLEATHER2014_LIFTERS = ((1.0, 1.00), (7.0, 0.90), (11.8, 0.80), (17.9, 0.70))
"""The same of 8 weightlifters."""
LARGEST_UNCORRECTED_REPS = parameter("runner_uncorrected_reps").value
"""Sets up to this many reps to failure are taken as they are."""


def richens_cleather2014_correction(reps: Number) -> Number:
    """What a maximum estimated from a runner's leg-press set is multiplied by [-], never above 1.

    ::

        q(n) = share of lifters(n) / share of runners(n)
        correction = 1 - s (1 - min(1, q(n) / q(6)))   for n > 6, else 1

    At 80 % of their maximum, endurance runners did 19.8 reps and weightlifters 11.8: tables made on lifters
    take a runner's long set for a greater maximum than there is. ``s`` = 0.5 shrinks what eight against
    eight people showed.

    Parameters: ``reps`` to failure [reps], reserve included, a float or an array; NaN stays NaN. Valid from 1
    to 10 reps in leg-press-like lifts, else ValueError. Certainty is very low: 8 against 8 people, and at
    90 % the groups did not differ clearly.

    Reference: Richens & Cleather (2014). The relationship between the number of repetitions performed at
    given intensities is different in endurance and strength trained athletes. Biol Sport 31:157-161.
    DOI 10.5604/20831862.1099047

    >>> richens_cleather2014_correction(6.0), round(richens_cleather2014_correction(10.0), 3)
    (1.0, 0.977)
    """
    number = within("reps", reps, 1.0, LARGEST_REPS)
    shrink = parameter("runner_correction_share").value
    relative = np.minimum(1.0, _ratio(number) / _ratio(np.asarray(LARGEST_UNCORRECTED_REPS)))
    return shaped(
        np.where(number > LARGEST_UNCORRECTED_REPS, 1.0 - shrink * (1.0 - relative), 1.0 + 0.0 * number), reps
    )


def _ratio(reps: Array) -> Array:
    return _share(reps, RICHENS_CLEATHER2014_LIFTERS) / _share(reps, RICHENS_CLEATHER2014_RUNNERS)


def _share(reps: Array, rows: tuple[tuple[float, float], ...]) -> Array:
    known, shares = np.asarray(rows).T
    return np.asarray(np.interp(reps, known, shares))
