"""What one lift is to one virtual runner: its true maximum on the first day, its curve, its muscles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from groundforce.simulation.virtual.effort import RepsCurve
from groundforce.simulation.virtual.numbers import numbers
from groundforce.simulation.virtual.people import Person
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import ContractionMode, Exercise, LoadKind, Muscle, Region, Role

RATIOS: Mapping[str, float] = {
    "back_squat": 1.0, "front_squat": 0.85, "smith_squat": 1.05, "hack_squat": 1.3, "goblet_squat": 0.45,
    "dumbbell_squat": 0.35, "leg_press": 2.2, "leg_press_single_leg": 1.0, "leg_extension": 0.7,
    "romanian_deadlift": 0.9, "romanian_deadlift_dumbbell": 0.36, "romanian_deadlift_kettlebell": 0.5,
    "romanian_deadlift_b_stance": 0.27, "romanian_deadlift_single_leg": 0.2, "kettlebell_deadlift": 0.6,
    "deadlift": 1.2, "sumo_deadlift": 1.2, "hex_bar_deadlift": 1.25, "good_morning": 0.5, "rack_pull": 1.4,
    "glute_bridge_barbell": 1.3, "hip_thrust": 1.2, "hip_thrust_dumbbell": 0.6, "leg_curl": 0.5,
    "leg_curl_seated": 0.5, "split_squat_dumbbell": 0.22, "bulgarian_split_squat": 0.2,
    "step_up_dumbbell": 0.18, "reverse_lunge": 0.2, "lunge": 0.2, "walking_lunge": 0.18,
    "lateral_lunge": 0.25, "split_squat_barbell": 0.65, "lunge_barbell": 0.6, "calf_raise_dumbbell": 0.4,
    "calf_raise_single_leg_dumbbell": 0.35, "calf_raise_machine": 1.2, "calf_raise_barbell": 1.1,
    "calf_press": 2.0, "seated_calf_raise": 0.8, "seated_calf_raise_dumbbell": 0.35,
    "hip_abduction_machine": 0.7, "hip_adduction_machine": 0.7,
}  # fmt: skip
"""Mean maximum over the back squat's [-] (judgement; not the catalogue's ratios). Each person strays."""
USUAL: Mapping[LoadKind, float] = {LoadKind.TOTAL: 0.6, LoadKind.HAND: 0.18, LoadKind.SINGLE: 0.3}
"""The same for lifts that are not listed."""
BODY_SHARE = (0.62, 0.08)
"""Body weight over the most one could move in a body-weight exercise [-]: mean and spread (judgement)."""
WORK = {Role.PRIME: 1.0, Role.STRONG: 0.4}
"""How much of a set counts for a muscle's growth; minor work counts nothing (judgement)."""
LEGS = frozenset(Muscle) - {Muscle.TRUNK_ANTERIOR, Muscle.TRUNK_LATERAL, Muscle.TRUNK_POSTERIOR}
BIG = {
    Muscle.QUADRICEPS: 1.0,
    Muscle.GLUTEUS_MAXIMUS: 0.9,
    Muscle.HAMSTRINGS_HIP: 0.7,
    Muscle.HAMSTRINGS_KNEE: 0.7,
    Muscle.ADDUCTORS: 0.3,
    Muscle.GASTROCNEMIUS: 0.4,
    Muscle.SOLEUS: 0.4,
}
"""How much running misses a muscle that is tired [-] (judgement); muscles that are not listed, 0.1."""
FULL_LEG_SET = 1.7
"""The sum of these that a set of squats comes to."""
LENGTHENED = {ContractionMode.ECCENTRIC: 2.0, ContractionMode.PLYOMETRIC: 0.8, ContractionMode.ISOMETRIC: 0.2}
"""How much a set damages against an ordinary one [-] (judgement)."""


@dataclass(frozen=True)
class Lift:
    """One lift of one person.

    ``base`` true maximum on the first day [kg in the exercise's own terms; body weights where the body is
    lifted]; ``kilograms`` whether it is in kg; ``muscles`` with their share of a set; ``legs`` [0–1] what a
    set costs the legs against a set of squats; ``damage`` [-] against one.
    """

    exercise: Exercise
    base: float
    kilograms: bool
    curve: RepsCurve
    muscles: tuple[tuple[Muscle, float], ...]
    legs: float
    damage: float


def lift_of(person: Person, id: str) -> Lift:
    """A lift of a person; the same for the same arguments, whatever was asked before."""
    exercise, own = load_catalogue().get(id), numbers()
    chance = person.chance(2, crc32(id.encode()))
    stray = float(np.exp(chance.normal(0.0, 0.0 if id == "back_squat" else own.lift_spread)))
    kilograms = exercise.load in USUAL
    share = float(np.clip(chance.normal(*BODY_SHARE), 0.45, 0.85))
    base = person.squat * RATIOS.get(id, USUAL.get(exercise.load, 0.0)) * stray if kilograms else 1.0 / share
    scale = person.reps_scale * float(np.exp(chance.normal(0.0, own.reps_lift_spread)))
    muscles = tuple((muscle, WORK[role]) for muscle, role in exercise.muscles.items() if role in WORK)
    legs = _legs(exercise)
    return Lift(
        exercise, base, kilograms, RepsCurve(scale, person.reps_shape), muscles, legs, _damage(exercise, legs)
    )


def _legs(exercise: Exercise) -> float:
    if exercise.region is not Region.LEGS and exercise.tier == 0:
        return 0.0
    weights = (
        BIG.get(muscle, 0.1) * WORK.get(role, 0.0)
        for muscle, role in exercise.muscles.items()
        if muscle in LEGS
    )
    return min(1.0, sum(weights) / FULL_LEG_SET)


def _damage(exercise: Exercise, legs: float) -> float:
    harder = 1.5 if exercise.overloaded_eccentric else 1.0
    return legs * LENGTHENED.get(exercise.mode, 1.0) * harder
