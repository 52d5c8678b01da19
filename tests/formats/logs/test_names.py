"""A runner's own names, written once."""

from __future__ import annotations

import pytest

from groundforce.errors import ReadError
from groundforce.formats.logs.names import read_names


def test_names_map_to_exercises_or_to_nothing() -> None:
    text = '"My press" = "bench_press"\n"Arm thing" = false\n'
    assert read_names(text) == {"My press": "bench_press", "Arm thing": None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '"Squats" = "back_squats"',
            "'Squats' = 'back_squats': there is no such exercise .*mean 'back_squat'",
        ),
        ('"Squats" = "zzz"', "there is no such exercise in the catalogue$"),
        ('"Squats" = true', "'Squats' must be an exercise id such as 'back_squat', or false, not True"),
        ('"Squats" = ', "mine.toml: is not TOML"),
    ],
)
def test_mistakes_are_named(text: str, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        read_names(text, "mine.toml")
