"""The weights of a runner file."""

from datetime import date

import pytest

from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.quantities import POUND
from groundforce.training.plates import POUND_PLATES, Plates
from tests.formats.runner_files import LIFTS

START = date(2026, 11, 23)


def weights(text: str) -> Plates:
    return parse_runner(f"[weights]\n{text}", "runner.toml", START, LIFTS.get).plates


def test_an_ordinary_gym_where_nothing_is_said() -> None:
    assert parse_runner("", "runner.toml", START, LIFTS.get).plates == Plates()
    assert weights('unit = "lb"') == POUND_PLATES


def test_a_home_has_what_it_lists() -> None:
    found = weights(
        'bar = "15 kg"\nplates = ["10 kg", "5 kg x 2"]\ndumbbells = ["12 kg", "8 kg"]\n'
        'kettlebells = []\nstack_step = "2.5 kg"'
    )
    assert (found.bar, found.sizes, found.dumbbells, found.kettlebells) == (
        15.0, ((5.0, 2), (10.0, None)), (8.0, 12.0), (),
    )  # fmt: skip
    assert found.stack[:2] == (2.5, 5.0)


def test_pounds_and_kilograms_may_stand_side_by_side() -> None:
    assert weights('unit = "lb"\nbar = "20 kg"').bar == 20.0
    assert weights('dumbbells = ["10 lb"]').dumbbells == (pytest.approx(10 * POUND),)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('unit = "stone"', "unit"),
        ('plates = ["5"]', "plates"),
        ('dumbbells = ["5 kg x 2"]', "only plates"),
        ('plates = ["5 kg x many"]', "how many pairs"),
        ('dumbbells = ["900 kg"]', "plausible"),
        ("bars = 3", "bars"),
    ],
)
def test_a_mistake_is_named(text: str, word: str) -> None:
    with pytest.raises(RunnerFileError, match=word):
        weights(text)
