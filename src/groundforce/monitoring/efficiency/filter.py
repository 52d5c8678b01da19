"""A Kalman filter of the heart rate of runs: what each should have been, and what is known after the last.

State: fitness (a random walk), form (what passes within weeks), a copy of the fitness on a marked day, what a
training block changed, and one coefficient for each term of the conditions. Coefficients fade towards their
prior between runners; the noise and the width of the interval are learnt; runs that do not fit are weighed
down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.efficiency.conditions import TERMS, WITH_MEAN, Conditions
from groundforce.physiology.constants import Z80

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LEVEL, FORM, MARK, BLOCK, FIRST_TERM = 0, 1, 2, 3, 4
"""Places in the state."""
OUTSIDE = 0.2
"""Share of the runs an 80 % interval is to leave outside."""


@dataclass(frozen=True, eq=False)
class Filtered:
    """``expected`` heart rate of each row before it was seen, its SD ``spread``, which were ``surprising``.

    ``half`` [beats/min] is half of the central 80 % interval: wider or narrower than the spread alone gives,
    by how often this runner's runs so far fell outside.

    ``state`` and ``covariance`` are those on the last day asked for; ``noise`` [beats/min] the SD of a run
    around the model; ``marked`` whether the marked day was passed.
    """

    expected: Array
    spread: Array
    half: Array
    surprising: NDArray[np.bool_]
    state: Array
    covariance: Array
    noise: float
    marked: bool


def filtered(
    rows: Conditions,
    until: float | None = None,
    mark: float | None = None,
    share_of_block: Array | None = None,
) -> Filtered:
    """Run the filter over rows in order of time; a row without heart rate is expected, not learnt from.

    ``until`` and ``mark`` are day numbers; ``share_of_block`` [0–1] says how much of a training block each
    row has behind it. Nothing of a later row enters an earlier one.
    """
    return learnt(rows, until, mark, share_of_block).result()


def learnt(
    rows: Conditions, until: float | None, mark: float | None, share_of_block: Array | None
) -> Learning:
    """The filter itself after the rows, so that it can be run on."""
    learning = Learning(rows, mark, share_of_block)
    for row in range(len(rows.days)):
        learning.see(row)
    if until is not None:
        learning.wait(until)
    return learning


class Learning:
    """The filter at work: :meth:`see` one row after the other."""

    def __init__(self, rows: Conditions, mark: float | None, share_of_block: Array | None) -> None:
        count = len(rows.days)
        self._rows, self._mark, self._marked = rows, mark, False
        self._seen = _seen(rows, share_of_block)
        self._prior, self._variance = _prior(share_of_block is not None)
        self.state, self.covariance = self._prior.copy(), np.diag(self._variance)
        self._day = float(rows.days[0]) if count else 0.0
        self._noise, self._worth, self._sum = _first_noise()
        self._expected, self._spread, self._half = (np.full(count, np.nan) for _ in range(3))
        self._width, self._width_rate = Z80, parameter("efficiency_interval_rate").value
        self._surprising = np.zeros(count, dtype=np.bool_)
        self._diagonal = np.diag_indices(len(self._prior))
        self._drift = parameter("efficiency_fitness_drift").value ** 2
        self._form = parameter("efficiency_form_spread").value ** 2
        self._form_memory = parameter("efficiency_form_memory").value
        self._memory = parameter("efficiency_coefficient_memory").value
        self._tail = parameter("efficiency_tail").value
        self._limit = parameter("efficiency_surprise").value ** 2
        self._kept = 1.0 - 1.0 / parameter("efficiency_noise_memory").value

    @property
    def day(self) -> float:
        """The day number it has come to."""
        return self._day

    @property
    def noise(self) -> float:
        """Variance of a run around the model."""
        return self._noise * self._sum / self._worth

    def wait(self, day: float) -> None:
        """Let time pass, with a copy of the fitness taken on the marked day."""
        if self._mark is not None and not self._marked and self._day <= self._mark <= day:
            self._pass(self._mark)
            self._copy_fitness()
        self._pass(day)

    def see(self, row: int) -> None:
        """Expect one row, then learn from it where it has a heart rate."""
        self.wait(float(self._rows.days[row]))
        seen = self._seen[row]
        along = self.covariance @ seen
        variance = float(seen @ along) + self.noise
        expected = float(seen @ self.state)
        self._expected[row], self._spread[row] = expected, math.sqrt(variance)
        self._half[row] = self._width * math.sqrt(variance)
        error = float(self._rows.beats[row]) - expected
        if not math.isnan(error):
            self._surprising[row] = error * error > self._limit * variance
            outside = float(abs(error) > self._half[row])
            self._width *= math.exp(self._width_rate * (outside - OUTSIDE))
            self._learn(along, error, variance)

    def learn_nothing_of(self, seen: Array) -> None:
        """Take one more run like ``seen`` at the heart rate expected of it: only the covariance learns."""
        along = self.covariance @ seen
        self.covariance -= np.outer(along, along / (float(seen @ along) + self.noise))

    def result(self) -> Filtered:
        """What came of it so far."""
        return Filtered(
            self._expected,
            self._spread,
            self._half,
            self._surprising,
            self.state.copy(),
            self.covariance.copy(),
            math.sqrt(self.noise),
            self._marked,
        )

    def _learn(self, along: Array, error: float, variance: float) -> None:
        """One Kalman step with Student's weight, then the noise."""
        square = error * error / variance
        weight = min(1.0, (self._tail + 1.0) / (self._tail + square))
        gain = along / (variance + self.noise * (1.0 / weight - 1.0))
        self.state += gain * error
        self.covariance -= np.outer(gain, along)
        scale = self._sum / self._worth
        self._sum = self._kept * self._sum + scale * min(square, self._limit)
        self._worth = self._kept * self._worth + 1.0

    def _pass(self, day: float) -> None:
        days = day - self._day
        if days <= 0.0:
            return
        self._day = day
        form, fade = math.exp(-days / self._form_memory), math.exp(-days / self._memory)
        kept = np.ones(len(self.state))
        kept[FORM], kept[FIRST_TERM:] = form, fade
        self.state = self._prior + kept * (self.state - self._prior)
        self.covariance *= np.outer(kept, kept)
        added = np.zeros(len(self.state))
        added[LEVEL] = self._drift * days
        added[FORM] = self._form * self._sum / self._worth * (1.0 - form * form)
        added[FIRST_TERM:] = self._variance[FIRST_TERM:] * (1.0 - fade * fade)
        self.covariance[self._diagonal] += added

    def _copy_fitness(self) -> None:
        self.state[MARK] = self.state[LEVEL]
        self.covariance[MARK, :] = self.covariance[LEVEL, :]
        self.covariance[:, MARK] = self.covariance[:, LEVEL]
        self.covariance[MARK, MARK] = self.covariance[LEVEL, LEVEL]
        self._marked = True


