"""The page about the runner file says what the reader does."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.formats.runner_toml.schema import KEYS
from tests.formats.runner_files import LIFTS, uncommented

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/runner-file.md").read_text("utf-8")
EXAMPLE = (ROOT / "examples/runner.toml").read_text("utf-8")
START = date(2026, 11, 23)


def test_the_page_says_what_the_code_says() -> None:
    """Where it does not: ``python docs/make_runner_file.py``."""
    maker = runpy.run_path(str(ROOT / "docs/make_runner_file.py"))
    assert maker["made"](PAGE) == PAGE


def test_the_page_shows_the_shipped_example() -> None:
    assert PAGE.partition("```toml\n")[2].partition("```")[0] == EXAMPLE


@pytest.mark.parametrize("text", [EXAMPLE, uncommented(EXAMPLE)], ids=["as shipped", "all of it"])
def test_the_example_is_read(text: str) -> None:
    profile = parse_runner(text, "runner.toml", START, LIFTS.get)
    assert profile.athlete.body_mass == 61.0
    assert [run.weekday for run in profile.typical_week] == [1, 2, 4, 6]


def test_the_whole_example_uses_every_table() -> None:
    profile = parse_runner(uncommented(EXAMPLE), "runner.toml", START, LIFTS.get)
    assert profile.races[0].distance == 21097.5
    assert profile.absences[0].last == date(2026, 12, 27)
    assert profile.constants == {"guard_heavy_accustomed": 36.0}
    assert [str(problem) for problem in profile.limits.problems] == ["calf"]


def test_the_page_names_every_key() -> None:
    keys = {key for keys in KEYS.values() for key in keys}
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE and f"`[{key}]`" not in PAGE
            and f"`[[{key}]]`" not in PAGE and f"{key} =" not in PAGE] == []  # fmt: skip
