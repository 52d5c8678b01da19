"""What a coach would demand of the plans of the ten situations, and their texts.

The texts change with every price; ``python -m tests.planner.situations.stories`` writes them anew. What is
asserted here should hold whatever the prices are.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from groundforce.planner.check import check
from groundforce.training.athlete import RacePriority
from groundforce.training.exercise import Exercise, MovementPattern, Muscle, Problem, Role
from groundforce.training.plan import Plan, Session
from groundforce.training.problem import AWAY
from tests.planner.situations.stories import CATALOGUE, HERE, START, WEEKS, plan_of, problem_of, text_of

KNEE = {MovementPattern.SQUAT, MovementPattern.SINGLE_LEG}


def exercises(session: Session) -> list[Exercise]:
    return [CATALOGUE[one.exercise] for one in session.prescriptions]


def leg_lifts(session: Session) -> list[Exercise]:
    return [one for one in exercises(session) if one.tier == 0 and one.lower_load > 0.0]


def calves(session: Session) -> list[Exercise]:
    return [one for one in exercises(session) if one.pattern is MovementPattern.CALF]


def in_weeks(plan: Plan, first: int, last: int) -> list[Session]:
    """The sessions of plan weeks ``first`` to ``last``, both counted from 1."""
    begin, end = START + timedelta(weeks=first - 1), START + timedelta(weeks=last)
    return [one for one in plan.sessions if begin <= one.date < end]


def top_tier(sessions: list[Session] | tuple[Session, ...]) -> int:
    return max((one.tier for session in sessions for one in exercises(session)), default=0)


@pytest.mark.parametrize("name", WEEKS)
def test_the_plan_passes_the_checker(name: str) -> None:
    assert check(plan_of(name), CATALOGUE) == ()


@pytest.mark.parametrize("name", WEEKS)
def test_the_text_is_the_one_a_coach_read(name: str) -> None:
    """Written by ``python -m tests.planner.situations.stories``; whoever changes it should read it."""
    assert text_of(name) == (HERE / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", WEEKS)
def test_every_phase_says_why(name: str) -> None:
    assert all(phase.why.endswith(".") for phase in plan_of(name).phases)


@pytest.mark.parametrize("name", WEEKS)
def test_every_week_of_the_build_trains_quadriceps_hamstrings_and_calves(name: str) -> None:
    """Knee pain aside, which may take quadriceps work out."""
    wanted = {Muscle.HAMSTRINGS_HIP, Muscle.HAMSTRINGS_KNEE, Muscle.GASTROCNEMIUS}
    wanted |= set() if name == "knee_pain" else {Muscle.QUADRICEPS}
    plan = plan_of(name)
    for week in range(3, 7):
        worked = {
            muscle
            for session in in_weeks(plan, week, week)
            for one in exercises(session)
            for muscle, role in one.muscles.items()
            if role is not Role.MINOR
        }
        if not any(session.place == AWAY for session in in_weeks(plan, week, week)):
            assert wanted <= worked, f"week {week}: {wanted - worked}"


def test_a_beginner_learns_first_and_meets_no_advanced_lift() -> None:
    plan = plan_of("beginner")
    assert plan.phases[0].name == "anatomical"
    assert plan.phases[0].weeks >= 3
    assert not any(session.heavy_lower for session in in_weeks(plan, 1, 4))
    assert max(one.skill for session in plan.sessions for one in exercises(session)) <= 3
    assert top_tier(plan.sessions) <= 2
    assert top_tier(in_weeks(plan, 1, 4)) == 1


def test_a_marathoner_lifts_heavy_in_the_build_and_not_in_the_last_week() -> None:
    plan = plan_of("marathoner")
    (race,) = plan.problem.races
    heavy = [session.date for session in plan.sessions if session.heavy_lower]
    assert len(heavy) >= 6
    assert (race.date - max(heavy)).days >= 7
    assert all((race.date - session.date).days >= 3 for session in plan.sessions if session.date <= race.date)


def test_a_masters_runner_who_wants_bone_gets_short_bouts_twice_a_day() -> None:
    plan = plan_of("masters_bone")
    days = Counter(bout.date for bout in plan.bouts)
    assert len(days) >= 2 * WEEKS["masters_bone"]
    assert all(count == 2 for count in days.values())
    assert max(bout.contacts for bout in plan.bouts) <= 20
    assert not days.keys() & {session.date for session in plan.sessions}
    sites = {site for session in plan.sessions for one in exercises(session) for site in one.bone_sites}
    assert {"femoral neck", "lumbar spine"} <= sites


def test_an_ultra_runner_lifts_away_from_the_long_runs_and_with_what_the_hotel_has() -> None:
    plan = plan_of("ultra")
    away = [session for session in plan.sessions if session.place == AWAY]
    (trip,) = plan.problem.absences
    assert away
    assert all(trip.first <= session.date <= trip.last for session in away)
    kit = (trip.equipment or frozenset()) | {"step", "wall", "sliders"}
    assert all(one.possible_with(kit) for session in away for one in exercises(session))
    assert all(session.date.weekday() not in (4, 5, 6) for session in plan.sessions if session.heavy_lower)
    double = [session for session in plan.sessions if session.date.weekday() in (1, 3)]
    assert all(session.start is not None for session in double)


def test_at_home_nothing_needs_a_gym() -> None:
    plan = plan_of("home_kit")
    assert all(
        one.possible_with(plan.problem.equipment) for session in plan.sessions for one in exercises(session)
    )
    assert all(len(leg_lifts(session)) >= 3 for session in plan.sessions)


def test_a_sore_knee_gets_no_jumps_and_no_deep_heavy_knee_work() -> None:
    plan = plan_of("knee_pain")
    assert top_tier(plan.sessions) == 0
    for session in plan.sessions:
        for one in session.prescriptions:
            exercise = CATALOGUE[one.exercise]
            assert Problem.KNEE not in exercise.aggravates
            few = any(each.reps is not None and each.reps[1] <= 6 for each in one.work_sets)
            assert not (exercise.pattern in KNEE and few), exercise.name
    assert any("3 of 10" in warning for warning in plan.warnings)


def test_three_races_are_each_met_fresh_and_only_a_races_are_built_towards() -> None:
    plan = plan_of("three_races")
    for race in plan.problem.races:
        before = [session for session in plan.sessions if session.date < race.date]
        if race.priority is RacePriority.A:
            heavy = max(session.date for session in before if session.heavy_lower)
            assert (race.date - heavy).days >= (10 if race.distance > 30_000 else 5)
        assert (race.date - before[-1].date).days >= 2
    names = [phase.name for phase in plan.phases]
    assert names.count("taper") == 2
    assert names.count("return") == 2
    assert names.count("strength") == 2


def test_two_places_are_used_for_what_they_have() -> None:
    plan = plan_of("three_races")
    gym = [session for session in plan.sessions if session.place == "gym"]
    home = [session for session in plan.sessions if session.place == ""]
    assert len(gym) >= 20
    assert len(home) >= 15
    kit = plan.problem.equipment
    assert all(one.possible_with(kit) for session in home for one in exercises(session))
    assert any(not one.possible_with(kit) for session in gym for one in exercises(session))
    assert all(session.date.weekday() == 1 for session in gym)


def test_twenty_minutes_hold_two_exercises_each_and_calves_and_trunk_over_the_week() -> None:
    plan = plan_of("twenty_minutes")
    assert len(plan.sessions) == 3 * WEEKS["twenty_minutes"]
    for session in plan.sessions:
        assert session.duration <= 1200.0
        assert len([one for one in exercises(session) if one.tier == 0]) >= 2
        assert leg_lifts(session)
    for week in range(1, WEEKS["twenty_minutes"] + 1):
        assert any(calves(session) for session in in_weeks(plan, week, week))
        patterns = {one.pattern for session in in_weeks(plan, week, week) for one in leg_lifts(session)}
        assert len(patterns) >= 4, f"week {week}: {sorted(patterns)}"


def test_after_eight_weeks_off_phases_and_loads_begin_lower() -> None:
    plan = plan_of("returning")
    assert plan.problem.lifting_gap == 8
    assert plan.phases[0].name == "anatomical"
    assert plan.phases[0].weeks >= 3
    assert "8 weeks without lifting" in plan.phases[0].why
    maximum = plan.problem.maximum("back_squat")
    assert maximum is not None
    assert 0.88 * 110 <= maximum.value <= 0.96 * 110
    assert not any(session.heavy_lower for session in in_weeks(plan, 1, 3))
    assert top_tier(in_weeks(plan, 1, 3)) == 1


def test_somebody_who_lifts_keeps_their_lifts_and_may_jump_high() -> None:
    plan = plan_of("already_lifting")
    own = {one.exercise for one in plan.problem.past}
    assert len(own) == 5
    for week in (2, 6, 10):
        held = {one.id for session in in_weeks(plan, week, week) for one in exercises(session)}
        assert own <= held, f"week {week}: {own - held}"
    assert plan.phases[0].weeks == 1
    assert top_tier(plan.sessions) >= 4
    assert top_tier(in_weeks(plan, 1, 4)) <= 3


def test_tiers_four_and_five_stay_shut_to_the_weak() -> None:
    assert all(top_tier(plan_of(name).sessions) <= 3 for name in ("marathoner", "three_races", "home_kit"))


def test_bouts_are_only_for_clean_screening() -> None:
    problem = problem_of("masters_bone")
    assert problem.bout_days == 3
    assert problem.limits.limits == frozenset()
