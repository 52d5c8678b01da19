"""The bank of filters once more, in plain Python, one series at a time: a peer in speed, a check in tests."""

from __future__ import annotations

import math
from collections.abc import Sequence

from groundforce.monitoring.strength.bank import LEVELS, MEMBERS, settings


def plain_forecasts(values: Sequence[float], days: Sequence[float]) -> list[float]:
    """The forecast of each session but the first, as ``filter_series`` makes it; one level after the last."""
    own = settings()
    steps = [float(step) for step in own.steps[:, 0]]
    level, variance = [values[0]] * LEVELS, [1.0] * LEVELS
    errors, recent = [0.0] * MEMBERS, [values[0]] * 3
    scale, usual = own.scale_start, own.gap_start
    forecasts = []
    for t in range(1, len(values)):
        gap = max(days[t] - days[t - 1], 0.0)
        times = min(gap / max(usual, 1.0), own.gap_most)
        pause = own.pause_decay * math.log1p(max(gap - own.pause_free, 0.0) / own.pause_free)
        members = [one - pause for one in (*level, sorted(recent)[1], recent[1])]
        forecasts.append(weighted_median(members, _weights(errors, own.weight_rate)))
        for k in range(LEVELS):
            ahead = variance[k] + steps[k] * (1.0 - own.gap_share + own.gap_share * times)
            error = values[t] - members[k]
            noise = 1.0 + (own.low_noise - 1.0) * min(max(-error / scale, 0.0), 1.0)
            surprise = error**2 / (scale**2 * (ahead + noise))
            trust = min((own.tail + 1.0) / (own.tail + surprise), 1.0)
            gain = ahead / (ahead + noise / trust)
            level[k], variance[k] = members[k] + gain * error, ahead * (1.0 - gain)
        sizes = [abs(values[t] - member) for member in members]
        errors = [own.memory * old + size / scale for old, size in zip(errors, sizes, strict=True)]
        stray = min(sorted(sizes)[MEMBERS // 2], 3.0 * scale) + own.scale_floor
        scale = (1.0 - own.scale_rate) * scale + own.scale_rate * stray
        usual += own.gap_rate * (min(gap, own.gap_longest) - usual)
        recent = [*recent[1:], values[t]]
    return [
        *forecasts,
        weighted_median([*level, sorted(recent)[1], recent[1]], _weights(errors, own.weight_rate)),
    ]


def weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    """The point with half the weight on either side, on straight lines between the values."""
    pairs = sorted(zip(values, weights, strict=True), key=lambda pair: pair[0])
    total, middles = 0.0, []
    for _, weight in pairs:
        middles.append(total + weight / 2.0)
        total += weight
    place = min(max(sum(middle < 0.5 for middle in middles), 1), len(pairs) - 1)
    below, above = middles[place - 1], middles[place]
    along = min(max((0.5 - below) / max(above - below, 1e-12), 0.0), 1.0)
    return pairs[place - 1][0] + along * (pairs[place][0] - pairs[place - 1][0])


def _weights(errors: Sequence[float], rate: float) -> list[float]:
    least = min(errors)
    weights = [math.exp(-rate * (error - least)) for error in errors]
    total = sum(weights)
    return [weight / total for weight in weights]
