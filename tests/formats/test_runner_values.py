"""What a runner file gives, and that nothing in one can crash the reader."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.formats.runner_toml.schema import KEYS, LISTS
from groundforce.training.athlete import Athlete, Goal, LiftingExperience, Limit, RacePriority
from groundforce.training.equipment import ALWAYS
from groundforce.training.problem import Opening
from groundforce.training.run import RunKind
from groundforce.training.runner import DEFAULT_OPENINGS, RunnerProfile
from groundforce.training.screening import NOTE_UNANSWERED
from groundforce.training.state import PartOfDay
from tests.formats.runner_files import LIFTS
from tests.formats.test_runner_locating import VALUES, written

START = date(2026, 11, 23)


def read(text: str, start: date | None = START) -> RunnerProfile:
    """The profile of a text."""
    return parse_runner(text, "runner.toml", start, LIFTS.get)


def test_an_empty_file_is_a_runner_with_stated_defaults() -> None:
    profile = read("")
    assert profile.athlete == Athlete()
    assert profile.openings == DEFAULT_OPENINGS
    assert profile.equipment == ALWAYS
    assert profile.limits.limits == {Limit.NO_MAXIMAL}
    assert profile.limits.notes == (NOTE_UNANSWERED,)
    assert profile.defaults[:2] == (
        "Lifting experience not given: taken from the recordings, else as for someone new to lifting.",
        "Landing not given: taken as unsure, so jumps stay at the two lowest tiers.",
    )
    assert len(profile.defaults) == 12


def test_masses_come_in_any_unit() -> None:
    assert read('body_mass = "11 st"').athlete.body_mass == pytest.approx(69.85, abs=0.01)
    assert read('body_mass = "150 LB"').athlete.body_mass == pytest.approx(68.04, abs=0.01)


def test_the_lower_age_of_a_birth_year_counts() -> None:
    assert read("birth_year = 2008").athlete.age == 17.0
    assert Limit.NO_MAXIMAL in read("birth_year = 2008\n[health]\nnone_of_the_others = true").limits.limits
    assert read("birth_year = 2008", None).athlete.age is None


def test_lifting() -> None:
    profile = read('[lifting]\nexperience = "Regular"\nexercises = ["back squat"]\nlanding = "good"')
    assert profile.athlete.experience is LiftingExperience.REGULAR
    assert profile.athlete.landing_quality
    assert (profile.current_lifts, profile.lifting_weeks) == (("back_squat",), 4)
    assert "runner file, line 2" in read('[lifting]\nexercises = ["back squat"]\nweeks = 1').warnings[0]


def test_maxima_known_guessed_and_from_a_set() -> None:
    known, guessed, estimated = (
        read(f"[maxima]\nback_squat = {value}").maxima[0][1]
        for value in ('"100 kg"', '"about 100 kg"', '{ load = "85 kg", reps = 5, reps_in_reserve = 2.15 }')
    )
    assert (known.value, known.low, known.high) == (100.0, 95.0, 105.0)
    assert guessed.low < known.low
    assert (round(estimated.value, 6), estimated.source) == (
        100.0,
        "estimated from 5 reps stated by the runner",
    )


def test_strength() -> None:
    profile = read(
        '[strength]\nsessions_per_week = 3\nminutes = 30\ngoals = "bone"\n'
        'equipment = ["home", "leg press"]\nexclude = ["Nordic curl", "back_squat"]'.replace(
            "Nordic", "nordic"
        )
    )
    assert (profile.sessions_per_week, profile.minutes, profile.goals) == (3, 30.0, (Goal.BONE,))
    assert profile.equipment >= ALWAYS | {"leg_press", "dumbbell"}
    assert profile.limits.excluded == {"nordic_curl", "back_squat"}


def test_openings() -> None:
    profile = read(
        '[[available]]\nday = "Tuesday"\nfrom = "18:00"\nuntil = 20:00:00\n'
        '[[available]]\nday = ["wed", "weekend"]\npart = "midday"\n'
        '[[available]]\nday = "Fri"\nfrom = "6:30"\n'
    )
    midday = [Opening(day, part_of_day=PartOfDay.MIDDAY) for day in (2, 5, 6)]
    assert profile.openings == (
        Opening(1, time(18), time(20)),
        *midday,
        Opening(4, time(6, 30), time(22)),
    )


def test_a_window_shorter_than_a_session_is_told() -> None:
    profile = read('[[available]]\nday = "Tue"\nfrom = "18:00"\nuntil = "18:30"')
    assert "runner file, line 1: 18:00 to 18:30 is shorter than a session of 45 min." in profile.warnings


def test_races_are_sorted_and_their_default_priority_is_stated() -> None:
    profile = read(
        '[[race]]\ndate = 2027-04-11\ndistance = "Half-Marathon"\npriority = "b"\n'
        '[[race]]\ndate = "2027-02-01"\ndistance = "10k"\n'
    )
    assert [(race.distance, race.priority) for race in profile.races] == [
        (10000.0, RacePriority.A),
        (21097.5, RacePriority.B),
    ]
    assert "Priority of the race on 2027-02-01 not given: A, the plan builds towards it." in profile.defaults


def test_a_race_on_the_first_day_is_a_race() -> None:
    assert len(read('[[race]]\ndate = 2026-11-23\ndistance = "5 km"').races) == 1


def test_the_typical_week() -> None:
    profile = read(
        '[[week]]\nday = "Sun"\nkind = "long"\ndistance = "20 km"\n'
        '[[week]]\nday = "weekdays"\ntime = "07:00"\nminutes = 40\ndistance = "8 km"\n'
    )
    assert [run.weekday for run in profile.typical_week] == [0, 1, 2, 3, 4, 6]
    easy, long = profile.typical_week[0], profile.typical_week[-1]
    assert (easy.kind, easy.duration, easy.distance, easy.start) == (RunKind.EASY, 2400.0, 8000.0, time(7))
    assert (long.kind, long.duration) == (RunKind.LONG, 7200.0)
    assert "Minutes of the run on line 1 not given: 20 km at 6:00 /km, 2 h." in profile.defaults


def test_calendar_words() -> None:
    profile = read(
        '[[calendar_kind]]\nwords = ["track", "Club"]\nkind = "intervals"\n'
        '[[calendar_kind]]\nwords = "bike"\nkind = "ignore"'
    )
    assert profile.kind_overrides == (
        ("track", RunKind.INTERVALS),
        ("Club", RunKind.INTERVALS),
        ("bike", None),
    )


def test_own_constants_are_told() -> None:
    profile = read("[constants]\nheavy_sets = 0")
    assert profile.constants == {"heavy_sets": 0.0}
    assert profile.warnings[-1].startswith(
        "Your own value: work sets on the legs that make a session heavy: 0"
    )


def test_answers_never_reach_the_profile() -> None:
    yes = "bone_stress_injuries_ever = 5\npregnant = true\nosteoporosis = true\nnone_of_the_others = true"
    profile = read(f"[health]\n{yes}")
    assert profile.limits.limits == {Limit.NO_MAXIMAL, Limit.NO_IMPACT}
    assert not any(word in repr(profile) for word in ("pregnan", "osteopor", "BONE"))


def test_men_are_not_asked_about_birth() -> None:
    questions = (
        "heart_chest_or_dizziness uncontrolled_blood_pressure recent_surgery osteoporosis fragility_fracture"
    )
    more = "bone_stress_injury_now missed_periods_or_rapid_weight_loss bone_pain_hopping_or_night"
    no = "\n".join(f"{key} = false" for key in f"{questions} {more} bone_stress_injuries_ever".split())
    assert read(f'sex = "male"\n[health]\n{no}').limits.limits == frozenset()
    assert read(f"[health]\n{no}").limits.limits == {Limit.NO_MAXIMAL}


def refusal(text: str) -> tuple[str | None, int | None]:
    """The error's text and line, both None where the file is read; any other exception is a failure."""
    try:
        read(text)
    except RunnerFileError as error:
        return str(error), error.line
    return None, None