def _seen(rows: Conditions, share_of_block: Array | None) -> Array:
    """What each row sees of the state: fitness, form, its share of the block, its terms."""
    count = len(rows.days)
    ones, none = np.ones(count), np.zeros(count)
    share = none if share_of_block is None else share_of_block
    return np.column_stack((ones, ones, none, share, rows.terms))


def _prior(with_block: bool) -> tuple[Array, Array]:
    """Means and variances between runners before anything is known."""
    mean, spread = np.zeros(FIRST_TERM + len(TERMS)), np.zeros(FIRST_TERM + len(TERMS))
    mean[LEVEL], spread[LEVEL] = (parameter(f"efficiency_level_{one}").value for one in ("mean", "spread"))
    spread[FORM] = parameter("efficiency_form_spread").value
    spread[BLOCK] = parameter("efficiency_block_spread").value if with_block else 0.0
    for place, term in enumerate(TERMS, FIRST_TERM):
        spread[place] = parameter(f"efficiency_{_shared(term)}_spread").value
        mean[place] = parameter(f"efficiency_{term}_mean").value if term in WITH_MEAN else 0.0
    return mean, spread**2


def _shared(term: str) -> str:
    """The two halves of a wave share their prior."""
    return term.removesuffix("_cos").removesuffix("_sin")


def _first_noise() -> tuple[float, float, float]:
    """Variance of a run, how many runs that guess is worth, and their sum of squares relative to it."""
    worth = parameter("efficiency_noise_runs").value
    return parameter("efficiency_noise").value ** 2, worth, worth
