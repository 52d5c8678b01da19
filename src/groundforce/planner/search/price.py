"""What a week's content costs: published exchange rates, every term in points.

A point is one percent of a reference heavy session's fatigue left at the start of intervals. Missing half
of a muscle's weekly sets costs a quarter of that muscle's priority below. Rates are judgement; each can be
argued with on its own line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


@dataclass(frozen=True)
class _Part:
    """What one session adds to a menu: effective ``sets`` by muscle, ``points``, needs it ``met``."""

    sets: Mapping[Muscle, float]
    points: float
    met: frozenset[str]
    kinds: _Kinds


@dataclass(frozen=True)
class _Kinds:
    """What one session adds to the variety of a menu: ids, those of main lifts, its main patterns, ids that
    it prepares, leg sets, and whether it has single-leg work, a bent-knee calf, a squat."""

    ids: tuple[str, ...]
    mains: tuple[str, ...]
    patterns: tuple[MovementPattern, ...]
    prepares: tuple[tuple[str, ...], ...]
    legs: int
    single: bool
    bent: bool
    squat: bool


def _kinds(role: tuple[Entry, ...]) -> _Kinds:
    every = [entry.exercise for entry in role]
    return _Kinds(
        ids=tuple(one.id for one in every),
        mains=tuple(one.id for one in every if family(one) is Family.MAIN),
        patterns=tuple(one.pattern for one in every if one.pattern in MAIN_PATTERNS),
        prepares=tuple(tuple(dict.fromkeys(one.prepares)) for one in every if one.prepares),
        legs=sum(entry.sets for entry in role if entry.exercise.region is Region.LEGS),
        single=any(one.pattern is MovementPattern.SINGLE_LEG for one in every),
        bent=any(_is_calf(one, Muscle.SOLEUS) for one in every),
        squat=any(one.pattern is MovementPattern.SQUAT for one in every),
    )


@dataclass(frozen=True)
class MenuPrice:
    """Prices a menu for one runner.

    ``seconds`` gives the time [s] of one entry at full dose; ``time`` what a session may take without its
    warm-up [s]; ``own`` ids the runner lifts already; ``skill`` what is comfortable [1–5]; ``within_reach``
    the patterns of all exercises the runner could be given; ``can_grow`` ids of main lifts that a bar can
    load, now or in a harder version; ``emphases`` what tests ask more of; ``known`` sessions priced before.
    """

    seconds: Callable[[Entry], float]
    time: float
    own: frozenset[str]
    skill: int
    within_reach: Mapping[str, MovementPattern] = field(default_factory=dict)
    can_grow: frozenset[str] = frozenset()
    goals: frozenset[Goal] = frozenset()
    emphases: frozenset[Emphasis] = frozenset()
    known: dict[tuple[tuple[str, int], ...], _Part] = field(default_factory=dict)

    def of(self, menu: Menu) -> float:
        """Points of a menu; lower is better."""
        parts = [self._part(role) for role in menu]
        got: dict[Muscle, float] = {}
        for part in parts:
            for muscle, sets in part.sets.items():
                got[muscle] = got.get(muscle, 0.0) + sets
        unmet = len(NEEDS) - len(frozenset().union(*(part.met for part in parts)))
        doses = self._doses(got) + NEED * unmet
        return doses + sum(part.points for part in parts) + _variety([part.kinds for part in parts])

    def _part(self, role: tuple[Entry, ...]) -> _Part:
        """What one session adds, worked out once."""
        key = tuple((entry.exercise.id, entry.sets) for entry in role)
        if key not in self.known:
            alone = [self._alone(entry) for entry in role]
            points = self._session(role) + sum(taste for taste, _ in alone)
            met = frozenset().union(*(needs for _, needs in alone))
            self.known[key] = _Part(effective_sets((role,)), points, met, _kinds(role))
        return self.known[key]

    def _alone(self, entry: Entry) -> tuple[float, frozenset[str]]:
        """The taste of one exercise [points] and the needs it meets, worked out once."""
        one = entry.exercise
        if one.id not in self._known_alone:
            met = frozenset(name for name, need in NEEDS.items() if need(one))
            self._known_alone[one.id] = (self._taste(entry), met)
        return self._known_alone[one.id]

    @cached_property
    def _known_alone(self) -> dict[str, tuple[float, frozenset[str]]]:
        return {}

    def _doses(self, got: Mapping[Muscle, float]) -> float:
        return sum(
            points * max(0.0, 1.0 - got.get(muscle, 0.0) / sets) ** 2
            for muscle, sets, points in self._targets
        )

    @cached_property
    def _targets(self) -> tuple[tuple[Muscle, float, float], ...]:
        """(muscle, effective sets a week, points of this runner for missing all of them)"""
        return tuple(
            (muscle, sets, points * self.weight(muscle)) for muscle, (sets, points) in TARGETS.items()
        )

    def shortfall(self, menu: Menu) -> float:
        """Points for muscles below their weekly sets, and for needs not met."""
        doses = self._doses(effective_sets(menu))
        held = [entry.exercise for role in menu for entry in role]
        return doses + NEED * sum(not any(need(one) for one in held) for need in NEEDS.values())

    def weight(self, muscle: Muscle) -> float:
        """How much a muscle's shortfall counts for this runner's goals."""
        minds = Goal.ROBUSTNESS in self.goals or muscle not in ROBUSTNESS_MUSCLES
        return 1.0 if minds else WITHOUT_GOAL

    def _session(self, role: tuple[Entry, ...]) -> float:
        spent = sum(self.seconds(entry) + 60.0 for entry in role)
        fewest, most = LONGEST_MENU
        cost = SECONDS_OVER * max(0.0, spent - self.time)
        cost += CROWDED * max(0, len(role) - most) + 0.25 * CROWDED * max(0, fewest - len(role))
        mains = [entry for entry in role if family(entry.exercise) is Family.MAIN]
        cost += LONELY_SESSION * (not mains) + CROWDED * max(0, len(mains) - 3)
        patterns = [entry.exercise.pattern for entry in role]
        distinct = set(patterns)
        if len(distinct) == len(patterns):
            return cost
        cost += REPEATED_IN_SESSION * (len(patterns) - len(distinct))
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


def _variety(sessions: list[_Kinds]) -> float:
    """Points for what a week repeats, and for what it lacks beside its doses."""
    ids = [name for one in sessions for name in one.ids]
    held = set(ids)
    patterns = [pattern for one in sessions for pattern in one.patterns]
    mains = [name for one in sessions for name in one.mains]
    repeats, same = len(patterns) - len(set(patterns)), len(ids) - len(held)
    wishes = SINGLE_LEG_WANTED * (not any(one.single for one in sessions))
    wishes += BENT_KNEE_WANTED * (not any(one.bent for one in sessions))
    wishes += SQUAT_WANTED * (not any(one.squat for one in sessions))
    wishes += SURPLUS * max(0, sum(one.legs for one in sessions) - ENOUGH_LEG_SETS)
    kin = sum(len(held.intersection(names)) for one in sessions for names in one.prepares)
    again = len(mains) - len(set(mains))
    return REPEATED_PATTERN * (repeats + same) + SAME_MAIN * again + KIN * kin + wishes


def effective_sets(menu: Menu) -> dict[Muscle, float]:
    """Effective weekly sets per muscle: work sets weighted by the muscle's role in each exercise."""
    got: dict[Muscle, float] = {}
    for role in menu:
        for entry in role:
            for muscle, part in entry.exercise.muscles.items():
                got[muscle] = got.get(muscle, 0.0) + entry.sets * ROLE_SHARE[part]
    return got
