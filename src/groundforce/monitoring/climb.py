"""Climb: metres gained, counted only once a rise is larger than the sensor's noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from groundforce.training.recording import Stream


NOISE = 3.0
"""m a rise or fall must exceed before it counts (judgement; between a barometer's noise and a GPS's)."""


def climb(altitude: Stream, noise: float = NOISE) -> float:
    """Metres gained [m]: the sum of rises from valley to peak that exceed ``noise`` [m]; NaN are skipped.

    >>> climb(np.array([0.0, 1.0, 0.0, 1.0, 0.0])), climb(np.array([0.0, 10.0, 4.0, 20.0]))
    (0.0, 26.0)
    """
    heights = altitude[np.isfinite(altitude)].tolist()
    if not heights:
        return 0.0
    gained, valley, peak, rising = 0.0, heights[0], heights[0], False
    for height in heights[1:]:
        if rising:
            peak = max(peak, height)
            if height < peak - noise:
                gained, valley, rising = gained + peak - valley, height, False
        else:
            valley = min(valley, height)
            if height > valley + noise:
                peak, rising = height, True
    return float(gained + peak - valley) if rising else float(gained)
