"""Each hidden mechanism does what its docstring says, and the means lie where the literature says."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from statistics import fmean, stdev

import pytest

from groundforce.simulation.virtual.body import DAY, LEG_LIFTS, Body, SetDone
from groundforce.simulation.virtual.people import Population, person
from groundforce.training.exercise import Problem
from groundforce.training.run import RunKind

HARD = SetDone(0.85, 2.0, 5.0)
USUAL = replace(person(1, Population.NOVICE, 4), response=1.0, recovery=1.0, economy=1.0)


def trained(body: Body, weeks: int, first: float = 1.0, sets: int = 3) -> Body:
    """Two hard sessions a week, on the second and the fifth day."""
    begin = body.now / DAY
    for week in range(weeks):
        for day in (first, first + 3.0):
            body.until(DAY * (begin + 7 * week + day) + 18.0)
            body.worked([(lift, [HARD] * sets) for lift in LEG_LIFTS])
    body.until(DAY * (begin + 7 * weeks))
    return body


def test_novices_gain_about_a_third_in_twelve_weeks() -> None:
    """Storen 2008: +33 % in 8 weeks, Johnston 1997: +34 % in 10, both three times a week; twice a week over
    12 weeks the mean is to lie between 20 and 40 %."""
    gains = [
        exp(trained(Body(person(seed, Population.NOVICE, 4)), 12).strength()) - 1.0 for seed in range(60)
    ]
    assert 0.20 < fmean(gains) < 0.40


def test_people_differ_in_gain_as_in_a_large_trial() -> None:
    """Hubal 2005: coefficient of variation of 1RM gain 0.55 to 0.59 in 585 people; tolerance 0.2."""
    gains = [
        exp(trained(Body(person(seed, Population.NOVICE, 4)), 12).strength()) - 1.0 for seed in range(120)
    ]
    assert stdev(gains) / fmean(gains) == pytest.approx(0.57, abs=0.2)


@pytest.mark.parametrize("population", list(Population))
def test_every_population_gains_and_novices_most(population: Population) -> None:
    def mean(kind: Population) -> float:
        return fmean(trained(Body(person(seed, kind, 4)), 12).strength() for seed in range(30))

    assert 0.05 < mean(population) <= mean(Population.NOVICE)


def test_strength_goes_without_training_slowly_at_first() -> None:
    """Bosquet 2013: clear after three to four weeks; our own logs: -11 % at 9 to 14 weeks (physiology)."""
    body = trained(Body(USUAL), 12)
    top = body.strength()
    body.until(body.now + 14 * DAY)
    two_weeks = body.strength()
    body.until(body.now + 70 * DAY)
    assert top - two_weeks < 0.015
    assert 0.05 < top - body.strength() < 0.20


def test_once_a_week_keeps_what_was_gained() -> None:
    """Spiering 2021, Ronnestad 2010: one heavy session a week kept strength for months."""
    body = trained(Body(USUAL), 12)
    top = body.strength()
    for week in range(13):
        body.until(DAY * (84 + 7 * week) + 18.0)
        body.worked([(lift, [HARD]) for lift in LEG_LIFTS])
    assert body.strength() > 0.97 * top


def test_light_sets_and_sets_far_from_failure_bring_little() -> None:
    def after(one: SetDone) -> float:
        body = Body(USUAL)
        for day in range(0, 84, 3):
            body.until(DAY * day)
            body.worked([("back_squat", [one] * 3)])
        return body.gain("back_squat")

    assert after(SetDone(0.5, 2.0, 5.0)) < 0.5 * after(HARD)
    assert after(SetDone(0.85, 12.0, 5.0)) < 0.5 * after(HARD)


def test_more_sets_bring_less_each() -> None:
    gains = [trained(Body(USUAL), 8, sets=count).strength() for count in (1, 3, 9)]
    assert gains[0] < gains[1] < gains[2]
    assert gains[2] - gains[1] < gains[1] - gains[0]


def test_soreness_peaks_after_a_day_and_is_gone_within_a_week() -> None:
    """Recalled courses (evidence 3): peak 24 to 72 h, gone by 5 to 7 days."""
    body = Body(USUAL)
    body.worked([(lift, [HARD] * 3) for lift in LEG_LIFTS])
    sore = []
    for hour in range(169):
        body.until(float(hour))
        sore.append(body.soreness)
    assert 24 <= sore.index(max(sore)) <= 72
    assert sore[168] < 0.1 * max(sore)


def test_soreness_falls_with_repeated_bouts_and_returns_after_months_off() -> None:
    def peak(body: Body) -> float:
        body.worked([("back_squat", [HARD] * 3)])
        start, most = body.now, 0.0
        for hour in range(0, 96, 4):
            body.until(start + hour)
            most = max(most, body.soreness)
        return most

    body = Body(USUAL)
    first = peak(body)
    body.until(body.now + 3 * DAY)
    second = peak(body)
    for _ in range(4):
        body.until(body.now + 3 * DAY)
        used = peak(body)
    body.until(body.now + 200 * DAY)
    assert second < 0.8 * first
    assert used < 0.4 * first
    assert peak(body) > 2.0 * used


def test_eccentric_work_damages_more_and_failure_tires_more() -> None:
    def left(id: str, one: SetDone, hours: float) -> tuple[float, float]:
        body = Body(USUAL)
        body.worked([(id, [one] * 3)])
        body.until(hours)
        return body.lifting_fatigue, body.soreness

    assert left("nordic_curl", HARD, 36.0)[1] > left("leg_curl", HARD, 36.0)[1]
    assert left("back_squat", SetDone(0.85, 0.0, 7.0), 3.0)[0] > left("back_squat", HARD, 3.0)[0]


def test_runs_tire_and_tired_legs_lift_less() -> None:
    body = Body(USUAL)
    fresh = body.today("back_squat", 0.0)
    body.ran(RunKind.INTERVALS, 3600.0)
    assert body.today("back_squat", 0.0) < fresh
    assert body.lifting_fatigue == 0.0


def test_economy_follows_strength_late_and_not_in_everyone() -> None:
    """2 to 8 % in most trials (Blagrove 2018), nothing before about six weeks; null trials exist."""
    answers, deaf = Body(USUAL), Body(replace(USUAL, economy=0.0))
    trained(answers, 2)
    early = answers.economy
    trained(answers, 12)
    trained(deaf, 14)
    assert -0.005 < early <= 0.0
    assert -0.08 < answers.economy < -0.01
    assert deaf.economy == 0.0


def test_pain_heals_and_work_on_the_place_sets_it_back() -> None:
    rested, worked = Body(USUAL), Body(USUAL)
    for body in (rested, worked):
        body.hurts(Problem.KNEE, 5.0)
    for day in range(1, 9):
        rested.until(DAY * day)
        worked.until(DAY * day)
        worked.worked([("back_squat", [HARD] * 3)])
    assert 0.0 < rested.pain[Problem.KNEE] < 5.0 < worked.pain[Problem.KNEE] + 1.0
    assert worked.pain[Problem.KNEE] > rested.pain[Problem.KNEE]
    rested.until(DAY * 60)
    assert rested.pain == {}
