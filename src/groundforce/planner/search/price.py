"""What a week's content costs: published exchange rates, every term in points.

A point is one percent of a reference heavy session's fatigue left at the start of intervals. Missing half
of a muscle's weekly sets costs a quarter of that muscle's points. Rates and weekly sets are registered,
graded constants (``menu_NAME``, ``weekly_sets_NAME``, ``weekly_points_NAME``); a plan may set any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from groundforce.evidence import constant, parameter
from groundforce.planner.search.classes import (
    Family,
    family,
    is_eccentric,
    is_weighted,
    lift_name,
)
from groundforce.planner.search.emphasis import serves
from groundforce.planner.search.rates import (
    MOVEMENT_OF,
    MOVEMENTS,
    MUSCLES,
    Rates,
    rates_of,
    weekly_targets,
)
from groundforce.training.athlete import Goal
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.exercise import ROLE_SHARE, Exercise, MovementPattern, Muscle, Region, Role
from groundforce.training.session_time import CHANGE_OVER

if TYPE_CHECKING:
    from groundforce.planner.search.menu import Entry, Menu

MOST_MAIN_LIFTS = int(parameter("menu_most_main_lifts").value)
MOST_OF_PATTERN = int(parameter("menu_most_of_pattern").value)
ROBUSTNESS_MUSCLES = frozenset({Muscle.GLUTEUS_MEDIUS, Muscle.ADDUCTORS, Muscle.FOOT, Muscle.TRUNK_LATERAL})

ARTICLE_FIVE = ("back_squat", "romanian_deadlift", "glute_ham_raise", "hip_thrust", "side_plank")
"""The lifts the founding article names, as id prefixes. No trial tested the list: a nudge, not a finding."""
STAPLES = (
    "goblet_squat",
    "split_squat",
    "bulgarian_split_squat",
    "step_up",
    "reverse_lunge",
    "nordic_curl",
    "sliding_leg_curl",
    "leg_curl",
    "calf_raise",
    "seated_calf_raise",
    "bent_knee_calf_raise",
    "copenhagen",
    "hip_abduction",
    "dead_bug",
    "pallof",
)
"""What the evidence adds to them, as id prefixes (judgement)."""


def _prime(muscle: Muscle) -> Callable[[Exercise], bool]:
    return lambda one: one.muscles.get(muscle) is Role.PRIME


def _is_calf(one: Exercise, muscle: Muscle) -> bool:
    return one.pattern is MovementPattern.CALF and one.muscles.get(muscle) is Role.PRIME


class Standing(IntEnum):
    """How usual an exercise is in a runner's plan, the most usual first."""

    ARTICLE = 0
    STAPLE = 1
    UNUSUAL = 2


def standing(one: Exercise) -> Standing:
    """How usual an exercise is in a runner's plan."""
    if one.id.startswith(ARTICLE_FIVE):
        return Standing.ARTICLE
    return Standing.STAPLE if one.id.startswith(STAPLES) else Standing.UNUSUAL


def _knee_side(one: Exercise) -> bool:
    hamstring = one.muscles.get(Muscle.HAMSTRINGS_KNEE) in {Role.PRIME, Role.STRONG}
    return one.pattern is MovementPattern.KNEE_FLEXION or (hamstring and is_eccentric(one))


NEEDS: Mapping[str, Callable[[Exercise], bool]] = {
    "glutes": _prime(Muscle.GLUTEUS_MAXIMUS),
    "hip-dominant hamstrings": lambda one: (
        one.pattern is MovementPattern.HINGE and one.muscles.get(Muscle.HAMSTRINGS_HIP) is Role.PRIME
    ),
    "eccentric or knee-dominant hamstrings": _knee_side,
    "quadriceps": _prime(Muscle.QUADRICEPS),
    "straight-knee calf": lambda one: _is_calf(one, Muscle.GASTROCNEMIUS),
    "lateral trunk": _prime(Muscle.TRUNK_LATERAL),
}
"""What every week of the build holds."""
WISHES: tuple[Callable[[Exercise], bool], ...] = (
    lambda one: one.pattern is MovementPattern.SINGLE_LEG,
    lambda one: _is_calf(one, Muscle.SOLEUS),
    lambda one: one.pattern is MovementPattern.SQUAT,
)
"""What every week should hold beside; the rates ``NAME_wanted`` price a week without."""
_MOVEMENT_PLACES = {movement: place for place, movement in enumerate(MOVEMENTS)}
TWICE = 2
"""times a week a movement is trained: of the same sets, two days bring more strength than one"""


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """What every runner's price needs of an exercise: ``shares`` (place of the muscle in ``MUSCLES``, then of
    the movement of a main lift, effective sets of one set), ``covers`` bits of the needs and wishes it meets,
    its ``lift``, whether it is a ``main`` lift, and whether it asks for a weight that it does not have."""

    shares: tuple[tuple[int, float], ...]
    covers: int
    lift: str
    main: bool
    standing: Standing
    unloaded: bool


