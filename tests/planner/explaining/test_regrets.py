from __future__ import annotations

import numpy as np
import pytest

from groundforce.planner.explaining.regrets import TIERS, bill, regrets
from groundforce.planner.explaining.run_moves import run_moves
from groundforce.planner.search.alternatives import alternatives
from groundforce.planner.search.cells import FORBIDDEN
from groundforce.planner.search.patterns import kept
from groundforce.planner.search.placement import place
from groundforce.planner.search.report import as_plan
from groundforce.planner.solve import Searched, search
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.catalogue import load_catalogue
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
ROUNDING = 0.5 * len(TIERS) + 0.3
"""points: tiers below half a point are left out, the others rounded to a tenth"""


@pytest.fixture(scope="module", params=["ordinary", "made up"])
def found(request: pytest.FixtureRequest) -> Searched:
    return search(runner(6) if request.param == "ordinary" else made_up_problem(1, 8), CATALOGUE)


def test_a_regret_is_that_of_the_placement_and_its_tiers_add_up_to_it(found: Searched) -> None:
    for one in found.layout.placed[::3]:
        every = regrets(found.draft, found.layout, one)
        known = alternatives(found.draft, found.layout, one).regret
        assert [regret.slot for regret in every] == [slot for slot, _ in known]
        for regret, (_, points) in zip(every, known, strict=True):
            assert regret.points == pytest.approx(points, abs=1e-6)
            assert sum(points for _, points in regret.tiers) == pytest.approx(regret.points, abs=ROUNDING)
        assert next(regret for regret in every if regret.slot == one.slot).points == pytest.approx(0.0)


def test_the_tiers_are_those_of_the_whole_chain_solved_with_the_slot_forced(found: Searched) -> None:
    one = found.layout.placed[2]
    number, patterns = one.week.number, list(found.layout.patterns)
    planned = bill(found.draft.problem, patterns, found.layout.placement)
    choices = patterns[number].week.sessions[one.role]
    for regret in regrets(found.draft, found.layout, one):
        picks = patterns[number].picks[:, one.role].tolist()
        rows = np.array([row for row, pick in enumerate(picks) if choices[pick].slot == regret.slot])
        chain = [*patterns[:number], kept(patterns[number], rows), *patterns[number + 1 :]]
        forced = place(found.draft.problem, chain)
        assert forced.cost < FORBIDDEN / 2
        assert forced.cost - found.layout.placement.cost == pytest.approx(regret.points, abs=1e-6)
        total = sum(bill(found.draft.problem, chain, forced).values()) - sum(planned.values())
        assert total == pytest.approx(regret.points, abs=1e-6)


def test_the_tiers_are_those_a_plan_prints(found: Searched) -> None:
    printed = dict(as_plan(found.draft, found.layout, None).quality.bill)
    ours = bill(found.draft.problem, list(found.layout.patterns), found.layout.placement)
    assert set(TIERS) <= printed.keys()
    for name in ("fatigue before key runs", "habit", "sessions missing"):
        assert ours[name] == pytest.approx(printed[name], abs=1e-3)


def test_a_moved_run_moves_only_sessions_of_its_week_and_the_one_before(found: Searched) -> None:
    moved = run_moves(found.draft, found.layout, 2)
    assert moved
    for one in moved:
        assert one.possible
        assert {name[:3] for name, _, _ in one.sessions} <= {"w02", "w03"}
        assert all(before != after for _, before, after in one.sessions)
        assert sum(points for _, points in one.tiers) == pytest.approx(one.points, abs=ROUNDING)


def test_a_session_in_the_way_of_a_moved_run_goes_elsewhere() -> None:
    found = search(runner(6, races=()), CATALOGUE)
    days = {one.slot.date: one for one in found.layout.placed}
    for week in range(6):
        for one in run_moves(found.draft, found.layout, week):
            run = next(run for run in found.draft.problem.runs if run.id == one.move.run)
            eve = days.get(one.move.to)
            if eve is not None and run.start is not None and one.move.to != run.date:
                gap = eve.slot.hours % 24.0 - run.start.hour - run.duration / 3600.0
                assert gap >= 3.0 or one.sessions
