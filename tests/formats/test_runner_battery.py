"""``[[test]]`` in the runner file: what is taken, what is refused and how."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.errors import QuantityError, RunnerFileError
from groundforce.formats.runner_toml.battery_values import parse_value
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.training.battery.load import battery
from groundforce.training.battery.nouns import TestResult
from groundforce.training.battery.words import value_in_words
from groundforce.training.runner import RunnerProfile
from groundforce.training.strength import Side

START = date(2026, 11, 23)


def table(test: str, value: str, *more: str, day: str = "2026-11-01") -> str:
    return "\n".join(["[[test]]", f"date = {day}", f'test = "{test}"', f"value = {value}", *more, ""])


def profile(*tables: str, start: date | None = START) -> RunnerProfile:
    return parse_runner("\n".join(tables), "runner.toml", start)


def read(test: str, value: str, *more: str) -> TestResult:
    (found,) = profile(table(test, value, *more)).tests
    return found


LEFT = 'side = "left"'


@pytest.mark.parametrize(
    ("test", "value", "more", "expected"),
    [
        ("calf raise", '"28 reps"', (LEFT,), 28.0),
        ("calf raise", "28", (LEFT,), 28.0),
        ("calf raise", "0", (LEFT,), 0.0),
        ("side plank", '"1:05"', (LEFT,), 65.0),
        ("side plank", '"65 s"', (LEFT,), 65.0),
        ("side plank", '"0 s"', (LEFT,), 0.0),
        ("CMJ", '"34 cm"', (), 0.34),
        ("CMJ", '"13.4 in"', (), 13.4 * 0.0254),
        ("CMJ", '"0.5 s"', (), 9.80665 * 0.25 / 8.0),
        ("single-leg hop", '"1.4 m"', (LEFT,), 1.4),
        ("RSI", "1.4", (), 1.4),
        ("RSI", '"0.5 s / 0.2 s"', (), 9.80665 * 0.25 / 8.0 / 0.2),
        ("nordic", '"35 deg"', (), 35.0),
        ("nordic", '"35°"', (), 35.0),
        ("landing", '"4/5"', (LEFT,), 4.0),
        ("5RM", '"132 lb"', ('lift = "Back squat"', "reps = 5"), 132 * 0.45359237),
    ],
)
def test_a_result_in_its_units(test: str, value: str, more: tuple[str, ...], expected: float) -> None:
    assert read(test, value, *more).value == pytest.approx(expected)


def test_everything_a_result_can_say() -> None:
    found = read("hop", '"1.4 m"', LEFT, "pain = 0", 'weighed = "61 kg"', 'note = "wet grass"')
    assert found == TestResult(
        date(2026, 11, 1), "single_leg_hop", 1.4, Side.LEFT, body_mass=61.0, pain=0.0, note="wet grass"
    )
    assert read("CMJ", '"34 cm"', "frames_per_second = 240").frame_rate == 240.0
    squat = read("rm", '"60 kg"', 'lift = "back squat"', "reps = 5")
    assert (squat.lift, squat.reps) == ("back_squat", 5)


def test_results_are_by_date_and_a_days_tries_stay_in_order() -> None:
    late, early = table("CMJ", '"31 cm"'), table("CMJ", '"30 cm"', day="2026-09-01")
    tries = profile(late, table("CMJ", '"33 cm"'), early, table("CMJ", '"32 cm"')).tests
    assert [round(one.value, 2) for one in tries] == [0.30, 0.31, 0.33, 0.32]


@pytest.mark.parametrize(
    ("test", "value", "more", "said"),
    [
        ("CMJ", '"34 m"', (), 'line 4: value = "34 m": not plausible for Countermovement jump: 5 to 90 cm'),
        ("CMJ", "34", (), "'34' has no unit; write one of m,"),
        ("CMJ", '"34 kg"', (), "'kg' is not a unit of length"),
        ("CMJ", '"5 s"', (), "'5 s': a time in the air of a jump is above 0 and at most 1 s"),
        ("hop", '"0.5 s"', (LEFT,), "is not a unit of length"),
        ("calf raise", '"1:05"', (LEFT,), 'is no result of Calf raises to fatigue, one leg; write "28 reps"'),
        ("calf raise", "280", (LEFT,), "not plausible for Calf raises to fatigue, one leg: 0 to 150 reps"),
        ("calf raise", "-1", (LEFT,), "is no result of"),
        ("calf raise", "28", (), '[[test]] has no side; Calf raises to fatigue, one leg is done one side'),
        ("calf raise", "28", ('side = "both"',), 'allowed: "left", "right"'),
        ("CMJ", '"34 cm"', (LEFT,), "Countermovement jump is not done by side; leave it out"),
        ("CMJ", '"34 cm"', ("reps = 5",), "reps = 5: belongs to a repetition maximum, not to"),
        ("CMJ", '"34 cm"', ("pain = 11",), "expected 0 to 10 (0 no pain, 10 the worst)"),
        ("CMJ", '"34 cm"', ("frames_per_second = 5",), "expected 10 to 2000 frames a second"),
        ("CMJ", "true", (), "expected a number, or a number and its unit in quotes"),
        ("drop jmp", "1.4", (), 'did you mean "drop jump"? allowed: "landing check", "countermovement jump"'),
        ("rm", '"60 kg"', (), "[[test]] has no lift"),
        ("rm", '"60 kg"', ('lift = "back squat"', "reps = 12"), "expected 3 to 6 reps"),
        ("rm", '"60 kg"', ('lift = "yoga"', "reps = 5"), '"yoga" is no exercise of the catalogue'),
        ("CMJ", '"34 cm"', ("hieght = 3",), "hieght is not a key in [[test]]"),
    ],
)  # fmt: skip
def test_a_mistake_is_answered_with_its_line_and_what_is_allowed(
    test: str, value: str, more: tuple[str, ...], said: str
) -> None:
    with pytest.raises(RunnerFileError) as caught:
        read(test, value, *more)
    assert said in str(caught.value)
    assert "runner.toml, line " in str(caught.value)


def test_all_mistakes_of_a_file_are_named_in_one_go() -> None:
    with pytest.raises(RunnerFileError) as caught:
        profile(table("CMJ", '"34 m"'), table("calf raise", "28"), "[[test]]\ndate = 2026-11-01\n")
    assert len(str(caught.value).splitlines()) == 4


def test_a_test_after_the_start_is_told_and_not_a_mistake() -> None:
    found = profile(table("CMJ", '"34 cm"', day="2026-12-01"))
    assert any("the test is not before 2026-11-23, so it is not used" in text for text in found.warnings)


@given(st.integers(5, 90), st.sampled_from(["cm", "mm?", "m"]))
def test_a_height_is_the_same_in_any_unit_or_refused(centimetres: int, unit: str) -> None:
    test = battery()["countermovement_jump"]
    text = {"cm": f"{centimetres} cm", "m": f"{centimetres / 100:.2f} m"}.get(unit)
    if text is None:
        with pytest.raises(QuantityError):
            parse_value(f"{centimetres} {unit}", test)
        return
    assert parse_value(text, test) == pytest.approx(centimetres / 100)
    assert value_in_words(parse_value(text, test), test.unit) == f"{centimetres} cm"


@given(st.integers(0, 899))
def test_a_hold_is_the_same_as_a_clock_and_in_seconds(seconds: int) -> None:
    test = battery()["side_plank"]
    clock = f"{seconds // 60}:{seconds % 60:02d}"
    assert parse_value(clock, test) == parse_value(f"{seconds} s", test) == seconds


@given(st.sampled_from(sorted(battery())), st.text(max_size=12))
def test_any_text_is_a_number_or_a_quantity_error(name: str, text: str) -> None:
    try:
        value = parse_value(text, battery()[name])
    except QuantityError:
        return
    assert value >= 0.0
