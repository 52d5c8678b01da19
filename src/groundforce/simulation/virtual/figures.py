"""What seasons came to, as numbers: one runner at a time, so that any number can be brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from statistics import fmean

from groundforce.simulation.virtual.coach import Coach
from groundforce.simulation.virtual.ours import Groundforce
from groundforce.simulation.virtual.people import Population, person
from groundforce.simulation.virtual.percentage import PercentageWave
from groundforce.simulation.virtual.season import Season, live
from groundforce.simulation.virtual.template import FixedTemplate

COACHES: Mapping[str, type[Coach]] = {
    "groundforce": Groundforce,
    "template": FixedTemplate,
    "percentage": PercentageWave,
}
"""Every coach by its name."""
SETTLED = 6
"""weeks (from 0) after which prescribed effort has to be met"""


@dataclass(frozen=True)
class Figures:
    """One runner's weeks with one coach, as numbers only.

    ``gain`` of strength at the end [share], the mean of the five ``movements``; ``three_lifts`` the gain in
    the lifts the barbell programmes load; ``minutes`` of lifting a week; ``fatigue`` mean share of leg
    capacity lifting had taken at key runs [-], ``soreness`` in it; ``muscle`` gain of the big leg muscles
    [share]; ``reserve_errors`` prescribed less true reps in reserve after :data:`SETTLED` weeks, of sets with
    a load, ``free_errors`` of sets without; ``failed`` share of sets with fewer reps than asked;
    ``maximum_errors`` (weeks, estimate over truth less 1); ``broken`` and ``planned`` weeks; ``changed``
    sessions per disturbance, ``fresh`` the same from scratch where known.
    """

    seed: int
    population: str
    gain: float
    movements: Mapping[str, float]
    three_lifts: float
    minutes: float
    fatigue: float
    soreness: float
    economy: float
    muscle: float
    done: int
    missed: int
    painful: int
    failed: float
    reserve_errors: tuple[float, ...]
    free_errors: tuple[float, ...]
    maximum_errors: tuple[tuple[float, float], ...]
    broken: int
    planned: int
    rules: tuple[str, ...]
    changed: tuple[tuple[str, int], ...]
    fresh: tuple[tuple[int, int], ...]


def lived(seed: int, population: Population, weeks: int, coach: str) -> Season:
    """A season of one runner with one coach; the same for the same arguments."""
    return live(person(seed, population, weeks), COACHES[coach]())


def figures(season: Season) -> Figures:
    """A season as numbers."""
    truths = [truth for day in season.sets for truth in day.truths]
    late = [truth for day in season.sets if day.week >= SETTLED for truth in day.truths]
    asked = [(one, one.prescribed - one.true) for one in late if one.prescribed is not None]
    return Figures(
        seed=season.person.seed,
        population=season.person.population.value,
        gain=_mean([exp(one) - 1.0 for one in season.movements.values()]),
        movements={name: exp(one) - 1.0 for name, one in season.movements.items()},
        three_lifts=exp(season.strength[-1]) - 1.0,
        minutes=sum(0.0 if one.duration is None else one.duration for one in season.log)
        / 60.0
        / season.person.problem.weeks,
        fatigue=_mean([one.fatigue for one in season.key_runs]),
        soreness=_mean([one.soreness for one in season.key_runs]),
        economy=season.economy,
        muscle=exp(season.muscle) - 1.0,
        done=season.done,
        missed=season.missed,
        painful=season.painful,
        failed=_mean([float(one.failed) for one in truths]),
        reserve_errors=tuple(error for one, error in asked if one.loaded),
        free_errors=tuple(error for one, error in asked if not one.loaded),
        maximum_errors=tuple((one.weeks, one.estimate / one.truth - 1.0) for one in season.compared),
        broken=len(season.broken),
        planned=season.planned,
        rules=tuple(sorted({one.rule for found in season.broken.values() for one in found})),
        changed=tuple((one.name, one.changed) for one in season.disturbances),
        fresh=tuple((one.changed, one.fresh) for one in season.disturbances if one.fresh is not None),
    )


def _mean(values: list[float]) -> float:
    return fmean(values) if values else 0.0
