"""What test results ask of a plan: more of what is weak, fewer jumps where a test says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from groundforce.evidence import Grade, parameter
from groundforce.training.athlete import Athlete, Limit, Limits
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.load import battery
from groundforce.training.battery.nouns import Emphasis, PerformanceTest
from groundforce.training.battery.words import value_in_words
from groundforce.training.exercise import Muscle, Problem
from groundforce.training.power_state import PowerState, SideDifference, Standing, TestReading
from groundforce.training.soreness import CHANGE_FROM, MUSCLES_OF, STOP_ABOVE, merged
from groundforce.training.state import Estimate
from groundforce.training.strength import Side

TWO_LEGS = 2
"""the highest jump tier that asks for no test"""
TIERS_CLOSE = "; jumps stay at the two lowest tiers"
LANDING, CALF, HOP = "landing_check", "calf_raise", "single_leg_hop"
PULLS = {
    Emphasis.CALF: frozenset({Muscle.GASTROCNEMIUS, Muscle.SOLEUS}),
    Emphasis.HAMSTRINGS: frozenset({Muscle.HAMSTRINGS_KNEE, Muscle.HAMSTRINGS_HIP}),
    Emphasis.LATERAL_TRUNK: frozenset({Muscle.TRUNK_LATERAL, Muscle.TRUNK_POSTERIOR}),
}
"""Muscles that more of something loads; single-leg work loads every muscle of the leg."""
LANDS_WELL = "The landing check was good on both legs, so landing keeps no jump out. Evidence: judgement."
IMPACT_WAITS = "Impact stays out until this test goes well: {name}. Repeat it when easy hops on the spot do."
NAME_THE_PLACE = (
    "A place that hurts belongs into [[pain]] of the runner file: the plan then leaves out what loads it."
)
SEE_SOMEONE = (
    "A test was stopped by pain: no impact and no maximal efforts. Have it looked at before you load it."
)


@dataclass(frozen=True)
class PlanEffect:
    """What tests change about a problem.

    ``landing`` None where it was not tested on both legs; ``strength`` 1RM [kg] by exercise id; ``notes``
    what else changes, in words.
    """

    findings: tuple[Finding, ...] = ()
    limits: Limits = Limits()
    landing: bool | None = None
    strength: tuple[tuple[str, Estimate], ...] = ()
    notes: tuple[str, ...] = ()

    def athlete(self, athlete: Athlete) -> Athlete:
        """The athlete with the landing that was tested, where it was."""
        return athlete if self.landing is None else replace(athlete, landing_quality=self.landing)


def plan_effect(power: PowerState) -> PlanEffect:
    """What a runner's tests ask of a plan. Limits only ever grow; nothing old or painful adds work."""
    tests = battery()
    fresh = [one for one in power.readings if _is_fresh(one.latest, power)]
    aching = {pain.test for pain in power.pains if pain.score >= CHANGE_FROM}
    landing = _landing([one for one in fresh if one.test == LANDING], tests[LANDING])
    weak = _weak(fresh, tests)
    uneven = _uneven([one for one in power.differences if _is_fresh(one.asymmetry, power)], tests)
    told = {(one.test, one.emphasis) for one in weak}
    found = [
        *(_landing_finding() if landing is False else ()),
        *_few_calf_raises([one for one in fresh if one.test == CALF]),
        *weak,
        *(one for one in uneven if (one.test, one.emphasis) not in told),
    ]
    findings = tuple(replace(one, emphasis=None) if one.test in aching else one for one in found)
    useful = tuple(one for one in findings if one.emphasis is not None or one.top_tier is not None)
    return PlanEffect(useful, _limits(power, tests), landing, _strength(fresh), _notes(landing, fresh))


def spared(findings: Iterable[Finding], problems: Collection[Problem]) -> tuple[Finding, ...]:
    """The findings without more work for what pulls on a sore place; closed jumps stay closed."""
    sore = {muscle for problem in problems for muscle in MUSCLES_OF.get(problem, frozenset())}
    kept = (
        replace(one, emphasis=None)
        if one.emphasis is not None and sore & PULLS.get(one.emphasis, sore)
        else one
        for one in findings
    )
    return tuple(one for one in kept if one.emphasis is not None or one.top_tier is not None)


def _is_fresh(latest: Estimate, power: PowerState) -> bool:
    oldest = power.as_of - timedelta(weeks=parameter("test_valid_weeks").value)
    return latest.as_of is not None and latest.as_of >= oldest


