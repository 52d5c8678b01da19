"""Every example of docs/notation.md is read, and says what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from groundforce.errors import NotationError
from groundforce.training.notation import parse_line, parse_sessions, print_sessions

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "notation.md").read_text("utf-8")
EXAMPLES = re.findall(r"```notation\n(.*?)```", PAGE, re.DOTALL)
REFUSED = re.findall(r"^\| `(Back squat [^`]*)` \| column (\d+): (.*) \|$", PAGE, re.MULTILINE)
CELLS = [
    form
    for row in re.findall(r"^\| (`.*?) \| ", PAGE.split("## What is printed")[0], re.MULTILINE)
    for form in re.findall(r"`([^`]+)`", row)
]
LOOSE = [
    "3x5",
    "3 x 5 80kg",
    "3 x 5 62,5 kg",
    "warmup 3 x 5",
    "3 x 5 x 80 kg",
    "3 x 5 @ 80 kg",
    "3 x 8 each leg",
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_are_canonical(text: str) -> None:
    parsed = parse_sessions(text)
    assert parsed.problems == ()
    assert print_sessions(parsed.sessions, parsed.tail) == text


@pytest.mark.parametrize("form", CELLS)
def test_every_form_in_the_tables_is_read(form: str) -> None:
    sets = form if re.match(r"\d+(,\d+)+|\d+ x", form) else f"3 x 5 {form}"
    assert parse_line(f"Back squat  {sets}").exercise == "Back squat"


@pytest.mark.parametrize("sets", LOOSE)
def test_loose_forms_are_read(sets: str) -> None:
    assert len(parse_line(f"Back squat {sets}").sets) == 3


@pytest.mark.parametrize(("text", "column", "said"), REFUSED)
def test_refusals_are_as_documented(text: str, column: str, said: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_line(text)
    assert (caught.value.column, caught.value.reason) == (int(column), said)


def test_the_page_has_what_these_tests_look_for() -> None:
    assert len(EXAMPLES) == 4
    assert len(CELLS) > 25
    assert len(REFUSED) == 3