_FACTS: dict[str, tuple[Exercise, Facts]] = {}


def facts_of(one: Exercise) -> Facts:
    """The facts of an exercise, worked out once in a process."""
    known = _FACTS.get(one.id)
    if known is None or known[0] is not one:
        known = _FACTS[one.id] = (one, _facts(one))
    return known[1]


def _facts(one: Exercise) -> Facts:
    asked = [*NEEDS.values(), *WISHES]
    main = family(one) is Family.MAIN
    needs_load = main or (family(one) is Family.CALF and not one.unilateral)
    roles = ((place, one.muscles.get(muscle)) for place, muscle in enumerate(MUSCLES))
    shares = [(place, ROLE_SHARE[role]) for place, role in roles if role is not None]
    if main:
        shares.append((len(MUSCLES) + _MOVEMENT_PLACES[MOVEMENT_OF[one.pattern]], 1.0))
    return Facts(
        shares=tuple(shares),
        covers=sum(1 << place for place, meets in enumerate(asked) if meets(one)),
        lift=lift_name(one),
        main=main,
        standing=standing(one),
        unloaded=needs_load and not is_weighted(one),
    )


@dataclass(frozen=True, eq=False, slots=True)
class Option:
    """One exercise with its sets, and all that its price needs, worked out once.

    ``seconds`` it takes with the change-over; ``taste`` its own points; ``doses`` (place of the muscle in
    ``MUSCLES``, or after them of the movement, effective sets); ``covers`` bits of the needs and wishes it
    meets; ``bit`` of the exercise, ``lift`` of the lift it is whatever it is loaded with, and ``prepares``
    those of harder versions of it; ``main`` whether it is a main lift, ``pattern`` its pattern and
    ``movement`` that of a main lift (place in ``MOVEMENTS``); ``legs`` leg sets.
    """

    entry: Entry
    seconds: float
    taste: float
    doses: tuple[tuple[int, float], ...]
    covers: int
    bit: int
    lift: int
    prepares: int
    main: bool
    pattern: MovementPattern
    movement: int | None
    legs: int


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """What one session adds to a menu: the same as of an option, summed.

    ``mains`` bits of its main lifts and ``lifts`` of the others, ``prepares`` by the bit of an exercise,
    ``count`` exercises, ``main_count`` main lifts, ``movements`` main lifts of each movement.
    """

    points: float
    doses: tuple[float, ...]
    covers: int
    bits: int
    lifts: int
    count: int
    mains: int
    main_count: int
    movements: tuple[int, ...]
    prepares: Mapping[int, int]
    legs: int


def _usual(name: str) -> float:
    return constant(name).value


def _usual_rates() -> Rates:
    return rates_of(_usual)


def _usual_targets() -> Mapping[Muscle, tuple[float, float]]:
    return weekly_targets(_usual)


