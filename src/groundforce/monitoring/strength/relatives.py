"""A first guess at a lift that was never done: from related lifts, or from the body alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from groundforce.evidence import parameter
from groundforce.monitoring.estimates import lognormal
from groundforce.physiology.constants import Z80
from groundforce.training.athlete import Athlete, LiftingExperience, Sex
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise, LoadKind
from groundforce.training.state import Estimate

_BODY = {"back_squat": "squat", "bench_press": "bench"}
"""Lifts there are body ratios for."""


def maximum_from_relatives(exercise: str, known: Mapping[str, Estimate], as_of: date) -> Estimate | None:
    """A guess at the 1RM [kg] of a lift from lifts the catalogue relates to it; None where none is known.

    Each relative gives its own maximum times the ratio of the catalogue; they are averaged by how sure each
    is, but the guess is never surer than one ratio can be. For orientation only: no
    kilograms are prescribed from it.
    """
    guesses = list(_guesses(load_catalogue().get(exercise), known))
    if not guesses:
        return None
    weights = [1.0 / spread**2 for _, _, spread in guesses]
    total = sum(weight * value for weight, (_, value, _) in zip(weights, guesses, strict=True))
    spread = max(min(spread for _, _, spread in guesses), parameter("relative_lift_spread").value)
    names = ", ".join(load_catalogue().get(id).name.lower() for id, _, _ in guesses[:3])
    return lognormal(total / sum(weights), spread, f"no sets of this lift: from your {names}", as_of)


def maximum_from_body(exercise: str, athlete: Athlete, as_of: date) -> Estimate | None:
    """A guess at the 1RM [kg] of a lift from body mass, sex and age; None without body mass or a ratio.

    Unknown sex takes the middle of both; unknown age loses nothing but is less sure. Ratios are judgement.
    """
    if athlete.body_mass is None or athlete.body_mass <= 0.0 or exercise not in _BODY:
        return None
    ratios = [parameter(f"body_{_BODY[exercise]}_{sex}").value for sex in _sexes(athlete.sex)]
    ratio = math.sqrt(ratios[0] * ratios[-1])
    apart = abs(math.log(ratios[0] / ratios[-1])) / 2.0
    unknown = parameter("body_unknown_spread").value if athlete.age is None else 0.0
    spread = math.sqrt(parameter("body_spread").value ** 2 + apart**2 + unknown**2)
    told = [athlete.sex.value if athlete.sex is not Sex.UNKNOWN else "sex unknown"]
    told.append("age unknown" if athlete.age is None else f"age {athlete.age:g}")
    value = athlete.body_mass * ratio * _experience(athlete) * _age(athlete)
    source = f"no sets of this lift or a related one: from body mass, {', '.join(told)}"
    return lognormal(math.log(value), spread, source, as_of)


def related(exercise: Exercise) -> Iterator[tuple[str, float, int]]:
    """Lifts related to this one: id, this one's 1RM over theirs [-], steps between them.

    >>> from groundforce.training.catalogue import load_catalogue
    >>> next(related(load_catalogue().get("hip_thrust")))
    ('back_squat', 1.1, 1)
    """
    yield from _related(exercise.id, exercise.strength_of)


@cache
def _related(id: str, strength_of: tuple[str, float] | None) -> tuple[tuple[str, float, int], ...]:
    base, ratio = strength_of or (id, 1.0)
    steps = 0 if strength_of is None else 1
    found = [(base, ratio, 1)] if steps > 0 else []
    for other in load_catalogue():
        if other.id != id and other.strength_of is not None and other.strength_of[0] == base:
            found.append((other.id, ratio / other.strength_of[1], steps + 1))
    return tuple(found)


def _guesses(exercise: Exercise, known: Mapping[str, Estimate]) -> Iterator[tuple[str, float, float]]:
    """Id, logarithm of the guess and its standard deviation, the surest first."""
    found = []
    for id, ratio, steps in related(exercise):
        one_step = _ratio_spread(exercise, load_catalogue().get(id))
        if id in known and known[id].value > 0.0:
            own = math.log(known[id].high / max(known[id].low, 1e-6)) / (2.0 * Z80)
            spread = math.sqrt(own**2 + steps * one_step**2)
            found.append((id, math.log(known[id].value * ratio), spread))
    yield from sorted(found, key=lambda one: one[2])


def _ratio_spread(one: Exercise, other: Exercise) -> float:
    """Standard deviation between people of the ratio of two lifts, on the logarithm."""
    in_hands = {one.load, other.load} & {LoadKind.HAND, LoadKind.SINGLE}
    return parameter("relative_hand_spread" if in_hands else "relative_lift_spread").value


def _sexes(sex: Sex) -> tuple[str, ...]:
    return ("male", "female") if sex is Sex.UNKNOWN else (sex.value,)


def _experience(athlete: Athlete) -> float:
    share = parameter("body_experience").value
    return {LiftingExperience.NONE: share, LiftingExperience.SOME: 1.0}.get(athlete.experience, 1.0 / share)


def _age(athlete: Athlete) -> float:
    if athlete.age is None:
        return 1.0
    over = max(athlete.age - parameter("body_age_start").value, 0.0)
    return max(1.0 - parameter("body_age_loss").value * over, 0.3)
