"""A bank of filters for the logarithm of what a lift shows, over any number of lifts at once.

Five local levels differ in how fast strength is taken to move; beside them stand the median of three
sessions, and the session before last, for those who go heavy and light in turn. Each session is a lower
bound of what was possible that day: one well below the level counts a quarter, one far off counts little
(Student's t). What is forecast is the median over the seven, weighted by how well each did in this very
series so far; so steady lifters are followed closely, and scatter is smoothed. How far sessions stray, and
the interval round the forecast, are learnt from each series' own past alone.

Arrays are time-major: row t, column n is session t of series n. Series may differ in length: NaN below.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Array

LEVELS = 5
"""Local levels in the bank."""
MEMORY = 3
"""Sessions whose median stands beside them."""
MEMBERS = LEVELS + 2
"""Levels, the median, and the session before last."""


@dataclass(frozen=True)
class Settings:
    """The numbers of the bank, all from the parameters of ``evidence`` (``strength_…``)."""

    steps: Array
    low_noise: float
    tail: float
    weight_rate: float
    memory: float
    gap_share: float
    gap_start: float
    gap_rate: float
    gap_longest: float
    gap_most: float
    pause_free: float
    pause_decay: float
    scale_start: float
    scale_floor: float
    scale_rate: float
    interval_up: float
    interval_down: float
    interval_rate: float


@cache
def settings() -> Settings:
    """The settings in force."""
    names = [name for name in Settings.__annotations__ if name != "steps"]
    steps = (
        parameter("strength_step_largest").value
        * parameter("strength_step_factor").value ** np.arange(LEVELS)[:, None]
    )
    return Settings(
        steps=np.asarray(steps, dtype=np.float64),
        **{name: parameter(f"strength_{name}").value for name in names},
    )


@dataclass(frozen=True)
class Filtered:
    """What a bank made of its series, as logarithms.

    ``forecast``, ``low``, ``high`` (sessions × series): the next session as told by those before it, with its
    central 80 % interval; row 0 is NaN. ``level`` (sessions × series): the level after each session.
    ``spread`` (series): standard deviation of the last level. ``scale`` (series): how far sessions stray.
    ``next``, ``next_low``, ``next_high`` (series): the session after the last one, on the day asked for.
    """

    forecast: Array
    low: Array
    high: Array
    level: Array
    spread: Array
    scale: Array
    next: Array
    next_low: Array
    next_high: Array


@dataclass
class _Bank:
    """What the bank knows after some sessions, one column a series."""

    level: Array
    variance: Array
    errors: Array
    recent: Array
    scale: Array
    gap: Array
    up: Array
    down: Array

    def of(self, columns: slice) -> _Bank:
        """The same arrays, seen through some columns: writing into them writes here."""
        return _Bank(*(value[..., columns] for value in vars(self).values()))

    def weights(self, first: int = MEMBERS) -> Array:
        """How much each of the first members counts, by its errors so far."""
        errors = self.errors[:first] - self.errors[:first].min(axis=0)
        weights = np.exp(-settings().weight_rate * errors)
        return np.asarray(weights / weights.sum(axis=0))


@dataclass
class _Outlook:
    """What the bank expects of a session ``gap`` days after the last one."""

    gap: Array
    members: Array
    variance: Array
    forecast: Array


def filter_series(values: Array, days: Array, next_days: Array | None = None) -> Filtered:
    """Filter every series, and forecast each of its sessions from those before it.

    ``values`` (sessions × series): logarithm of what each session showed, NaN after a series' last one;
    ``days`` (sessions × series): its day [d], ascending, anything where ``values`` is NaN; ``next_days``
    (series): the day of the session after the last one, by default the day of the last one. Columns do not
    influence each other, nor does a session what is forecast before it. Raises ValueError where a series is
    empty or has NaN inside.

    >>> one = filter_series(np.log([[100.0], [102.5], [105.0]]), np.array([[0.0], [7.0], [14.0]]))
    >>> round(float(np.exp(one.next[0])), 1)
    103.5
    """
    counts = _counts(values)
    order = np.argsort(-counts, kind="stable")
    values, days, counts = values[:, order], days[:, order], counts[order]
    bank = _begin(values[0])
    shape = values.shape
    forecast, low, high, level = (np.full(shape, np.nan) for _ in range(4))
    level[0] = values[0]
    for t in range(1, shape[0]):
        some = slice(0, int(np.searchsorted(-counts, -t)))
        view = bank.of(some)
        outlook = _look_ahead(view, days[t, some] - days[t - 1, some])
        forecast[t, some] = outlook.forecast
        low[t, some], high[t, some] = _interval(view, outlook)
        _learn(view, outlook, values[t, some])
        level[t, some] = _weighted_median(_members(view), view.weights())
    last = days[counts - 1, np.arange(shape[1])]
    ahead = np.zeros(shape[1]) if next_days is None else next_days[order] - last
    outlook = _look_ahead(bank, ahead)
    back = np.argsort(order)
    columns = (forecast, low, high, level, _spread(bank), bank.scale, outlook.forecast)
    return Filtered(*(one[..., back] for one in (*columns, *_interval(bank, outlook))))


def _counts(values: Array) -> NDArray[np.int64]:
    known = np.isfinite(values)
    counts = known.sum(axis=0)
    if values.ndim != 2 or (counts == 0).any():
        raise ValueError("each series needs at least one session")
    if not np.array_equal(known, np.arange(len(values))[:, None] < counts):
        raise ValueError("a series may have NaN after its last session only")
    return np.asarray(counts, dtype=np.int64)


def _begin(first: Array) -> _Bank:
    size, own = first.shape[0], settings()
    return _Bank(
        level=np.repeat(first[None], LEVELS, axis=0),
        variance=np.ones((LEVELS, size)),
        errors=np.zeros((MEMBERS, size)),
        recent=np.repeat(first[None], MEMORY, axis=0),
        scale=np.full(size, own.scale_start),
        gap=np.full(size, own.gap_start),
        up=np.full(size, own.interval_up),
        down=np.full(size, own.interval_down),
    )


def _members(bank: _Bank) -> Array:
    return np.concatenate([bank.level, _median_of_three(bank.recent)[None], bank.recent[-2:-1]])


def _median_of_three(recent: Array) -> Array:
    a, b, c = recent
    return np.asarray(np.maximum(np.minimum(a, b), np.minimum(np.maximum(a, b), c)))


def _look_ahead(bank: _Bank, gap: Array) -> _Outlook:
    own = settings()
    gap = np.maximum(gap, 0.0)
    usual = np.minimum(gap / np.maximum(bank.gap, 1.0), own.gap_most)
    variance = bank.variance + own.steps * (1.0 - own.gap_share + own.gap_share * usual)
    over = np.maximum(gap - own.pause_free, 0.0) / own.pause_free
    members = _members(bank) - own.pause_decay * np.log1p(over)
    return _Outlook(gap, members, variance, _weighted_median(members, bank.weights()))


def _interval(bank: _Bank, outlook: _Outlook) -> tuple[Array, Array]:
    return outlook.forecast - bank.down * bank.scale, outlook.forecast + bank.up * bank.scale


def _learn(bank: _Bank, outlook: _Outlook, value: Array) -> None:
    """Take in a session: levels, weights, how far sessions stray, the interval."""
    own = settings()
    low, high = _interval(bank, outlook)
    bank.up *= np.exp(own.interval_rate * ((value > high) - 0.1))
    bank.down *= np.exp(own.interval_rate * ((value < low) - 0.1))
    error = value - outlook.members
    _move_levels(bank, outlook, error[:LEVELS])
    size = np.abs(error)
    bank.errors[:] = own.memory * bank.errors + size / bank.scale
    stray = np.minimum(np.sort(size, axis=0)[MEMBERS // 2], 3.0 * bank.scale) + own.scale_floor
    bank.scale[:] = (1.0 - own.scale_rate) * bank.scale + own.scale_rate * stray
    bank.gap += own.gap_rate * (np.minimum(outlook.gap, own.gap_longest) - bank.gap)
    bank.recent[:-1] = bank.recent[1:]
    bank.recent[-1] = value


def _move_levels(bank: _Bank, outlook: _Outlook, error: Array) -> None:
    own = settings()
    below = np.minimum(np.maximum(-error / bank.scale, 0.0), 1.0)
    noise = 1.0 + (own.low_noise - 1.0) * below
    surprise = error**2 / (bank.scale**2 * (outlook.variance + noise))
    trust = np.minimum((own.tail + 1.0) / (own.tail + surprise), 1.0)
    gain = outlook.variance / (outlook.variance + noise / trust)
    bank.level[:] = outlook.members[:LEVELS] + gain * error
    bank.variance[:] = outlook.variance * (1.0 - gain)


def _spread(bank: _Bank) -> Array:
    """Standard deviation of the level: that of its members, and how far they disagree."""
    weights = bank.weights(LEVELS)
    middle = (weights * bank.level).sum(axis=0)
    apart = (weights * (bank.level - middle) ** 2).sum(axis=0)
    return np.asarray(np.sqrt((weights * bank.variance).sum(axis=0) * bank.scale**2 + apart))


def _weighted_median(values: Array, weights: Array) -> Array:
    """The point with half the weight on either side, on straight lines between the values of a column."""
    size = values.shape[1]
    columns = np.arange(size)
    order = np.argsort(values, axis=0, kind="stable") * size + columns
    ordered, share = values.take(order), weights.take(order)
    middle = np.cumsum(share, axis=0) - share / 2.0
    above = np.minimum(np.maximum((middle < 0.5).sum(axis=0), 1), len(values) - 1) * size + columns
    below = above - size
    start, width = middle.take(below), np.maximum(middle.take(above) - middle.take(below), 1e-12)
    along = np.minimum(np.maximum((0.5 - start) / width, 0.0), 1.0)
    first = ordered.take(below)
    return np.asarray(first + along * (ordered.take(above) - first))
