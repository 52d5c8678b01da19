"""``certify``: how far a plan can be from the best one, proved. On request: it takes seconds.

The bound has two parts, and no plan can be below either. Content: no menu has a lower price, by an integer
programme over all exercises, for each number of sessions a week (``proving.content``). Days: no placement of
sessions in these slots is cheaper even if they weighed nothing (``search.engine.lower_bound``). What lies
between that and the plan is mostly the fatigue of sessions that have to weigh something; ``days_proved`` says
whether no better days exist for sessions as heavy as these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from groundforce.planner.proving.content import content_bound
from groundforce.planner.search.candidates import candidates
from groundforce.planner.search.draft import Draft, make_draft
from groundforce.planner.search.engine import Layout, lower_bound
from groundforce.planner.search.menu import options_of
from groundforce.planner.search.report import CONTENT
from groundforce.planner.search.steps import BUILD
from groundforce.planner.solve import settle
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan
from groundforce.training.problem import PlanProblem

ABOVE_BEST = "content above the best possible"
LEAST_SECONDS = 0.5


@dataclass(frozen=True)
class Certificate:
    """What is proved of one problem [points]: ``content`` of the weeks that build and ``placement`` as
    planned, the least either can be, and whether no better days exist for sessions as heavy as these.
    ``content_bound`` is None where nothing was proved in time."""

    content: float
    content_bound: float | None
    placement: float
    placement_bound: float
    days_proved: bool

    @property
    def price(self) -> float:
        """What the search minimises: content and placement."""
        return self.content + self.placement

    @property
    def bound(self) -> float | None:
        """What no plan can be below, whatever its sessions hold and wherever they stand."""
        return None if self.content_bound is None else self.content_bound + self.placement_bound

    @property
    def bound_as_heavy(self) -> float | None:
        """What no plan can be below whose sessions ask as much of the calendar; None where not proved."""
        if self.content_bound is None or not self.days_proved:
            return None
        return self.content_bound + self.placement


def certify(problem: PlanProblem, catalogue: Mapping[str, Exercise], seconds: float) -> Certificate:
    """Plan ``problem`` and prove what can be proved of it in about so many ``seconds``."""
    draft = make_draft(problem, catalogue)
    return certificate_of(draft, settle(draft).layout, seconds)


def certificate_of(draft: Draft, layout: Layout, seconds: float) -> Certificate:
    """What can be proved of a layout. The layout may be of another draft of the same problem."""
    weeks = [week.sessions for week in draft.weeks if week.phase in BUILD and week.sessions > 0]
    sizes = sorted(set(weeks))
    options = options_of(candidates(draft.problem, draft.catalogue), draft.price)
    share = max(LEAST_SECONDS, seconds / max(1, len(sizes)))
    bounds = {size: content_bound(options, size, draft.price, share) for size in sizes}
    known = [bounds[size] for size in weeks]
    proved = [one for one in known if one is not None]
    return Certificate(
        content=sum(draft.price.of(draft.menus[size]) for size in weeks),
        content_bound=sum(proved) if len(proved) == len(known) else None,
        placement=layout.placement.cost,
        placement_bound=max(0.0, lower_bound(draft) or 0.0),
        days_proved=layout.placement.whole,
    )


def proved(plan: Plan, certificate: Certificate) -> Plan:
    """The plan with the certificate in its quality: content is billed by what it is above the least possible,
    so the whole bill is what could be saved at most, and ``gap`` the share of it that is not proved."""
    content = certificate.content_bound
    if content is None:
        return plan
    above = certificate.content - content
    rest = [(name, points) for name, points in plan.quality.bill if name != CONTENT]
    bill = (*rest, (ABOVE_BEST, round(above, 3)))
    objective = round(sum(points for _, points in bill), 3)
    bound = round(min(certificate.placement_bound, objective), 3)
    gap = round((objective - bound) / max(objective, 1.0), 4)
    return replace(plan, quality=replace(plan.quality, objective=objective, bill=bill, bound=bound, gap=gap))
