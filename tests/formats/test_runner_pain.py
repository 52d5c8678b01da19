"""The pain diary of the runner file: entries, and whole texts for mistakes."""

from __future__ import annotations

from datetime import date

import pytest

from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.strength import Side

START = date(2026, 11, 23)
ENTRY = '[[pain]]\nsite = "achilles"\ndate = 2026-11-18\nduring = 4\n'


def entries(text: str) -> tuple[PainEntry, ...]:
    return parse_runner(text, "runner.toml", START).pain


def answer(text: str) -> str:
    with pytest.raises(RunnerFileError) as caught:
        parse_runner(text, "runner.toml", START)
    return str(caught.value)


def test_a_full_entry() -> None:
    text = ENTRY + (
        'next_morning = 2\nside = "left"\nsession = "hills"\nnote = "shoes"\n'
        "night = true\nhopping = true\nlimping = true\n"
    )
    full = PainEntry(
        date(2026, 11, 18), Problem.ACHILLES, 4.0, 2.0, "hills", Side.LEFT, "shoes", True, True, True
    )
    assert entries(text) == (full,)


def test_what_is_left_out_is_not_said() -> None:
    assert entries(ENTRY) == (PainEntry(date(2026, 11, 18), Problem.ACHILLES, 4.0),)
    assert entries("") == ()


def test_a_morning_of_zero_is_said() -> None:
    (one,) = entries(ENTRY + "next_morning = 0")
    assert one.next_morning == 0.0


def test_entries_come_by_date_whatever_their_order() -> None:
    later, first = ENTRY.replace("18", "20"), ENTRY
    assert [one.date.day for one in entries(later + first)] == [18, 20]


def test_pain_as_it_is_now_is_no_entry_and_limits_as_before() -> None:
    profile = parse_runner(f'[[pain]]\nsite = "knee"\nscore = 6\n{ENTRY}', "runner.toml", START)
    assert len(profile.pain) == 1
    assert profile.limits.problems == {Problem.KNEE}
    assert Limit.NO_IMPACT in profile.limits.limits


def test_an_entry_of_the_first_day_is_taken() -> None:
    assert entries(ENTRY.replace("2026-11-18", "2026-11-23"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ENTRY.replace("2026-11-18", "2026-11-24"),
            "line 3: date = 2026-11-24: is after the plan starts (2026-11-23); check the date",
        ),
        (
            ENTRY.replace("during = 4", "during = 11"),
            "line 4: during = 11: expected 0 to 10 (0 no pain, 10 the worst)",
        ),
        (
            ENTRY + "score = 3",
            "line 5: score = 3: belongs to pain without a date; ",
        ),
        ('[[pain]]\nsite = "knee"\ndate = 2026-11-18', "line 1: [[pain]] has no during"),
        ('[[pain]]\nsite = "knee"\nduring = 3', "line 1: [[pain]] has no date"),
        (ENTRY + 'night = "yes"', 'line 5: night = "yes": expected true or false, without quotes'),
        (ENTRY + 'side = "middle"', 'line 5: side = "middle": allowed: "left", "right", "both"'),
        (ENTRY + "morning = 3", "line 5: morning is not a key in [[pain]]; "),
        (ENTRY.replace('"achilles"', '"elbow"'), 'line 2: site = "elbow": '),
    ],
)
def test_mistakes_are_named_with_their_line_once(text: str, expected: str) -> None:
    found = answer(text)
    assert expected in found
    assert found.count("line ") == 1
