"""What a week's content costs: published exchange rates, every term in points.

A point is one percent of a reference heavy session's fatigue left at the start of intervals. Missing half
of a muscle's weekly sets costs a quarter of that muscle's priority below. Rates are judgement; each can be
argued with on its own line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from groundforce.evidence import parameter
from groundforce.planner.search.classes import MAIN_PATTERNS, Family, family, is_eccentric, is_weighted
from groundforce.planner.search.emphasis import serves
from groundforce.training.athlete import Goal
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.exercise import ROLE_SHARE, Exercise, MovementPattern, Muscle, Region, Role

if TYPE_CHECKING:
    from groundforce.planner.search.menu import Entry, Menu

TARGETS: Mapping[Muscle, tuple[float, float]] = {
    Muscle.GLUTEUS_MAXIMUS: (6.0, 60.0),
    Muscle.GLUTEUS_MEDIUS: (3.0, 25.0),
    Muscle.HAMSTRINGS_HIP: (4.0, 50.0),
    Muscle.HAMSTRINGS_KNEE: (3.0, 50.0),
    Muscle.QUADRICEPS: (6.0, 55.0),
    Muscle.GASTROCNEMIUS: (3.5, 45.0),
    Muscle.SOLEUS: (3.5, 50.0),
    Muscle.ADDUCTORS: (2.0, 12.0),
    Muscle.HIP_FLEXORS: (1.0, 6.0),
    Muscle.TRUNK_ANTERIOR: (2.0, 12.0),
    Muscle.TRUNK_LATERAL: (3.0, 40.0),
    Muscle.TRUNK_POSTERIOR: (2.0, 10.0),
    Muscle.FOOT: (1.0, 6.0),
}
"""(effective sets a week, points for missing all of them)"""
NEED = 150.0
"""points for a week without one of the things every week needs"""
SECONDS_OVER = 1.0
"""points per second over the time, so that the search walks back inside"""
LONGEST_MENU = (4, 7)
"""exercises a session should hold, fewest and most"""
CROWDED = 40.0
REPEATED_PATTERN = 9.0
ARTICLE = -14.0
STAPLE = -7.0
OWN_LIFT = -12.0
OWN_LIFT_GONE = 45.0
"""a week without a lift the runner does already: it is theirs, and they are used to it"""
ONE_EACH = 1.5
SKILL_STEP = 2.0
SINGLE_LEG_WANTED = 12.0
LIGHT_IMPLEMENT = 14.0
UNUSUAL = 4.0
CAN_GROW = -8.0
"""a main lift that can become heavy: economy moved with heavy work, not with light"""
BONE = -5.0
"""an exercise that loads hip or spine, for a runner who wants bone (judgement; visible only after months)"""
ROBUSTNESS_MUSCLES = frozenset({Muscle.GLUTEUS_MEDIUS, Muscle.ADDUCTORS, Muscle.FOOT, Muscle.TRUNK_LATERAL})
WITHOUT_GOAL = 0.5
"""share at which those count for a runner who does not name robustness"""
SAME_MAIN = 16.0
"""the same main lift in two sessions of a week: another would train the same and tire less"""
KIN = 18.0
"""an exercise beside its own easier version"""
BENT_KNEE_WANTED = 25.0
SQUAT_WANTED = 14.0
EASIER_THAN_NEEDED = 5.0
REPEATED_IN_SESSION = 8.0
ENOUGH_LEG_SETS = 24
"""leg sets a week beyond which more is not better for a runner (judgement; most of the gain comes early)"""
SURPLUS = 3.0
LONELY_SESSION = 30.0

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


def standing(one: Exercise) -> float:
    """Points for how usual an exercise is in a runner's plan."""
    if one.id.startswith(ARTICLE_FIVE):
        return ARTICLE
    return STAPLE if one.id.startswith(STAPLES) else UNUSUAL


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
WISHES: tuple[tuple[float, Callable[[Exercise], bool]], ...] = (
    (SINGLE_LEG_WANTED, lambda one: one.pattern is MovementPattern.SINGLE_LEG),
    (BENT_KNEE_WANTED, lambda one: _is_calf(one, Muscle.SOLEUS)),
    (SQUAT_WANTED, lambda one: one.pattern is MovementPattern.SQUAT),
)
"""What every week should hold beside, and the points for a week without."""
_PATTERN_BITS = {pattern: 1 << place for place, pattern in enumerate(sorted(MAIN_PATTERNS))}


