"""Running efficiency (speed at a heart rate) and running economy (what a metre costs): two different things.

Efficiency comes from everyday runs. It moves with economy, and also with plasma volume, heat and VO2max: it
is never called economy. Economy needs oxygen uptake, or a power source that was validated against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundforce.training.run import Run
from groundforce.training.state import Estimate


@dataclass(frozen=True)
class LeftOut:
    """How many runs were not used, and why in a few words."""

    reason: str
    runs: int


@dataclass(frozen=True)
class EfficiencyState:
    """Speed at a reference heart rate, flat, cool and fresh, as of a date.

    ``speed_at_reference`` [m/s] at ``reference_heart_rate`` [beats/min] over 45 min at the usual time of day;
    ``trend`` [m/s per 4 weeks] of fitness, form left out, ``year`` [m/s] over 52 weeks. Each is None where
    the runs do not say enough; ``notes`` then say what is missing. ``surprising`` of the ``runs_used`` did
    not fit and weighed little.
    """

    as_of: date
    speed_at_reference: Estimate | None = None
    reference_heart_rate: float | None = None
    trend: Estimate | None = None
    runs_used: int = 0
    surprising: int = 0
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    year: Estimate | None = None


@dataclass(frozen=True)
class HeartRateForecast:
    """What the mean heart rate of ``run`` should have been [beats/min], judged by earlier runs alone.

    ``surprising`` where it lies so far off that a bad strap, an illness or a wrong distance is likelier.
    """

    run: Run
    expected: Estimate
    surprising: bool


@dataclass(frozen=True)
class EfficiencyChange:
    """Speed at the reference heart rate after a training block against before it, as shares: 0.03 is 3 %.

    ``difference`` is what changed, whatever the cause. ``effect`` is what changed beyond the wandering that
    this runner's fitness shows over so long a time: the most that may be put down to the block.
    ``probability`` [0–1] that the effect is above ``smallest``, the smallest worthwhile change.

    ``runs_per_block`` comparable runs before and as many after would show ``smallest`` with 80 % power if
    runs scattered by noise alone; ``more_runs`` are missing. ``floor`` is the SD of the effect that no number
    of further runs gets below, as fitness wanders meanwhile.
    """

    effect: Estimate | None
    difference: Estimate | None
    probability: float | None
    smallest: float
    reference_heart_rate: float | None
    runs_before: int
    runs_after: int
    runs_per_block: int | None = None
    more_runs: int | None = None
    floor: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class LaboratoryTest:
    """One stage of an economy test: steady ``speed`` [m/s] at ``slope`` [-], oxygen uptake [ml/kg/min].

    ``exchange_ratio`` is CO2 given off over oxygen taken up [-], None where the laboratory gives none.
    """

    day: date
    speed: float
    oxygen_uptake_ml_kg_min: float
    exchange_ratio: float | None = None
    slope: float = 0.0


@dataclass(frozen=True)
class Economy:
    """What a metre cost in a laboratory test: ``oxygen_cost`` [ml/kg/km], ``energy_cost`` [J/kg/m]."""

    oxygen_cost: Estimate
    energy_cost: Estimate
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class EconomyChange:
    """Energy cost after against before as a share, -0.03 is 3 % less: better.

    ``probability`` [0–1] that it fell by more than ``smallest``. ``change`` is None where the two tests
    cannot be compared; ``notes`` say why.
    """

    change: Estimate | None
    probability: float | None
    smallest: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PowerPerSpeed:
    """Power over body mass and speed [J/kg/m] of one run; ``is_economy`` for a validated source only."""

    value: float
    power: float
    speed: float
    is_economy: bool
    note: str
