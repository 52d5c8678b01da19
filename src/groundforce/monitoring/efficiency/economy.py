"""Running economy where it was measured: laboratory tests, and what power from a run is and is not."""

from __future__ import annotations

import math

from groundforce.evidence import parameter
from groundforce.monitoring.estimates import normal
from groundforce.monitoring.streams import movement_of, weighted_mean
from groundforce.physiology.calorimetry import HIGHEST, LOWEST
from groundforce.physiology.running_economy import energy_cost, oxygen_cost
from groundforce.training.efficiency import Economy, EconomyChange, LaboratoryTest, PowerPerSpeed
from groundforce.training.recording import Recording, StreamName
from groundforce.training.state import Estimate

SPEEDS = (1.5, 7.0)
"""m/s outside which a stage of a test is a slip of a unit, km/h or min/km given for m/s (judgement)."""
UPTAKES = (10.0, 95.0)
"""ml/kg/min outside which an oxygen uptake is a slip of a unit (judgement)."""
LARGEST_RATIO = 1.3
"""Exchange ratio above which it is no exchange ratio (judgement)."""
SAME_SPEED, SAME_SLOPE = 0.1, 0.002
"""m/s and - within which two stages are the same."""
FROM_SPEED = (
    "Power per speed, not economy: a watch works its power out from speed, so it cannot tell what a metre "
    "costs."
)
VALIDATED = "Economy as far as the power source was validated against oxygen uptake."


def economy_of(test: LaboratoryTest) -> Economy:
    """Oxygen and energy cost of a metre in one test, with the typical error of such a test as interval.

    A ratio above 1 counts as 1, as the surplus carbon dioxide is not burnt; one below 0.7 as 0.7. Raises
    ValueError for a speed, an uptake or a ratio that no running test gives.
    """
    _believable(test)
    ratio = test.exchange_ratio
    if ratio is None:
        ratio = parameter("economy_assumed_exchange_ratio").value
    uptake, burnt = test.oxygen_uptake_ml_kg_min, min(max(ratio, LOWEST), HIGHEST)
    return Economy(
        _with_error(oxygen_cost(uptake, test.speed), test),
        _with_error(energy_cost(uptake, test.speed, burnt), test),
        _notes(test),
    )


def economy_change(before: LaboratoryTest, after: LaboratoryTest) -> EconomyChange:
    """Change of the cost of a metre between two tests, and the probability that it is a worthwhile fall.

    Energy cost where both tests give an exchange ratio, else oxygen cost. Both tests carry the typical error.
    """
    smallest = parameter("economy_smallest_worthwhile_change").value
    if abs(before.speed - after.speed) > SAME_SPEED or abs(before.slope - after.slope) > SAME_SLOPE:
        why = "Not comparable: the two tests were not at the same speed and slope."
        return EconomyChange(None, None, smallest, (why,))
    both = before.exchange_ratio is not None and after.exchange_ratio is not None
    first, second = economy_of(before), economy_of(after)
    old, new = (one.energy_cost if both else one.oxygen_cost for one in (first, second))
    change = new.value / old.value - 1.0
    error = parameter("economy_test_error").value
    spread = (1.0 + change) * error * math.sqrt(2.0)
    source = "energy cost of two laboratory tests" if both else "oxygen cost of two laboratory tests"
    interval = normal(change, spread, source, after.day)
    probability = 0.5 * (1.0 + math.erf((-smallest - change) / spread / math.sqrt(2.0)))
    notes = tuple(dict.fromkeys((*first.notes, *second.notes)))
    return EconomyChange(interval, probability, smallest, notes)


def power_per_speed(recording: Recording, body_mass: float, validated: bool = False) -> PowerPerSpeed | None:
    """Mean power over ``body_mass`` [kg] and mean speed in a recording; None without power or distance.

    It is called economy only where the power source was ``validated`` against oxygen uptake.
    Raises ValueError for a body mass of 0 or less.
    """
    if body_mass <= 0.0:
        raise ValueError(f"a body mass of {body_mass:g} kg cannot be divided by; give it in kg")
    movement = movement_of(recording)
    watts = None if movement is None else movement.column(recording, StreamName.POWER)
    if movement is None or movement.distance is None or watts is None:
        return None
    power, moving = weighted_mean(watts, movement.weight), float(movement.weight.sum())
    covered = float(movement.distance[-1] - movement.distance[0])
    if power is None or power <= 0.0 or covered <= 0.0:
        return None
    speed = covered / moving
    note = VALIDATED if validated else FROM_SPEED
    return PowerPerSpeed(power / body_mass / speed, power, speed, validated, note)


def _believable(test: LaboratoryTest) -> None:
    for value, (low, high), name in (
        (test.speed, SPEEDS, "speed in m/s"),
        (test.oxygen_uptake_ml_kg_min, UPTAKES, "oxygen uptake in ml/kg/min"),
        (test.exchange_ratio, (LOWEST - 0.1, LARGEST_RATIO), "exchange ratio"),
    ):
        if value is not None and not low <= value <= high:
            raise ValueError(f"{value:g} is no {name} of a running test; {low:g} to {high:g} is expected")


def _with_error(value: float, test: LaboratoryTest) -> Estimate:
    error = parameter("economy_test_error").value * value
    return normal(value, error, "laboratory test, typical error 2.4 %", test.day)


def _notes(test: LaboratoryTest) -> tuple[str, ...]:
    if test.exchange_ratio is None:
        assumed = parameter("economy_assumed_exchange_ratio").value
        return (
            f"No exchange ratio was given: {assumed:g} was taken, which may be off by 1.5 % of the cost.",
        )
    if test.exchange_ratio > HIGHEST:
        return ("An exchange ratio above 1: too fast to be steady, so the metre cost more than this says.",)
    return ()
