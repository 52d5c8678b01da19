"""One problem planned by everybody: the planner, greedy, template, and the planner after a long search.

Two prices. ``judged`` is the judge's bill of the finished plan, the same for all. ``price`` is what the
planner itself minimises: content of the weeks that build, and the placement model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks._planning.content_search import best_known_draft, content_price
from benchmarks._planning.greedy import greedy_draft, greedy_plan
from benchmarks._planning.judge import Verdict, judge
from benchmarks._planning.template import template_plan
from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import lower_bound
from groundforce.planner.search.steps import BUILD
from groundforce.planner.solve import settle
from groundforce.training.exercise import Exercise
from groundforce.training.problem import PlanProblem


@dataclass(frozen=True)
class Study:
    """One problem: verdicts by planner, ``price`` by planner [points], ``bill`` of the planner and the
    greedy with the ``bound`` that is proved for both [points], whether the placement is ``proved``."""

    verdicts: Mapping[str, Verdict]
    price: Mapping[str, float]
    bill: Mapping[str, float]
    bound: float
    proved: bool


def _short(draft: Draft) -> float:
    building = (week for week in draft.weeks if week.phase in BUILD and week.sessions > 0)
    return sum(draft.prices[week.sessions] for week in building)


def study(problem: PlanProblem, catalogue: Mapping[str, Exercise], steps: int) -> Study:
    """Everybody's plan for one problem; ``steps`` of the long search for content."""
    draft = make_draft(problem, catalogue)
    ours = settle(draft)
    greedy, placed = greedy_plan(draft)
    best = best_known_draft(draft, steps)
    long = settle(best)
    place, grown = ours.layout.placement, greedy_draft(draft)
    return Study(
        verdicts={
            "ours": judge(ours.plan, catalogue),
            "greedy": judge(greedy, catalogue),
            "template": judge(template_plan(problem, catalogue), catalogue),
            "long": judge(long.plan, catalogue),
        },
        price={
            "ours": place.cost + content_price(draft),
            "greedy": placed.cost + content_price(grown),
            "long": long.layout.placement.cost + content_price(best),
        },
        bill={"ours": place.cost + _short(draft), "greedy": placed.cost + _short(grown)},
        bound=max(0.0, lower_bound(draft) or 0.0),
        proved=place.whole,
    )
