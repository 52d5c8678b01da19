from __future__ import annotations

from functools import cache

from groundforce.planner.search.content import leg_sets
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.engine import Layout, Orders, Placed, lay_out
from groundforce.planner.search.price import NEEDS
from groundforce.planner.search.steps import BUILD
from groundforce.planner.search.thin import owed, thinned
from groundforce.planner.solve import Searched, settle
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.catalogue import load_catalogue

CATALOGUE = load_catalogue().exercises
CROWDED = 29
"""An athlete who asks for two sessions a week; all but a few weeks have a place for one."""


@cache
def before() -> tuple[Searched, Layout]:
    draft = make_draft(made_up_problem(CROWDED), CATALOGUE)
    return settle(draft), lay_out(draft, Orders())


def in_week(layout: Layout, number: int) -> list[Placed]:
    return [one for one in layout.placed if one.week.number == number]


def test_a_week_with_room_for_one_session_of_two_gets_a_menu_for_one() -> None:
    found, first = before()
    short = [week for week in found.draft.weeks if 0 < len(in_week(first, week.number)) < week.sessions]
    assert len(short) > 5
    (whole,) = found.draft.menus[1]
    for week in short:
        (only,) = in_week(found.layout, week.number)
        stepped = {step.exercise.id for step in found.draft.steps.values()}
        ids = {item.exercise.id for item in only.content if item.exercise.tier == 0}
        assert ids - stepped <= {entry.exercise.id for entry in whole}


def test_needs_are_not_lost_with_the_session_that_has_no_place() -> None:
    found, first = before()

    def missing(layout: Layout) -> int:
        weeks = [week.number for week in found.draft.weeks if week.phase in BUILD]
        held = [[item.exercise for one in in_week(layout, week) for item in one.content] for week in weeks]
        return sum(not any(need(one) for one in week) for week in held for need in NEEDS.values())

    assert missing(found.layout) < 0.7 * missing(first)
    assert owed(found.draft, found.layout) < owed(found.draft, first)
    assert found.violations == ()


def test_the_only_session_of_a_week_may_have_all_its_leg_sets() -> None:
    found, first = before()
    assert set(found.draft.held.values()) == {1}

    def of_all(layout: Layout) -> int:
        return sum(leg_sets(one.content) for week in found.draft.held for one in in_week(layout, week))

    assert of_all(found.layout) > 1.3 * of_all(first)


def test_a_plan_that_holds_all_its_sessions_stays_as_it_is() -> None:
    draft = make_draft(made_up_problem(13), CATALOGUE)
    layout = lay_out(draft, Orders())
    assert len(layout.placed) == sum(week.sessions for week in draft.weeks)
    assert thinned(draft, layout) is None
    assert settle(draft).draft is draft
