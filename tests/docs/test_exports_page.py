"""The page on the files of a plan says what the catalogue and the commands say."""

from __future__ import annotations

import re

from docs.make_exports import PAGE, made
from groundforce.cli.writers import PLAN_FORMATS, WRITERS

TEXT = PAGE.read_text("utf-8")


def test_the_near_names_are_the_catalogues() -> None:
    assert made(TEXT) == TEXT, "run `python docs/make_exports.py`"
    assert "| Nordic curl | Nordic hamstring curl |" in TEXT


def test_every_format_has_a_row_and_no_other() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) == set(WRITERS)


def test_plan_writes_all_but_the_table() -> None:
    assert set(WRITERS) - set(PLAN_FORMATS) == {"csv"}