@dataclass(frozen=True, eq=False, slots=True)
class Option:
    """One exercise with its sets, and all that its price needs, worked out once.

    ``seconds`` it takes with the change-over; ``taste`` its own points; ``doses`` (place of the muscle in
    ``TARGETS``, effective sets); ``covers`` bits of the needs and wishes it meets; ``bit`` of the exercise
    and ``prepares`` those of harder versions of it; ``main`` whether it is a main lift, ``pattern`` its
    pattern and ``repeats`` the bit of it where a week should not have it twice; ``legs`` leg sets.
    """

    entry: Entry
    seconds: float
    taste: float
    doses: tuple[tuple[int, float], ...]
    covers: int
    bit: int
    prepares: int
    main: bool
    pattern: MovementPattern
    repeats: int
    legs: int


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """What one session adds to a menu: the same as of an option, summed; ``mains`` bits of its main lifts,
    ``count`` exercises, ``main_count`` main lifts, ``pattern_count`` exercises whose pattern counts."""

    points: float
    doses: tuple[float, ...]
    covers: int
    bits: int
    count: int
    mains: int
    main_count: int
    repeats: int
    pattern_count: int
    prepares: tuple[int, ...]
    legs: int


@dataclass(frozen=True)
class MenuPrice:
    """Prices a menu for one runner.

    ``seconds`` gives the time [s] of one entry at full dose; ``time`` what a session may take without its
    warm-up [s]; ``own`` ids the runner lifts already; ``skill`` what is comfortable [1–5]; ``within_reach``
    the patterns of all exercises the runner could be given; ``can_grow`` ids of main lifts that a bar can
    load, now or in a harder version; ``emphases`` what tests ask more of; ``known`` options priced before.
    """

    seconds: Callable[[Entry], float]
    time: float
    own: frozenset[str]
    skill: int
    within_reach: Mapping[str, MovementPattern] = field(default_factory=dict)
    can_grow: frozenset[str] = frozenset()
    goals: frozenset[Goal] = frozenset()
    emphases: frozenset[Emphasis] = frozenset()
    known: dict[tuple[str, int], Option] = field(default_factory=dict)

    def of(self, menu: Menu) -> float:
        """Points of a menu; lower is better."""
        return self.of_parts([self.part([self.option(entry) for entry in role]) for role in menu])

    def of_parts(self, parts: Sequence[Part]) -> float:
        """Points of a menu of these sessions."""
        covers = bits = mains = repeats = count = legs = kin = 0
        points = 0.0
        for one in parts:
            points += one.points
            covers |= one.covers
            bits |= one.bits
            mains |= one.mains
            repeats |= one.repeats
            count += one.count + one.pattern_count
            legs += one.legs
        for one in parts:
            for prepared in one.prepares:
                kin += (prepared & bits).bit_count()
        again = sum(one.main_count for one in parts) - mains.bit_count()
        count -= bits.bit_count() + repeats.bit_count()
        doses = (
            parts[0].doses
            if len(parts) == 1
            else [sum(sets) for sets in zip(*(one.doses for one in parts), strict=True)]
        )
        return (
            points
            + self._doses(doses)
            + self._uncovered[covers]
            + REPEATED_PATTERN * count
            + SAME_MAIN * again
            + KIN * kin
            + SURPLUS * max(0, legs - ENOUGH_LEG_SETS)
            + OWN_LIFT_GONE * (self._own_bits & ~bits).bit_count()
        )

    @cached_property
    def _uncovered(self) -> tuple[float, ...]:
        """Points for what a week lacks, by the bits of what it covers."""
        missing = [*(NEED for _ in NEEDS), *(points for points, _ in WISHES)]
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
        one = entry.exercise
        asked = [*NEEDS.values(), *(wish for _, wish in WISHES)]
        got = effective_sets(((entry,),))
        return Option(
            entry=entry,
            seconds=self.seconds(entry) + 60.0,
            taste=self._taste(entry),
            doses=tuple((place, got[muscle]) for place, muscle in enumerate(TARGETS) if muscle in got),
            covers=sum(1 << place for place, meets in enumerate(asked) if meets(one)),
            bit=self._bit(one.id),
            prepares=sum(self._bit(name) for name in dict.fromkeys(one.prepares)),
            main=family(one) is Family.MAIN,
            pattern=one.pattern,
            repeats=_PATTERN_BITS.get(one.pattern, 0),
            legs=entry.sets if one.region is Region.LEGS else 0,
        )

    def _bit(self, exercise: str) -> int:
        """The bit that stands for an exercise."""
        return 1 << self._places.setdefault(exercise, len(self._places))

    @cached_property
    def _own_bits(self) -> int:
        """The bits of the lifts the runner does already and may go on with."""
        return sum(self._bit(one) for one in sorted(self.own & self.within_reach.keys()))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {}

    def part(self, role: Sequence[Option]) -> Part:
        """What a session of these options adds to a menu."""
        doses = [0.0] * len(TARGETS)
        points = spent = 0.0
        covers = bits = mains = repeats = main_count = pattern_count = legs = 0
        for one in role:
            points += one.taste
            spent += one.seconds
            covers |= one.covers
            bits |= one.bit
            legs += one.legs
            if one.main:
                mains |= one.bit
                main_count += 1
            if one.repeats:
                repeats |= one.repeats
                pattern_count += 1
            for place, sets in one.doses:
                doses[place] += sets
        points += self._session(spent, main_count, [one.pattern for one in role])
        return Part(
            points=points,
            doses=tuple(doses),
            covers=covers,
            bits=bits,
            count=len(role),
            mains=mains,
            main_count=main_count,
            repeats=repeats,
            pattern_count=pattern_count,
            prepares=tuple(one.prepares for one in role if one.prepares),
            legs=legs,
        )

    def _doses(self, got: Sequence[float]) -> float:
        """Points for muscles short of their weekly sets; ``got`` effective sets, in order of ``TARGETS``."""
        cost = 0.0
        for have, (sets, points) in zip(got, self._targets, strict=True):
            if have < sets:
                cost += points * (1.0 - have / sets) ** 2
        return cost

    @cached_property
    def _targets(self) -> tuple[tuple[float, float], ...]:
        """(effective sets a week, points of this runner for missing all), in the order of ``TARGETS``"""
        return tuple((sets, points * self.weight(muscle)) for muscle, (sets, points) in TARGETS.items())

    def shortfall(self, menu: Menu) -> float:
        """Points for muscles below their weekly sets, and for needs not met."""
        got = effective_sets(menu)
        doses = self._doses([got.get(muscle, 0.0) for muscle in TARGETS])
        held = [entry.exercise for role in menu for entry in role]
        return doses + NEED * sum(not any(need(one) for one in held) for need in NEEDS.values())

    def weight(self, muscle: Muscle) -> float:
        """How much a muscle's shortfall counts for this runner's goals."""
        minds = Goal.ROBUSTNESS in self.goals or muscle not in ROBUSTNESS_MUSCLES
        return 1.0 if minds else WITHOUT_GOAL

    def _session(self, spent: float, mains: int, patterns: list[MovementPattern]) -> float:
        fewest, most = LONGEST_MENU
        held = len(patterns)
        cost = SECONDS_OVER * max(0.0, spent - self.time)
        cost += CROWDED * max(0, held - most) + 0.25 * CROWDED * max(0, fewest - held)
        cost += LONELY_SESSION * (mains == 0) + CROWDED * max(0, mains - 3)
        distinct = set(patterns)
        if len(distinct) == held:
            return cost
        cost += REPEATED_IN_SESSION * (held - len(distinct))
        return cost + CROWDED * sum(max(0, patterns.count(one) - 2) for one in distinct)

    def _taste(self, entry: Entry) -> float:
        one = entry.exercise
        cost = ONE_EACH + SKILL_STEP * max(0, one.skill - self.skill)
        cost += OWN_LIFT if one.id in self.own else 0.0
        cost += standing(one)
        cost += CAN_GROW * (one.id in self.can_grow)
        cost += BONE * (Goal.BONE in self.goals and len(one.bone_sites) > 0)
        cost += EASIER_THAN_NEEDED * any(self.within_reach.get(name) is one.pattern for name in one.prepares)
        single = Emphasis.SINGLE_LEG in self.emphases and serves(one, Emphasis.SINGLE_LEG)
        cost -= parameter("test_single_leg_points").value if single else 0.0
        needs_load = family(one) is Family.MAIN or (family(one) is Family.CALF and not one.unilateral)
        return cost if is_weighted(one) or not needs_load else cost + LIGHT_IMPLEMENT


def effective_sets(menu: Menu) -> dict[Muscle, float]:
    """Effective weekly sets per muscle: work sets weighted by the muscle's role in each exercise."""
    got: dict[Muscle, float] = {}
    for role in menu:
        for entry in role:
            for muscle, part in entry.exercise.muscles.items():
                got[muscle] = got.get(muscle, 0.0) + entry.sets * ROLE_SHARE[part]
    return got
