"""What a log does to the plan that is kept: pain counts, slips do not, and no rule is broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from groundforce.coaching.next_loads import with_next_loads
from groundforce.coaching.pairing import pair
from groundforce.planner.check import check
from groundforce.planner.search.loads import PER
from groundforce.planner.solve import solve
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Kilograms, Plan, Session
from groundforce.training.runner import RunnerProfile
from groundforce.training.strength import FeltPain, PerformedSet, StrengthSession
from tests.coaching.progression.lifters import CATALOGUE
from tests.planner.problems import runner


@pytest.fixture(scope="module")
def plan() -> Plan:
    made = solve(runner(8, races=()), CATALOGUE).plan
    assert made is not None
    return made


def first(plan: Plan) -> Session:
    return min(plan.sessions, key=lambda one: one.date)


def thrusts(plan: Plan, kg: float, days: int = 0, sets: int = 1) -> StrengthSession:
    """Hip thrusts alone, some days after the first session."""
    done = tuple(
        PerformedSet("Hip thrust", "hip_thrust", reps=8, load=kg, reps_in_reserve=3.0) for _ in range(sets)
    )
    start = datetime.combine(first(plan).date + timedelta(days=days), time(18))
    return StrengthSession(start, done)


UNTOLD = RunnerProfile()


def after(plan: Plan, *done: StrengthSession, profile: RunnerProfile = UNTOLD) -> Plan:
    now = done[-1].start + timedelta(hours=5)
    return with_next_loads(plan, pair(plan, done, CATALOGUE), done, profile, now, CATALOGUE)


def next_load(plan: Plan) -> float | None:
    """The load of the first hip thrusts still ahead [kg]."""
    settled = plan.problem.settled_until
    assert settled is not None
    ahead = (one for one in sorted(plan.sessions, key=lambda s: s.date) if one.date > settled.date())
    lines = (each for one in ahead for each in one.prescriptions if each.exercise == "hip_thrust")
    load = next(lines).work_sets[0].load
    return load.kg if isinstance(load, Kilograms) else None


def test_a_partial_session_leaves_no_rule_broken(plan: Plan) -> None:
    found = after(plan, thrusts(plan, 60.0))
    assert check(found, CATALOGUE) == ()
    assert [one.date for one in found.sessions] == [one.date for one in plan.sessions]


def test_ten_times_the_load_is_a_slip_where_nothing_was_asked_for(plan: Plan) -> None:
    for days in ((60.0, 600.0), (600.0, 60.0)):
        load = next_load(after(plan, thrusts(plan, days[0]), thrusts(plan, days[1], 2)))
        assert load is None or load <= 75.0


def test_a_lighter_day_of_ones_own_choice_is_what_goes_on(plan: Plan) -> None:
    load = next_load(after(plan, thrusts(plan, 100.0, sets=3), thrusts(plan, 60.0, 2, sets=3)))
    assert load is not None
    assert load <= 70.0


def test_pain_of_the_diary_reaches_the_next_loads(plan: Plan) -> None:
    name, site = next(
        (one.exercise, CATALOGUE[one.exercise].aggravates[0])
        for one in first(plan).prescriptions
        if CATALOGUE[one.exercise].aggravates and CATALOGUE[one.exercise].load in PER
    )
    done = thrusts(plan, 16.0)
    done = replace(done, sets=tuple(replace(one, name=name, exercise=name) for one in done.sets))
    sore = RunnerProfile(pain=(PainEntry(done.start.date(), site, 4.0),))
    told = [
        next(
            each.load_why for one in found.sessions[1:] for each in one.prescriptions if each.exercise == name
        )
        for found in (after(plan, done), after(plan, done, profile=sore))
    ]
    assert "ain" not in told[0]
    assert site.value in told[1].lower()


def test_pain_alone_is_no_session(plan: Plan) -> None:
    alone = StrengthSession(datetime.combine(first(plan).date, time(8)), (), pain=(FeltPain("knee", 2.0),))
    assert pair(plan, [alone], CATALOGUE)[0].planned is None
