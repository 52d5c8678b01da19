from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from groundforce.monitoring.athlete_state import athlete_state
from groundforce.monitoring.lifting import lifting_exposures, lifting_weeks
from groundforce.monitoring.running_state import RETURN_GAP_DAYS, running_state
from groundforce.training.problem import Exposure
from groundforce.training.recording import Sport
from groundforce.training.run import OtherActivity
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate, TrainingHistory
from groundforce.training.strength import PerformedSet, StrengthSession
from tests.monitoring.builders import MONDAY, past, run

AS_OF = MONDAY.date()
SQUAT = PerformedSet("Back squat", "back_squat", reps=5, load=60.0)


def lifted(day: date, *sets: PerformedSet) -> StrengthSession:
    return StrengthSession(datetime.combine(day, datetime.min.time()), sets or (SQUAT,))


def test_nothing_later_is_known() -> None:
    runs = tuple(past())
    known = TrainingHistory(runs, (lifted(AS_OF - timedelta(days=3)),))
    later = replace(
        known,
        runs=(*runs, *(run(MONDAY + timedelta(days=day), ((50.0, 3.9, 190.0),)) for day in range(30))),
        strength=(*known.strength, lifted(AS_OF)),
        others=(OtherActivity(MONDAY, Sport.RIDE, 3600.0),),
    )
    assert athlete_state(later, AS_OF) == athlete_state(known, AS_OF)


def test_volume_is_a_mean_of_four_weeks() -> None:
    state = running_state(past(), AS_OF)
    assert state.measured
    assert state.runs_per_week == 3.0
    assert state.duration_per_week == 3 * 3600.0
    assert state.distance_per_week == pytest.approx((11 * 60 * 60 * 2.8 + (57 * 2.8 + 3 * 3.6) * 60) / 4)
    assert state.longest_run == 3600.0
    assert state.gap == 2
    assert not state.returning


@pytest.mark.parametrize(("days", "returning"), [(RETURN_GAP_DAYS, False), (RETURN_GAP_DAYS + 1, True)])
def test_a_gap_longer_than_four_weeks_is_a_return(days: int, returning: bool) -> None:
    assert running_state([run(MONDAY - timedelta(days=days))], AS_OF).returning is returning


def test_after_a_gap_the_rhythm_is_the_one_before_it() -> None:
    history = TrainingHistory(tuple(past()))
    before = athlete_state(history, AS_OF)
    after = athlete_state(history, AS_OF + timedelta(days=150))
    assert after.running.returning
    assert [(one.weekday, one.kind, one.duration) for one in after.rhythm.runs] == [
        (one.weekday, one.kind, one.duration) for one in before.rhythm.runs
    ]
    assert after.rhythm.confidence == pytest.approx(before.rhythm.confidence / 2)
    assert after.running.distance_per_week == 0.0
    assert any("No run for 152 days" in note for note in after.notes)


def test_nothing_read_is_said() -> None:
    state = athlete_state(TrainingHistory(), AS_OF)
    assert not state.running.measured
    assert state.running.gap is None
    assert state.rhythm.runs == ()
    assert state.notes == ("Nothing measured yet: no runs were read.",)


def test_an_unknown_zone_and_missing_heart_rate_are_said() -> None:
    bare = tuple(replace(one, zone_known=False, profile=None, mean_heart_rate=None) for one in past())
    notes = " ".join(athlete_state(TrainingHistory(bare), AS_OF).notes)
    assert "24 of 24 runs do not say their time zone" in notes
    assert "24 of 24 runs have neither heart rate nor laps" in notes


def test_maxima_are_passed_on() -> None:
    maxima = (("back_squat", Estimate(90.0, 85.0, 95.0, "stated")),)
    assert athlete_state(TrainingHistory(), AS_OF, RunnerProfile(maxima=maxima)).strength == maxima


def test_exposures_are_days_and_exercises_of_four_weeks() -> None:
    heavy = replace(SQUAT, load=80.0)
    ramp = replace(SQUAT, load=40.0, warm_up=True)
    hops = PerformedSet("Pogo hop", "pogo_hop", contacts=20)
    unknown = PerformedSet("mystery", reps=5)
    sessions = [
        lifted(AS_OF - timedelta(days=29)),
        lifted(AS_OF - timedelta(days=28), hops, hops),
        lifted(AS_OF - timedelta(days=1), ramp, SQUAT, heavy, unknown),
        lifted(AS_OF),
    ]
    assert lifting_exposures(sessions, AS_OF) == (
        Exposure(AS_OF - timedelta(days=28), "pogo_hop", 2, None, 40),
        Exposure(AS_OF - timedelta(days=1), "back_squat", 2, 80.0, 0),
    )


def test_an_empty_bar_is_a_load() -> None:
    exposures = lifting_exposures([lifted(AS_OF - timedelta(days=1), replace(SQUAT, load=0.0))], AS_OF)
    assert exposures[0].load == 0.0


@pytest.mark.parametrize(
    ("days_back", "weeks"), [((1, 8, 15), 3), ((1, 15), 1), ((8, 15), 0), ((), 0), ((7, 14), 2)]
)
def test_lifting_weeks_are_in_a_row(days_back: tuple[int, ...], weeks: int) -> None:
    assert lifting_weeks([lifted(AS_OF - timedelta(days=back)) for back in days_back], AS_OF) == weeks
