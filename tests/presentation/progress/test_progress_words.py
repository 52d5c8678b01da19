"""What single facts say where a bare number would mislead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from groundforce.coaching.progress import progress
from groundforce.presentation.progress.nouns import Fact, Section
from groundforce.presentation.progress.sections import sections_of
from groundforce.presentation.progress.training import adherence_section, bone_section
from groundforce.training.adherence import AdherenceState
from groundforce.training.bone import BoneState, SiteLoad
from groundforce.training.catalogue import load_catalogue
from groundforce.training.state import Estimate, TrainingHistory
from tests.made_up_athlete import AS_OF, HISTORY, PROFILE

CATALOGUE = load_catalogue().exercises


def section(name: str, history: TrainingHistory = HISTORY, as_of: date = AS_OF) -> Section:
    found = sections_of(progress(history, as_of, PROFILE), CATALOGUE)
    return next(one for one in found if one.id == name)


def fact(of: Section, name: str) -> Fact:
    return next(one for one in of.facts if one.name == name)


def test_after_a_month_without_runs_no_usual_week_and_no_trend_is_told() -> None:
    later = AS_OF + timedelta(days=45)
    assert fact(section("load", as_of=later), "Running in a usual week").value == "none"
    names = [one.name for one in section("efficiency", as_of=later).facts]
    assert "Speed there, last four weeks" not in names
    assert "Speed there, last four weeks" in [one.name for one in section("efficiency").facts]


def test_before_the_first_session_nothing_was_measured_by_then() -> None:
    assert section("load", as_of=date(2020, 1, 1)).missing.startswith("Nothing measured before this day")


def test_what_every_lift_would_say_is_said_once() -> None:
    told = section("strength")
    assert [note.count("reps in reserve") for note in told.notes][:1] == [1]
    assert not any("No set says" in one.basis for one in told.facts)


def test_a_change_that_may_be_none_is_not_told_and_one_that_is_has_its_interval() -> None:
    values = [one.value for one in section("strength").facts if "a week" in one.value]
    assert all(" % a week (" in value for value in values)
    state = progress(HISTORY, AS_OF, PROFILE).state
    real = [one for one in state.lifts if one.trend and not one.trend.low <= 0.0 <= one.trend.high]
    assert len(values) == len(real)


def test_a_tiny_usual_week_gives_no_percentage() -> None:
    assert "more than 5 times" in _bone(usual=0.01)
    assert _bone(usual=2.0) == "50 % of a usual week"


def _bone(usual: float) -> str:
    site = SiteLoad("lumbar spine", (), Estimate(1.0, 0.5, 1.5, "index"), usual)
    state = progress(HISTORY, AS_OF, PROFILE).state
    return bone_section(replace(state, bone=BoneState(AS_OF, measured=True, sites=(site,)))).facts[0].value


def test_a_spike_is_news_for_a_week() -> None:
    loud = [one for one in section("load").facts if one.name.startswith("Spike")]
    assert [one.alert for one in loud] == [True]
    later = [one for one in section("load", as_of=AS_OF + timedelta(days=14)).facts if "Spike" in one.name]
    assert [one.alert for one in later] == [False]


def test_wear_without_a_real_interval_shows_none() -> None:
    assert _wear(1.72, 1.72, 1.72) == "about 1.7 times the four weeks before"
    assert _wear(1.72, 1.6, 1.9) == "1.72 times the four weeks before (1.6 to 1.9)"


def _wear(value: float, low: float, high: float) -> str:
    state = progress(HISTORY, AS_OF, PROFILE).state
    bone = BoneState(AS_OF, measured=True, tibial_damage=Estimate(value, low, high, "rule"))
    return bone_section(replace(state, bone=bone)).facts[0].value


def test_none_of_three_sessions_is_told_as_counted() -> None:
    share = Estimate(0.125, 0.002, 0.34, "0 of 3 sessions")
    state = replace(
        progress(HISTORY, AS_OF, PROFILE).state, adherence=AdherenceState(AS_OF, sessions_done=share)
    )
    told = adherence_section(state).facts[0]
    assert told.value == "0 of 3 sessions"
    assert "12 % (0 to 34)" in told.basis
