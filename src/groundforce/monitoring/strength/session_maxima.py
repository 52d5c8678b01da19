"""What each session's best set came to, for drawing beside the estimate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from groundforce.monitoring.strength.observations import observe
from groundforce.training.strength import StrengthSession


def session_maxima(
    sessions: Sequence[StrengthSession], as_of: date
) -> dict[str, tuple[tuple[date, float], ...]]:
    """By exercise id: (day, estimated 1RM [kg] of its best set) of each session before ``as_of``."""
    columns, arrays = observe([sessions], as_of)
    found = {}
    for number, (_who, exercise) in enumerate(columns):
        days, values = arrays.days[:, number], arrays.values[:, number]
        known = np.isfinite(values)
        shown = zip(days[known].tolist(), np.exp(values[known]).tolist(), strict=True)
        found[exercise] = tuple((date.fromordinal(int(day)), value) for day, value in shown)
    return found