def _landing(readings: list[TestReading], test: PerformanceTest) -> bool | None:
    """Whether both legs land well; one leg below the mark is enough to say no."""
    mark = min(norm.low for norm in test.norms if norm.low is not None)
    good = {one.side: one.latest.value >= mark for one in readings}
    if False in good.values():
        return False
    return True if good.keys() >= {Side.LEFT, Side.RIGHT} else None


def _landing_finding() -> tuple[Finding, ...]:
    text = "The landing check is under 4 of 5 points on a leg: jumps stay at the two lowest tiers."
    return (Finding(LANDING, _graded(text, Grade.JUDGEMENT), Grade.JUDGEMENT, top_tier=TWO_LEGS),)


def _few_calf_raises(readings: list[TestReading]) -> tuple[Finding, ...]:
    mark = parameter("test_calf_raises_for_jumps")
    if all(one.latest.value >= mark.value for one in readings):
        return ()
    fewest = min(one.latest.value for one in readings)
    text = (
        f"Calf raises to fatigue: {fewest:.0f} on a leg, under {mark.value:g}: "
        "jumps stay at the two lowest tiers."
    )
    return (Finding(CALF, _graded(text, mark.grade), mark.grade, top_tier=TWO_LEGS),)


def _weak(readings: Iterable[TestReading], tests: Mapping[str, PerformanceTest]) -> list[Finding]:
    """One finding a test whose result, on either side, is below what is usual."""
    found: dict[str, Finding] = {}
    for one in readings:
        test = tests[one.test]
        if test.emphasis is None or one.norm.standing is not Standing.BELOW or one.norm.backing is None:
            continue
        grade = one.norm.backing.grade
        value = value_in_words(one.latest.value, test.unit)
        side = "" if one.side is None else f" on the {one.side} side"
        text = f"{test.name}: {value}{side}, below what is usual for you: more for {_called(test.emphasis)}."
        found.setdefault(one.test, Finding(test.id, _graded(text, grade), grade, test.emphasis))
    return list(found.values())


def _uneven(differences: Iterable[SideDifference], tests: Mapping[str, PerformanceTest]) -> list[Finding]:
    """Legs or sides that differ beyond error and by more than the custom allows."""
    limit = parameter("test_asymmetry")
    found = []
    for one in differences:
        if not one.real or one.asymmetry.value <= limit.value or one.test == LANDING:
            continue
        test = tests[one.test]
        emphasis = Emphasis.SINGLE_LEG if test.emphasis is None else test.emphasis
        tier, jumps = (TWO_LEGS, TIERS_CLOSE) if one.test == HOP else (None, "")
        lower = f"{100 * one.asymmetry.value:.0f} % lower"
        text = (
            f"{test.name}: the {one.weaker} side is {lower}, beyond measurement error: "
            f"more for {_called(emphasis)}{jumps}."
        )
        found.append(Finding(test.id, _graded(text, limit.grade), limit.grade, emphasis, tier))
    return found


def _called(emphasis: Emphasis) -> str:
    names = {
        Emphasis.CALF: "the calves",
        Emphasis.LATERAL_TRUNK: "the side of the trunk",
        Emphasis.HAMSTRINGS: "the hamstrings",
        Emphasis.SINGLE_LEG: "each leg on its own",
    }
    return names[emphasis]


def _graded(text: str, grade: Grade) -> str:
    return f"{text} Evidence: {grade}."


def _limits(power: PowerState, tests: Mapping[str, PerformanceTest]) -> Limits:
    """What pain in tests takes out; the limits say so, never where it hurt."""
    from_impact = parameter("test_pain_stops_impact").value
    parts = []
    for pain in power.pains:
        if pain.score >= CHANGE_FROM:
            parts.append(Limits(notes=(NAME_THE_PLACE,)))
        if pain.score > STOP_ABOVE:
            parts.append(Limits(frozenset({Limit.NO_IMPACT, Limit.NO_MAXIMAL}), notes=(SEE_SOMEONE,)))
        elif tests[pain.test].impact and pain.score >= from_impact:
            waits = IMPACT_WAITS.format(name=tests[pain.test].name)
            parts.append(Limits(frozenset({Limit.NO_IMPACT}), notes=(waits,)))
    return merged(parts)


def _notes(landing: bool | None, readings: Iterable[TestReading]) -> tuple[str, ...]:
    lifts = [one.lift.replace("_", " ") for one in readings if one.lift is not None]
    return (
        *((LANDS_WELL,) if landing else ()),
        *(f"Loads of the {lift} come from your test where you stated no maximum." for lift in lifts),
    )


def _strength(readings: Iterable[TestReading]) -> tuple[tuple[str, Estimate], ...]:
    return tuple((one.lift, one.latest) for one in readings if one.lift is not None)
