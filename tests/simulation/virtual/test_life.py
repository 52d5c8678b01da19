"""People and lives: the same for the same seed, different for another, plausible in number."""

from __future__ import annotations

from statistics import fmean

import pytest

from groundforce.simulation.virtual.life import life_of
from groundforce.simulation.virtual.people import KINDS, Population, person
from groundforce.training.events import HardRun, Illness, MovedRun, Trip
from groundforce.training.run import RunKind


def test_a_person_and_their_life_are_the_same_for_the_same_seed() -> None:
    one, again = (person(7, Population.MASTERS, 12) for _ in range(2))
    assert one == again
    assert life_of(one) == life_of(again)
    assert one != person(8, Population.MASTERS, 12)


@pytest.mark.parametrize("population", list(Population))
def test_people_are_of_their_population(population: Population) -> None:
    kind = KINDS[population]
    for seed in range(20):
        one = person(seed, population, 8)
        assert kind.age[0] <= (one.problem.athlete.age or 0.0) < kind.age[1]
        assert one.problem.athlete.experience is kind.experience
        first = [run for run in one.problem.runs if (run.date - one.problem.start).days < 7]
        assert len(first) == kind.runs
        assert sum(run.kind in (RunKind.INTERVALS, RunKind.TEMPO) for run in first) == kind.quality


def test_novices_are_hurt_more_often_for_their_hours() -> None:
    """Videbaek 2015: 17.8 and 7.7 injuries in 1000 h."""

    def per_hour(population: Population) -> float:
        people = [person(seed, population, 8) for seed in range(40)]
        hours = [sum(run.duration for run in one.problem.runs) / 3600.0 / 56.0 for one in people]
        return fmean(one.pain / each for one, each in zip(people, hours, strict=True))

    assert per_hour(Population.NOVICE) / per_hour(Population.MASTERS) == pytest.approx(17.8 / 7.7)


def test_a_year_has_the_disturbances_it_is_meant_to() -> None:
    lives = [life_of(person(seed, Population.MARATHONER)) for seed in range(25)]
    events = [event for life in lives for told in life.told.values() for event in told]
    assert 4.0 < sum(isinstance(event, MovedRun) for event in events) / 25 < 10.0
    assert 0.5 < sum(isinstance(event, HardRun) for event in events) / 25 < 5.0
    assert 0.5 < sum(isinstance(event, Illness) for event in events) / 25 < 3.0
    assert 0.5 < sum(isinstance(event, Trip) for event in events) / 25 < 3.5


def test_runs_are_moved_not_lost_and_told_before_they_are_run() -> None:
    one = person(3, Population.MARATHONER)
    life = life_of(one)
    planned = {run.id: run for run in one.problem.runs}
    for day, told in life.told.items():
        for event in told:
            if isinstance(event, MovedRun):
                assert planned[event.run].date == event.day
                assert day <= min(event.day, event.to)
                assert event.to in life.off or event.run in {run.id for run in life.runs.get(event.to, ())}
