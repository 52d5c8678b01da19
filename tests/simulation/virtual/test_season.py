"""Seasons: the same for the same seed; comparators do what such programmes say; plans keep every rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from groundforce.simulation.virtual.barbell import Barbell
from groundforce.simulation.virtual.coach import Coach
from groundforce.simulation.virtual.figures import COACHES, figures, lived
from groundforce.simulation.virtual.ours import Groundforce
from groundforce.simulation.virtual.people import Population, person
from groundforce.simulation.virtual.percentage import WAVE, PercentageWave
from groundforce.simulation.virtual.season import live
from groundforce.simulation.virtual.template import FixedTemplate
from groundforce.training.plan import Kilograms, Session, SessionStatus
from groundforce.training.strength import PerformedSet, StrengthSession

SHORT = 4


def test_a_season_is_the_same_for_the_same_seed() -> None:
    assert figures(lived(5, Population.NOVICE, SHORT, "groundforce")) == figures(
        lived(5, Population.NOVICE, SHORT, "groundforce")
    )


@pytest.mark.parametrize("population", list(Population))
def test_a_short_season_keeps_every_rule_every_week(population: Population) -> None:
    season = lived(11, population, 6, "groundforce")
    assert season.planned == 6
    assert season.broken == {}
    assert season.done >= 4


def test_every_coach_meets_the_same_life() -> None:
    seasons = [lived(2, Population.MARATHONER, 4, coach) for coach in COACHES]
    assert len({tuple(one.day for one in season.key_runs) for season in seasons}) == 1
    assert all(season.person == seasons[0].person for season in seasons)


def test_the_log_is_what_a_runner_would_write_and_the_truth_is_not_in_it() -> None:
    season = lived(4, Population.MASTERS, 5, "groundforce")
    told = [one for session in season.log for one in session.sets if one.reps is not None]
    felt = [one.reps_in_reserve for one in told]
    true = [truth.true for day in season.sets for truth in day.truths]
    assert len(told) == len(true)
    assert felt != true
    assert any(one is None for one in felt)


def _done(session: Session, reps: int) -> StrengthSession:
    sets = []
    for one in session.prescriptions:
        for each in one.work_sets:
            kg = each.load.kg if isinstance(each.load, Kilograms) else 50.0
            sets.append(PerformedSet(one.exercise, one.exercise, reps=reps, load=kg))
    return StrengthSession(session_start(session), tuple(sets), session.duration)


def session_start(session: Session) -> datetime:
    """When it begins."""
    assert session.start is not None
    return datetime.combine(session.date, session.start)


def _next(coach: Coach, day: date) -> tuple[Session, date]:
    for _ in range(14):
        found = coach.before_session(day)
        day += timedelta(days=1)
        if found is not None:
            return found, day
    raise AssertionError("no session in two weeks")


def _squat(session: Session) -> float | None:
    load = next(one for one in session.prescriptions if one.exercise == "back_squat").work_sets[0].load
    return load.kg if isinstance(load, Kilograms) else None


def _started(coach: Coach) -> date:
    problem = replace(person(1, Population.NOVICE, 30).problem, races=())
    coach.start(problem)
    return problem.start


def test_the_template_adds_a_step_and_resets_after_three_failures() -> None:
    coach = FixedTemplate()
    day = _started(coach)
    loads = []
    for reps in (5, 5, 5, 4, 4, 4, 5):
        session, day = _next(coach, day)
        loads.append(_squat(session))
        coach.after_session(_done(session, reps))
    assert loads == [None, 52.5, 55.0, 57.5, 57.5, 57.5, 50.0]  # 0.9 x 57.5 = 51.75, rounded down


def test_the_template_comes_back_lighter_after_a_break() -> None:
    coach = FixedTemplate()
    day = _started(coach)
    session, day = _next(coach, day)
    coach.after_session(_done(session, 5))
    session, _ = _next(coach, day + timedelta(days=14))
    assert _squat(session) == 45.0  # 0.9 x 52.5 = 47.25, rounded down to 2.5 from 20


def test_the_wave_follows_its_percentages_whatever_is_logged() -> None:
    coach = PercentageWave()
    day = _started(coach)
    assert coach.wants_test(day) != ()
    coach.tested(day, {"back_squat": 100.0, "romanian_deadlift": 100.0, "hip_thrust": 100.0})
    for week in range(len(WAVE)):
        session, _ = _next(coach, day + timedelta(weeks=week))
        assert _squat(session) == pytest.approx(100.0 * WAVE[week][2], abs=2.5)
        coach.after_session(_done(session, 1))


@pytest.mark.parametrize("make", [FixedTemplate, PercentageWave])
def test_comparators_lift_twice_a_week_and_rest_round_races(make: type[Barbell]) -> None:
    coach = make()
    problem = person(6, Population.MARATHONER, 40).problem
    coach.start(problem)
    coach.tested(problem.start, dict.fromkeys(("back_squat", "romanian_deadlift", "hip_thrust"), 80.0))
    days = [problem.start + timedelta(days=number) for number in range(280)]
    lifted = [day for day in days if coach.before_session(day) is not None]
    races = [race.date for race in problem.races]
    assert len(coach.days) == 2
    assert all(not -1 <= (race - day).days <= 2 for day in lifted for race in races)
    assert len(lifted) >= 2 * 40 - 3 * len(races)


def test_groundforce_learns_what_was_done_and_missed() -> None:
    coach = Groundforce()
    season = live(person(9, Population.MARATHONER, 5), coach)
    plan = coach.plan()
    assert plan is not None
    past = [one.status for one in plan.sessions if one.date < plan.problem.start + timedelta(weeks=4)]
    assert SessionStatus.DONE in past
    assert len(season.log) == season.done
    assert dict(coach.state(plan.problem.end).strength) != {}