TABLES = [name for name in KEYS if name not in ("", "maximum")]
ENTRIES = st.dictionaries(st.sampled_from(sorted({key for keys in KEYS.values() for key in keys})), VALUES)


@st.composite
def runner_texts(draw: st.DrawFn) -> str:
    """Files with the right names and any values."""
    parts = [f"{key} = {written(value)}" for key, value in draw(ENTRIES).items() if key not in TABLES]
    for table in draw(st.lists(st.sampled_from([*TABLES, "maxima", "constants"]), unique=True)):
        parts.append(f"[[{table}]]" if table in LISTS else f"[{table}]")
        parts += [f"{key} = {written(value)}" for key, value in draw(ENTRIES).items()]
    return "\n".join(parts)


PLAUSIBLE: st.SearchStrategy[Any] = st.sampled_from(
    ["Tue", "weekend", "18:00", "morning", "easy", "10 km", "70 kg", "A", "knee", "2027-01-01", "about 9 kg"]
) | st.sampled_from([0, 1, 3, 5, 10, 45, 1990, 1e400, float("nan"), 2**5000, True, False, [], {}, [[]], -1])


@settings(max_examples=150)
@given(runner_texts())
def test_any_values_are_read_or_refused(text: str) -> None:
    message, _ = refusal(text)
    assert message is None or message.startswith("runner.toml")


@settings(max_examples=150)
@given(st.sampled_from(TABLES), st.data())
def test_plausible_values_are_read_or_refused(table: str, data: st.DataObject) -> None:
    keys = KEYS.get(table, ("back_squat", "heavy_sets"))
    entries = data.draw(st.dictionaries(st.sampled_from(keys), PLAUSIBLE))
    head = f"[[{table}]]" if table in LISTS else f"[{table}]"
    lines = (f"{key} = {plausible(value)}" for key, value in entries.items())
    message, line = refusal("\n".join([head, *lines]))
    assert (message is None) == (line is None)


def plausible(value: Any) -> str:
    """A value as TOML, huge numbers in hexadecimal as only those may have any length."""
    return hex(value) if type(value) is int and value > 10**9 else written(value)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    message, _ = refusal(text)
    assert message is None or message.startswith("runner.toml")


@pytest.mark.parametrize(
    "told", ['[[injury]]\nsite = "calf"\nstatus = "current"', '[[pain]]\nsite = "calf"\nscore = 8']
)
def test_what_a_sore_muscle_leads_is_left_out_beside_what_is_not_wanted(told: str) -> None:
    profile = parse_runner(f'[strength]\nexclude = ["back squat"]\n{told}\n', "runner.toml")
    assert {"back_squat", "calf_raise", "calf_raise_dumbbell"} <= profile.limits.excluded
