"""Judging a part of a plan: the same as the whole check says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.planner.check import LOOK_BACK, RULES_CHECKED, check, judge, judge_again
from groundforce.planner.check.case import lay_out
from groundforce.training.plan import Plan, Violation
from tests.planner.check.clean import CATALOGUE, MONDAY
from tests.planner.check.test_properties import PRESCRIPTIONS, plans, sessions

WEEKS = 10
MOMENTS = st.none() | st.integers(0, 7 * WEEKS).map(
    lambda days: datetime.combine(MONDAY + timedelta(days=days), time(12))
)


@st.composite
def long_plans(draw: st.DrawFn) -> Plan:
    """Plans of ten weeks, with sessions, runs and races all over them."""
    made, more = draw(plans()), draw(st.lists(sessions(), min_size=4, max_size=14))
    spread = st.integers(0, 7 * WEEKS - 1).map(lambda days: MONDAY + timedelta(days=days))
    moved = [replace(one, id=f"s{number}", date=draw(spread)) for number, one in enumerate(more)]
    problem = replace(
        made.problem,
        weeks=WEEKS,
        runs=tuple(replace(one, date=draw(spread)) for one in made.problem.runs),
        races=tuple(replace(one, date=draw(spread)) for one in made.problem.races),
        settled_until=draw(MOMENTS),
    )
    return replace(made, problem=problem, sessions=tuple(moved))


def _sorted(found: tuple[Violation, ...]) -> list[tuple[str, str, str]]:
    return sorted((one.rule, str(one.session), one.text) for one in found)


@settings(max_examples=50, deadline=None)
@given(long_plans(), st.integers(-3, 75))
def test_judging_from_a_day_on_finds_what_the_whole_check_finds_there(made: Plan, days: int) -> None:
    since = MONDAY + timedelta(days=days)
    later = {one.id for one in made.sessions if one.date >= since}
    whole = tuple(one for one in check(made, CATALOGUE) if one.session is None or one.session in later)
    assert check(made, CATALOGUE, since) == whole


@settings(max_examples=50, deadline=None)
@given(long_plans(), st.data())
def test_judging_again_after_changes_is_the_whole_check(made: Plan, data: st.DataObject) -> None:
    day = MONDAY + timedelta(days=data.draw(st.integers(0, 75)))
    known, changed = check(made, CATALOGUE), []
    for one in made.sessions:
        if one.date >= day and data.draw(st.booleans()):
            on = one.date + timedelta(days=data.draw(st.integers(0, 5)))
            work = tuple(data.draw(st.lists(PRESCRIPTIONS, max_size=3)))
            one = replace(one, date=on, prescriptions=work, heavy_lower=data.draw(st.booleans()))
        changed.append(one)
    edited = replace(made, sessions=tuple(changed))
    again = judge_again(lay_out(edited, CATALOGUE, day - LOOK_BACK), known)
    assert _sorted(again) == _sorted(check(edited, CATALOGUE))
    places = [list(RULES_CHECKED).index(one.rule) for one in again]
    assert all(first <= second for first, second in pairwise(places))


@settings(max_examples=15, deadline=None)
@given(long_plans())
def test_the_rules_one_by_one_are_the_whole_check(made: Plan) -> None:
    case = lay_out(made, CATALOGUE)
    by_rule = tuple(one for rule in RULES_CHECKED for one in judge(case, [rule]))
    assert by_rule == check(made, CATALOGUE)
