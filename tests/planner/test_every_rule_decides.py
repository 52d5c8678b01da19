"""Every rule has a problem that only it decides: the plan made without it breaks it, and it alone.

A rule is taken away by setting its constants to where they never bind, or by widening what it rests on
(days, kit, minutes, limits). The plan made without it is then judged under the problem with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from groundforce.evidence import rules
from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.simulation.athletes import made_up_problem
from groundforce.training import problem as problem_module
from groundforce.training.athlete import LiftingExperience, Limit, Limits, Race, RacePriority
from groundforce.training.catalogue import load_catalogue
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.exercise import Problem
from groundforce.training.problem import Opening, PlanProblem
from tests.planner.problems import START, runner

CATALOGUE = load_catalogue().exercises
NEVER, ANY = -10_000.0, 10_000.0
BY_CONSTRUCTION = {"bone_bouts", "flags", "warm_up", "no_failure", "race_primer", "race_taper"}
"""Rules that no problem brings into play, because nothing the search writes comes near them: labels are
worked out from the sets, ramp sets are always written, no set goes to failure, race week is written as a
taper without jumps, bouts are laid out within their rule. ``test_every_rule.py`` shows that the checker knows
them."""
SEEDS = range(24)


def _b_race(week: int, experience: LiftingExperience, opening: int) -> PlanProblem:
    """A short B race on the Sunday of ``week``, one opening a week."""
    race = Race(START + timedelta(days=7 * week + 6), 10_000.0, RacePriority.B)
    days = (Opening(opening),)
    return runner(
        10, races=(race,), week=(), experience=experience, openings=days, sessions_per_week=1, minutes=45.0
    )


def _landed(problem: PlanProblem) -> PlanProblem:
    return replace(problem, athlete=replace(problem.athlete, landing_quality=True))


def _constants(**values: float) -> Callable[[PlanProblem], PlanProblem]:
    return lambda problem: replace(problem, constants={**problem.constants, **values})


def _anyhow(**changes: object) -> Callable[[PlanProblem], PlanProblem]:
    return lambda problem: replace(problem, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Decider:
    """``without`` takes the rule out of a problem; ``first`` is tried before the made-up athletes."""

    without: Callable[[PlanProblem], PlanProblem]
    first: tuple[PlanProblem | int, ...]


GYM = KITS["gym"] | ALWAYS
DECIDERS: Mapping[str, Decider] = {
    "availability": Decider(
        _anyhow(openings=tuple(Opening(day) for day in range(7))), (runner(6, openings=(Opening(0),)),)
    ),
    "equipment": Decider(_anyhow(equipment=GYM), (runner(6, kit="home"),)),
    "minutes": Decider(_anyhow(minutes=75.0), (runner(6, minutes=30.0),)),
    "screening": Decider(
        _anyhow(limits=Limits()), (runner(10, limits=Limits(limits=frozenset({Limit.TECHNIQUE_ONLY}))),)
    ),
    "pain": Decider(
        _anyhow(limits=Limits()), (runner(6, limits=Limits(problems=frozenset({Problem.KNEE}))),)
    ),
    "fatigue_cap": Decider(_constants(fatigue_cap_quality=ANY, fatigue_cap_long=ANY), (8,)),
    "guard_heavy": Decider(_constants(guard_heavy_accustomed=0.0), (10,)),
    "guard_novel": Decider(
        _constants(guard_novel_any=0.0, guard_heavy_novel=0.0, guard_heavy_novel_long=0.0), (2,)
    ),
    "guard_eccentric": Decider(_constants(guard_eccentric_novel=0.0), (3,)),
    "introductory_dose": Decider(
        _constants(introductory_sets=99.0, introductory_reps_in_reserve=0.0, introductory_contacts=999.0),
        (0,),
    ),
    "same_day": Decider(_constants(same_day_gap=NEVER), (2,)),
    "heavy_spacing": Decider(_constants(heavy_spacing=0.0), (5,)),
    "region_spacing": Decider(_constants(region_spacing=-100.0), (9,)),
    "plyometric_tier": Decider(_landed, (runner(12, experience=LiftingExperience.REGULAR),)),
    "plyometric_dose": Decider(_constants(contacts_growth=99.0), (1,)),
    "set_growth": Decider(
        _constants(set_growth=99.0, set_growth_extra=999.0, first_week_leg_sets=999.0), (1,)
    ),
    "load_growth": Decider(_constants(load_growth=99.0), (7,)),
    "race_heavy": Decider(
        _constants(race_heavy_short=0.0, race_heavy_half=0.0, race_heavy_long=0.0),
        (_b_race(7, LiftingExperience.REGULAR, 4),),
    ),
    "race_novel": Decider(_constants(race_novel=0.0), (_b_race(1, LiftingExperience.NONE, 1),)),
    "race_fresh": Decider(_constants(race_fresh=0.0, race_fresh_b=0.0), (0,)),
    "after_race": Decider(
        _constants(
            after_race=NEVER, after_race_short=NEVER, after_race_heavy=NEVER, after_race_heavy_long=NEVER
        ),
        (9,),
    ),
}


def _problems(decider: Decider) -> Iterator[PlanProblem]:
    for one in decider.first:
        yield made_up_problem(one) if isinstance(one, int) else one
    yield from (made_up_problem(seed) for seed in SEEDS if seed not in decider.first)


def _broken_without(rule: str, problem: PlanProblem) -> set[str]:
    """The rules broken by the plan made without ``rule``, judged with it."""
    free = solve(DECIDERS[rule].without(problem), CATALOGUE).plan
    return set() if free is None else {one.rule for one in check(replace(free, problem=problem), CATALOGUE)}


@pytest.fixture
def any_constant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Constants may be set where no runner may set them."""
    monkeypatch.setattr(problem_module, "_require_constant", lambda *_: None)


@pytest.mark.usefixtures("any_constant")
@pytest.mark.parametrize("rule", DECIDERS)
def test_only_this_rule_decides(rule: str) -> None:
    seen = []
    for problem in _problems(DECIDERS[rule]):
        seen.append(_broken_without(rule, problem))
        if seen[-1] == {rule}:
            break
    assert seen[-1] == {rule}, seen
    kept = solve(problem, CATALOGUE).plan
    assert kept is None or check(kept, CATALOGUE) == ()


def test_every_rule_is_here() -> None:
    assert set(DECIDERS) | BY_CONSTRUCTION == set(rules())
    assert not BY_CONSTRUCTION & set(DECIDERS)