@dataclass(frozen=True)
class MenuPrice:
    """Prices a menu for one runner.

    ``seconds`` gives the time [s] of one entry at full dose; ``time`` what a session may take without its
    warm-up [s]; ``own`` ids the runner lifts already; ``skill`` what is comfortable [1–5]; ``within_reach``
    the patterns of all exercises the runner could be given; ``can_grow`` ids of main lifts that a bar can
    load, now or in a harder version; ``emphases`` what tests ask more of; ``rates`` and weekly ``targets`` of
    the plan; ``harder`` every harder version by id, those of harder versions included; ``known`` options
    priced before.
    """

    seconds: Callable[[Entry], float]
    time: float
    own: frozenset[str]
    skill: int
    within_reach: Mapping[str, MovementPattern] = field(default_factory=dict)
    can_grow: frozenset[str] = frozenset()
    goals: frozenset[Goal] = frozenset()
    emphases: frozenset[Emphasis] = frozenset()
    rates: Rates = field(default_factory=_usual_rates)
    targets: Mapping[Muscle, tuple[float, float]] = field(default_factory=_usual_targets)
    harder: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: dict[tuple[str, int], Option] = field(default_factory=dict)

    def of(self, menu: Menu) -> float:
        """Points of a menu; lower is better."""
        return self.of_parts([self.part([self.option(entry) for entry in role]) for role in menu])

    def of_parts(self, parts: Sequence[Part]) -> float:
        """Points of a menu of these sessions."""
        covers = bits = lifts = mains = count = legs = kin = 0
        prepares: dict[int, int] = {}
        points, rates = 0.0, self.rates
        for one in parts:
            points += one.points
            covers |= one.covers
            bits |= one.bits
            lifts |= one.lifts
            mains |= one.mains
            count += one.count - one.main_count
            legs += one.legs
            prepares.update(one.prepares)
        for prepared in prepares.values():
            kin += (prepared & bits).bit_count()
        again = sum(one.main_count for one in parts) - mains.bit_count()
        count -= lifts.bit_count()
        often: list[int] = [sum(times) for times in zip(*(one.movements for one in parts), strict=True)]
        doses = (
            parts[0].doses
            if len(parts) == 1
            else [sum(sets) for sets in zip(*(one.doses for one in parts), strict=True)]
        )
        return (
            points
            + self._doses(doses)
            + self._uncovered[covers]
            + rates.repeated * count
            + rates.same_main * again
            + rates.once_a_week * sum(max(0, TWICE - times) for times in often)
            + rates.kin * kin
            + rates.surplus_set * max(0.0, legs - rates.enough_leg_sets)
            + rates.own_lift_gone * (self.own_bits & ~bits).bit_count()
        )

    @property
    def missing(self) -> tuple[float, ...]:
        """Points for a week without each of the needs, then of the wishes."""
        rates = self.rates
        wanted = (rates.single_leg_wanted, rates.bent_knee_wanted, rates.squat_wanted)
        return (*(rates.need for _ in NEEDS), *wanted)

    @cached_property
    def _uncovered(self) -> tuple[float, ...]:
        """Points for what a week lacks, by the bits of what it covers."""
        missing = self.missing
        return tuple(
            sum(points for place, points in enumerate(missing) if not covered >> place & 1)
            for covered in range(1 << len(missing))
        )

    def option(self, entry: Entry) -> Option:
        """An exercise with its sets as the search prices it."""
        key = (entry.exercise.id, entry.sets)
        if key not in self.known:
            self.known[key] = self._option(entry)
        return self.known[key]

    def _option(self, entry: Entry) -> Option:
        one, facts = entry.exercise, facts_of(entry.exercise)
        return Option(
            entry=entry,
            seconds=self.seconds(entry) + CHANGE_OVER,
            taste=self._taste(entry),
            doses=tuple((place, entry.sets * share) for place, share in facts.shares),
            covers=facts.covers,
            bit=self._bit(one.id),
            lift=self._bit(facts.lift),
            prepares=sum(self._bit(name) for name in self.harder.get(one.id, dict.fromkeys(one.prepares))),
            main=facts.main,
            pattern=one.pattern,
            movement=_MOVEMENT_PLACES[MOVEMENT_OF[one.pattern]] if facts.main else None,
            legs=entry.sets if one.region is Region.LEGS else 0,
        )

    def _bit(self, exercise: str) -> int:
        """The bit that stands for an exercise."""
        return 1 << self._places.setdefault(exercise, len(self._places))

    @cached_property
    def own_bits(self) -> int:
        """The bits of the lifts the runner does already and may go on with."""
        return sum(self._bit(one) for one in sorted(self.own & self.within_reach.keys()))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {}

    def part(self, role: Sequence[Option]) -> Part:
        """What a session of these options adds to a menu."""
        doses, movements = [0.0] * len(self.owed), [0] * len(MOVEMENTS)
        points = spent = 0.0
        covers = bits = lifts = mains = main_count = legs = 0
        for one in role:
            points += one.taste
            spent += one.seconds
            covers |= one.covers
            bits |= one.bit
            legs += one.legs
            if one.main:
                mains |= one.lift
                main_count += 1
            else:
                lifts |= one.lift
            if one.movement is not None:
                movements[one.movement] += 1
            for place, sets in one.doses:
                doses[place] += sets
        points += self._session(spent, main_count, [one.pattern for one in role])
        points += self.rates.once_a_week * sum(max(0, times - 1) for times in movements)
        return Part(
            points=points,
            doses=tuple(doses),
            covers=covers,
            bits=bits,
            lifts=lifts,
            count=len(role),
            mains=mains,
            main_count=main_count,
            movements=tuple(movements),
            prepares={one.bit: one.prepares for one in role if one.prepares},
            legs=legs,
        )

    def _doses(self, got: Sequence[float]) -> float:
        """Points for muscles and movements short of their weekly sets; ``got`` sets, in order of ``owed``."""
        cost = 0.0
        for have, (sets, points) in zip(got, self.owed, strict=True):
            if have < sets:
                cost += points * (1.0 - have / sets) ** 2
        return cost

    @cached_property
    def owed(self) -> tuple[tuple[float, float], ...]:
        """(sets a week, points of this runner for missing all), of ``MUSCLES``, then of ``MOVEMENTS``"""
        muscles = [(self.targets[one][0], self.targets[one][1] * self.weight(one)) for one in MUSCLES]
        movement = (self.rates.movement_sets, self.rates.movement_points)
        return (*muscles, *(movement for _ in MOVEMENTS))

    def shortfall(self, menu: Menu) -> float:
        """Points for muscles and movements below their weekly sets, and for needs not met."""
        got = [0.0] * len(self.owed)
        for entry in (entry for role in menu for entry in role):
            for place, share in facts_of(entry.exercise).shares:
                got[place] += entry.sets * share
        doses = self._doses(got)
        held = [entry.exercise for role in menu for entry in role]
        return doses + self.rates.need * sum(not any(need(one) for one in held) for need in NEEDS.values())

    def weight(self, muscle: Muscle) -> float:
        """How much a muscle's shortfall counts for this runner's goals."""
        minds = Goal.ROBUSTNESS in self.goals or muscle not in ROBUSTNESS_MUSCLES
        return 1.0 if minds else self.rates.robustness_share

    def _session(self, spent: float, mains: int, patterns: list[MovementPattern]) -> float:
        rates, held = self.rates, len(patterns)
        cost = rates.second_over * max(0.0, spent - self.time)
        cost += rates.crowded * max(0.0, held - rates.most_exercises)
        cost += rates.sparse * max(0.0, rates.fewest_exercises - held)
        cost += rates.without_main * (mains == 0) + rates.crowded * max(0, mains - MOST_MAIN_LIFTS)
        distinct = set(patterns)
        if len(distinct) == held:
            return cost
        cost += rates.repeated_in_session * (held - len(distinct))
        return cost + rates.crowded * sum(max(0, patterns.count(one) - MOST_OF_PATTERN) for one in distinct)

    def _taste(self, entry: Entry) -> float:
        one, rates = entry.exercise, self.rates
        cost = rates.each_exercise + rates.skill_step * max(0, one.skill - self.skill)
        cost -= rates.own_lift if one.id in self.own else 0.0
        cost += (-rates.article_lift, -rates.staple, rates.unusual)[facts_of(one).standing]
        cost -= rates.can_grow * (one.id in self.can_grow)
        cost -= rates.bone * (Goal.BONE in self.goals and len(one.bone_sites) > 0)
        cost += rates.easier_than_needed * any(
            self.within_reach.get(name) is one.pattern for name in one.prepares
        )
        single = Emphasis.SINGLE_LEG in self.emphases and serves(one, Emphasis.SINGLE_LEG)
        cost -= parameter("test_single_leg_points").value if single else 0.0
        return cost + rates.light_implement if facts_of(one).unloaded else cost
