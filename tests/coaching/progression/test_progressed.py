"""A plan followed by a log: what changes, what never does, and the line beside each weight."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.coaching.pairing import pair
from groundforce.coaching.progression import progressed
from groundforce.coaching.progression.gap import return_share
from groundforce.monitoring.pain import pain_state
from groundforce.planner.check import check
from groundforce.planner.solve import solve
from groundforce.training.athlete import LiftingExperience, Limit, Limits
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Kilograms, Plan
from groundforce.training.plates import POUND_PLATES, loads_of
from groundforce.training.state import Estimate
from groundforce.training.strength import PerformedSet, Side, StrengthSession
from tests.coaching.progression.lifters import CATALOGUE, Lifter, after, follow, lines, state_of
from tests.planner.problems import runner

GOLDEN = Path(__file__).with_name("eight_weeks.txt")
TRUE = {
    "romanian_deadlift_dumbbell": 35.0, "hip_thrust": 90.0, "goblet_squat": 40.0, "back_squat": 80.0,
    "reverse_lunge": 22.0, "seated_calf_raise": 60.0, "calf_raise_barbell": 70.0, "romanian_deadlift": 80.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Plan:
    made = solve(runner(12), CATALOGUE).plan
    assert made is not None
    return made


@pytest.fixture(scope="module")
def followed(plan: Plan) -> tuple[Plan, tuple[StrengthSession, ...]]:
    return follow(plan, Lifter(dict(TRUE)), 6)


def once_more(plan: Plan, done: tuple[StrengthSession, ...], **more: object) -> Plan:
    last = done[-1].start
    state = replace(state_of(done, plan, last.date() + timedelta(days=1)), **more)  # type: ignore[arg-type]
    return progressed(
        plan, pair(plan, done, CATALOGUE), state, last + timedelta(hours=1), catalogue=CATALOGUE
    )


def test_eight_weeks_of_a_beginner_read_as_a_coach_would_write_them(plan: Plan) -> None:
    """Golden text: each session as it stood on its day. Read it before you change it."""
    lifter = Lifter(dict(TRUE), gain=0.015)
    told, done = [], []
    for one in sorted(plan.sessions, key=lambda each: each.date)[:16]:
        today = replace(plan, sessions=tuple(each for each in plan.sessions if each.id == one.id))
        told += lines(today)
        done.append(lifter.does(today.sessions[0], plan))
        plan = after(plan, done)
    assert told == GOLDEN.read_text("utf-8").splitlines()


def test_only_sets_after_now_change_and_no_rule_is_broken(
    plan: Plan, followed: tuple[Plan, tuple[StrengthSession, ...]]
) -> None:
    after_six, done = followed
    assert check(after_six, CATALOGUE) == ()
    assert [(one.id, one.date, one.start) for one in after_six.sessions] == [
        (one.id, one.date, one.start) for one in plan.sessions
    ]
    lowered = replace(after_six, sessions=after_six.sessions[:6])
    assert once_more(after_six, done).sessions[:6] == lowered.sessions


def test_doing_it_twice_changes_nothing(followed: tuple[Plan, tuple[StrengthSession, ...]]) -> None:
    now, done = followed
    assert once_more(now, done) == now


def test_a_beginner_is_told_to_find_the_load_and_never_tests_a_maximum(plan: Plan) -> None:
    state = state_of((), plan, plan.problem.start)
    first = progressed(plan, (), state, datetime.combine(plan.problem.start, time(0)), catalogue=CATALOGUE)
    line = next(one.load_why for one in first.sessions[0].prescriptions if one.exercise.startswith("roman"))
    assert re.fullmatch(
        r"No weight known yet: start with \d+ kg, add weight set by set until \d+ reps leave 3, and stay "
        "there. No maximum is tested.",
        line,
    )


def kilograms(plan: Plan, name: str) -> list[float]:
    return [
        one.load.kg
        for session in plan.sessions
        for each in session.prescriptions
        if each.exercise == name
        for one in each.sets
        if isinstance(one.load, Kilograms)
    ]


def test_a_plan_in_pounds_holds_loads_that_can_be_loaded() -> None:
    known = tuple((name, Estimate(kg, 0.9 * kg, 1.1 * kg, "stated")) for name, kg in TRUE.items())
    problem = runner(6, experience=LiftingExperience.REGULAR, races=(), strength=known, plates=POUND_PLATES)
    made = solve(problem, CATALOGUE).plan
    assert made is not None
    now, _done = follow(made, Lifter(dict(TRUE)), 3)
    some = 0
    for name in {each.exercise for one in now.sessions for each in one.prescriptions}:
        loads = loads_of(CATALOGUE[name], problem.equipment, POUND_PLATES)
        for kg in kilograms(made, name) + kilograms(now, name):
            some += 1
            assert min(abs(kg - one) for one in loads) < 1e-6, (name, kg)
    assert some > 20
    told = [each.load_why for one in now.sessions for each in one.prescriptions if each.load_why]
    assert any(" lb" in one for one in told)
    assert not any(" kg" in one for one in told)


def test_pain_takes_a_tenth_off_what_aggravates_it(
    followed: tuple[Plan, tuple[StrengthSession, ...]],
) -> None:
    now, done = followed
    day = done[-1].start.date()
    sore = pain_state([PainEntry(day, Problem.KNEE, 5.0)], day)
    hurt = once_more(now, done, pain=sore)
    knee = {name for name in CATALOGUE if Problem.KNEE in CATALOGUE[name].aggravates}
    lower = 0
    for before, then in zip(now.sessions, hurt.sessions, strict=True):
        for one, each in zip(before.prescriptions, then.prescriptions, strict=True):
            if one.exercise in knee and each.load_why.startswith("Pain at the knee"):
                lower += 1
                assert max(kilograms_of(each), default=0.0) <= max(kilograms_of(one), default=0.0)
    assert lower > 0


def kilograms_of(one: object) -> list[float]:
    return [each.load.kg for each in one.work_sets if isinstance(each.load, Kilograms)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("weeks", "share"), [(1, 1.0), (2, 0.95), (4, 0.90), (8, 0.80)])
def test_a_gap_returns_with_less(weeks: int, share: float) -> None:
    assert (return_share(7 * weeks) or 1.0) == pytest.approx(share)
    assert return_share(7 * weeks + 3) is not None


def test_after_four_weeks_away_sets_and_effort_are_those_of_something_new(plan: Plan) -> None:
    now, done = follow(plan, Lifter(dict(TRUE)), 4)
    away = replace(
        now,
        sessions=tuple(
            one
            if one.date <= done[-1].start.date() or one.date > done[-1].start.date() + timedelta(35)
            else replace(one, status=one.status.MISSED)
            for one in now.sessions
        ),
    )
    later = done[-1].start + timedelta(days=35)
    state = state_of(done, away, later.date())
    back = progressed(away, pair(away, done, CATALOGUE), state, later, catalogue=CATALOGUE)
    first = [one for one in back.sessions if one.date > later.date()][:2]
    known = {line.exercise for one in pair(now, done, CATALOGUE) for line in one.lines}
    seen: set[str] = set()
    for one in first:
        for each in one.prescriptions:
            counted = each.work_sets[0].reps is not None and CATALOGUE[each.exercise].tier == 0
            if each.exercise in known - seen and counted:
                seen.add(each.exercise)
                assert len(each.work_sets) <= 2
                assert (each.work_sets[0].reps_in_reserve or 0.0) >= 3.0
    assert seen


def test_nothing_rises_where_screening_leaves_technique_only() -> None:
    limits = Limits(frozenset({Limit.TECHNIQUE_ONLY}))
    made = solve(runner(4, races=(), limits=limits), CATALOGUE).plan
    assert made is not None
    now, done = follow(made, Lifter(dict(TRUE), gain=0.1), 5)
    for name in {each.exercise for one in done for each in one.sets if each.exercise}:
        loads = [
            one.load
            for session in done
            for one in session.sets
            if one.exercise == name and one.load is not None
        ]
        later = [kg for one in now.sessions if one.date > done[-1].start.date() for each in one.prescriptions
                 if each.exercise == name for kg in kilograms_of(each)]  # fmt: skip
        assert not loads or not later or max(later) <= max(loads) + 1e-6


def test_one_weak_side_holds_both(plan: Plan) -> None:
    """A lunge met on the right and short on the left stays; logged for one side only it does not rise."""
    now, done = follow(plan, Lifter(dict(TRUE)), 4)
    name = "reverse_lunge"
    planned = next(one for one in now.sessions if one.date == done[-1].start.date())
    lunge = next(one for one in planned.prescriptions if one.exercise == name)
    kg = lunge.work_sets[0].load.kg if isinstance(lunge.work_sets[0].load, Kilograms) else 10.0

    def logged(left: int | None, right: int) -> Plan:
        sides = [(Side.RIGHT, right)] + ([] if left is None else [(Side.LEFT, left)])
        sets = [
            PerformedSet("Reverse lunge", name, reps, kg, reps_in_reserve=3.0, side=side)
            for _ in lunge.work_sets
            for side, reps in sides
        ]
        rest = tuple(one for one in done[-1].sets if one.exercise != name)
        return once_more(now, (*done[:-1], replace(done[-1], sets=(*rest, *sets))))

    def next_kg(plan: Plan) -> float:
        later = [one for one in plan.sessions if one.date > done[-1].start.date()]
        return next(
            kilograms_of(each)[0] for one in later for each in one.prescriptions if each.exercise == name
        )

    assert next_kg(logged(20, 20)) > kg
    assert next_kg(logged(5, 20)) <= kg
    assert next_kg(logged(None, 20)) <= kg


@given(st.integers(0, 2**31), st.floats(-0.05, 0.05), st.floats(0.0, 4.0), st.integers(1, 8))
@settings(max_examples=12, deadline=None)
def test_whatever_is_logged_the_plan_keeps_its_rules(
    plan: Plan, seed: int, gain: float, noise: float, sessions: int
) -> None:
    now, done = follow(plan, Lifter(dict(TRUE), gain=gain, noise=noise, seed=seed), sessions)
    assert check(now, CATALOGUE) == ()
    assert once_more(now, done) == now
