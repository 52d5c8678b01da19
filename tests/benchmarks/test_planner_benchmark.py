"""The judge and the peers of the planner's benchmark: that they measure what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks._planning.content_search import best_known_draft, content_price
from benchmarks._planning.greedy import greedy_plan, priced_choices
from benchmarks._planning.judge import judge
from benchmarks._planning.monolith import highs, programme_of
from benchmarks._planning.problems import made_up, read_problems, save
from benchmarks._planning.sensitivity import CONSTANTS, flips, sensitivity
from benchmarks._planning.study import study
from benchmarks._planning.template import template_plan
from benchmarks.planner import timed
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.options import missing_price
from groundforce.planner.search.price import NEEDS
from groundforce.planner.search.rates import MUSCLES, rates_of, weekly_targets
from groundforce.planner.solve import settle
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan
from tests.planner.problems import WEEK, runner

CATALOGUE = load_catalogue().exercises
WEEKS = 4
DRAFT = make_draft(runner(WEEKS, races=()), CATALOGUE)
OURS = settle(DRAFT)


def with_sessions(plan: Plan, *numbers: int) -> Plan:
    return replace(plan, sessions=tuple(plan.sessions[number] for number in numbers))


def test_a_plan_without_sessions_owes_everything() -> None:
    verdict = judge(with_sessions(OURS.plan), CATALOGUE)
    lookup = OURS.plan.problem.constant
    targets = weekly_targets(lookup).values()
    owed = (
        2 * missing_price(DRAFT.problem)
        + len(NEEDS) * rates_of(lookup).need
        + sum(points for _, points in targets)
    )
    assert verdict.points == pytest.approx(WEEKS * owed)
    assert (verdict.violations, verdict.covered, verdict.worst) == (0, 0, 0.0)
    assert verdict.cells == WEEKS * len(MUSCLES)
    assert verdict.key_runs == WEEKS * sum(run.kind.value in {"intervals", "tempo", "long"} for run in WEEK)


def test_a_missing_session_costs_what_it_should_at_least() -> None:
    last = len(OURS.plan.sessions) - 1
    whole, short = judge(OURS.plan, CATALOGUE), judge(with_sessions(OURS.plan, *range(last)), CATALOGUE)
    assert short.points >= whole.points + missing_price(DRAFT.problem) - whole.worst * whole.key_runs
    assert whole.violations == 0


def test_the_judge_minds_what_a_session_leaves_for_key_runs() -> None:
    one = OURS.plan.sessions[0]
    before = replace(OURS.plan, sessions=(one,))
    after = replace(OURS.plan, sessions=(replace(one, date=OURS.plan.problem.end - timedelta(days=1)),))
    assert judge(before, CATALOGUE).worst > 0.0
    assert judge(after, CATALOGUE).worst == 0.0


def test_the_template_minds_no_run_and_breaks_rules() -> None:
    verdict = judge(template_plan(DRAFT.problem, CATALOGUE), CATALOGUE)
    assert verdict.violations > 0
    assert verdict.points > judge(OURS.plan, CATALOGUE).points


def test_the_greedy_keeps_the_rules_and_costs_what_its_choices_cost() -> None:
    plan, placement = greedy_plan(DRAFT)
    assert len(plan.sessions) == 2 * WEEKS
    assert judge(plan, CATALOGUE).violations == 0
    assert placement.cost >= 0.0


def test_given_choices_are_priced_as_the_planner_prices_them() -> None:
    layout = OURS.layout
    chosen = [
        tuple(week.week.sessions[role][pick] for role, pick in enumerate(week.picks[pattern].tolist()))
        for week, pattern in zip(layout.patterns, layout.placement.chosen, strict=True)
    ]
    assert priced_choices(DRAFT, chosen).cost == pytest.approx(layout.placement.cost)


def test_a_long_search_never_ends_dearer_than_it_began() -> None:
    assert content_price(best_known_draft(DRAFT, 400)) <= content_price(DRAFT) + 1e-9
    assert content_price(best_known_draft(DRAFT, 0)) == pytest.approx(content_price(DRAFT))


def test_a_study_prices_everybody_above_the_bound() -> None:
    one = study(runner(2, races=()), CATALOGUE, 50, prove=20.0)
    assert one.proved
    assert one.certificate is not None
    assert one.certificate.bound is not None
    assert one.certificate.content_bound is not None
    assert min(one.price.values()) >= one.certificate.bound
    assert min(one.content.values()) >= one.certificate.content_bound
    assert one.certificate.price == pytest.approx(one.price["ours"])
    assert study(runner(2, races=()), CATALOGUE, 0).certificate is None
    assert one.verdicts["ours"].violations == one.verdicts["long"].violations == 0


def test_an_integer_programme_of_the_placement_comes_to_the_price_of_the_dynamic_programme() -> None:
    """Two models of one question written apart: HiGHS proves that no better days exist."""
    for problem in (runner(3, races=()), runner(4, "home", sessions_per_week=1)):
        draft = make_draft(problem, CATALOGUE)
        layout = settle(draft).layout
        found = highs(programme_of(draft, layout), 60.0)
        assert found.cost == pytest.approx(layout.placement.cost, abs=1e-6)
        assert found.bound == pytest.approx(layout.placement.cost, abs=1e-3)


def test_problems_come_back_as_they_were_saved(tmp_path: Path) -> None:
    problems = made_up(3, 2)
    save(problems, tmp_path)
    (tmp_path / "other.json").write_text("{}", "utf-8")
    assert read_problems(tmp_path) == (problems, 1)


def test_the_clock_is_the_one_asked_for() -> None:
    ticks = iter([1.0, 4.0])
    plan = timed(runner(1, races=()), lambda: next(ticks)).plan
    assert plan is not None
    assert plan.quality.solve_seconds == 3.0


def test_flips_counts_sessions_on_another_day_gone_or_of_another_weight() -> None:
    first, second, *others = OURS.plan.sessions
    other = replace(first, date=first.date + timedelta(days=1), heavy_lower=not first.heavy_lower)
    found = flips(OURS.plan, replace(OURS.plan, sessions=(other, *others)))
    assert found.moved == pytest.approx(2 / len(OURS.plan.sessions))
    assert found.relabelled == pytest.approx(1 / len(OURS.plan.sessions))
    assert flips(OURS.plan, OURS.plan).moved == 0.0
    assert second not in others


def test_sensitivity_shakes_every_constant() -> None:
    shaken = sensitivity([runner(2, races=())], CATALOGUE)
    assert shaken["sensitivity_plans"] == 1
    shares = [shaken[f"sensitivity_{name}"] for name in CONSTANTS]
    assert all(isinstance(share, float) and 0.0 <= share <= 1.0 for share in shares)
    assert shaken[f"sensitivity_{shaken['sensitivity_most']}"] == shaken["sensitivity_most_moved_share"]
