"""What the simulator takes for true: registered parameters, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from groundforce.evidence import parameter


@dataclass(frozen=True)
class Numbers:
    """The parameters ``virtual_…``; unit, meaning, grade and source of each stand in ``evidence``."""

    specific_room: float
    capacity_room: float
    specific_rate: float
    capacity_rate: float
    response_spread: float
    stimulus_sets: float
    stimulus_load: float
    stimulus_load_slope: float
    stimulus_reserve: float
    stimulus_reserve_slope: float
    specific_decay: float
    capacity_decay: float
    decay_delay: float
    day_spread: float
    test_spread: float
    lift_spread: float
    reps_scale: float
    reps_spread: float
    reps_lift_spread: float
    reps_shape_spread: float
    reps_runner: float
    set_loss: float
    set_loss_reserve: float
    set_recovery: float
    felt_bias: float
    felt_bias_slope: float
    felt_spread: float
    felt_spread_slope: float
    felt_spread_most: float
    felt_person: float
    slip_reps: float
    slip_load: float
    slip_reserve: float
    set_cost: float
    effort_failure: float
    effort_least: float
    effort_reserve: float
    fast_share: float
    fast_time: float
    slow_time: float
    recovery_spread: float
    damage: float
    damage_rise: float
    damage_fall: float
    protection: float
    protection_full: float
    protection_time: float
    run_cost: float
    run_time: float
    fatigue_on_strength: float
    economy_gain: float
    economy_none: float
    economy_time: float
    missed: float
    run_moved: float
    run_hard: float
    pain_rate: float
    pain_rate_novice: float
    pain_healing: float
    pain_setback: float
    illness_rate: float
    trip_rate: float
    gap_rate: float


@cache
def numbers() -> Numbers:
    """The numbers in force."""
    return Numbers(**{one.name: parameter(f"virtual_{one.name}").value for one in fields(Numbers)})
