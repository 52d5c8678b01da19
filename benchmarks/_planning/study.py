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
from groundforce.planner.certify import Certificate, certificate_of
from groundforce.planner.search.draft import make_draft
from groundforce.planner.solve import settle
from groundforce.training.exercise import Exercise
from groundforce.training.problem import PlanProblem


@dataclass(frozen=True)
class Study:
    """One problem: verdicts by planner, ``price`` and what of it is ``content`` by planner [points], what is
    proved of ours where that was asked for, and whether the placement is ``proved``."""

    verdicts: Mapping[str, Verdict]
    price: Mapping[str, float]
    content: Mapping[str, float]
    certificate: Certificate | None
    proved: bool


def study(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], steps: int, prove: float | None = None
) -> Study:
    """Everybody's plan for one problem; ``steps`` of the long search for content, seconds to ``prove``."""
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
        content={"ours": content_price(draft), "greedy": content_price(grown)},
        certificate=None if prove is None else certificate_of(draft, ours.layout, prove),
        proved=place.whole,
    )
