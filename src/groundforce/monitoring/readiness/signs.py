"""Signs that ask for care: a morning out of the usual, sets harder than asked, an unexplained heart rate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.readiness.work import REMEMBERED
from groundforce.training.readiness import MorningReading


def morning_signs(mornings: Iterable[MorningReading], as_of: date) -> list[str]:
    """A resting heart rate well above, or a variability well below, the person's own last four weeks."""
    first = as_of - timedelta(days=parameter("morning_window").value)
    known = sorted((one for one in mornings if first <= one.date <= as_of), key=lambda one: one.date)
    if not known or known[-1].date < as_of - timedelta(days=1):
        return []
    signs = []
    rates = [one.resting_heart_rate for one in known if one.resting_heart_rate is not None]
    if (
        known[-1].resting_heart_rate is not None
        and _out(rates, parameter("morning_heart_rate_floor").value) > 0
    ):
        signs.append(
            f"Resting heart rate {rates[-1]:.0f} is above your usual {sum(rates[:-1]) / len(rates[:-1]):.0f}."
        )
    varying = [math.log(one.hrv) for one in known if one.hrv is not None and one.hrv > 0.0]
    if known[-1].hrv is not None and _out(varying, parameter("morning_hrv_floor").value) < 0:
        signs.append("Heart-rate variability is below your usual.")
    return signs


def _out(values: Sequence[float], floor: float) -> int:
    """1 or -1 where the last value lies well above or below those before it, 0 where not or too few.

    ``floor`` is the least spread from day to day that is believed.
    """
    before = values[:-1]
    if len(before) < parameter("morning_least").value:
        return 0
    mean = sum(before) / len(before)
    spread = math.sqrt(sum((one - mean) ** 2 for one in before) / (len(before) - 1))
    far = parameter("morning_far").value * max(spread, floor)
    if abs(values[-1] - mean) <= far:
        return 0
    return 1 if values[-1] > mean else -1


def effort_signs(reserve_gap: float | None) -> list[str]:
    """Sets that left fewer reps in reserve than asked; easier than asked is no sign."""
    if reserve_gap is None or reserve_gap < parameter("reserve_gap_much").value:
        return []
    return [f"The last sessions were harder than asked by {reserve_gap:.1f} reps in reserve."]


def heart_signs(above: Sequence[tuple[date, float]], as_of: date) -> list[str]:
    """The last three runs of two weeks, all taken together, with an unexplained high heart rate."""
    recent = sorted(one for one in above if as_of - REMEMBERED <= one[0] < as_of)[-3:]
    if len(recent) < 3:
        return []
    mean = sum(value for _day, value in recent) / len(recent)
    if mean < parameter("heart_rate_above_much").value:
        return []
    return [f"Heart rate in the last three runs was {mean:.0f} beats/min above what they explain."]
