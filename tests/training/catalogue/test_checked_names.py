"""Names that logs and exercise lists use, drawn by chance and checked by hand, one by one.

``checked_names.csv`` says what each name means: an exercise of the catalogue, or none of them. A name that
resolves to another exercise is wrong; one that does not resolve is only asked about.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from groundforce.training.catalogue import load_catalogue, resolve

NAMES = Path(__file__).with_name("checked_names.csv")


@pytest.fixture(scope="module")
def checked() -> dict[str, str]:
    with NAMES.open(encoding="utf-8", newline="") as rows:
        return {row["name"]: row["exercise"] for row in csv.DictReader(rows)}


def found(name: str) -> str:
    match = resolve(name)
    return "" if match is None else match.exercise_id


def test_enough_were_checked(checked: dict[str, str]) -> None:
    assert len(checked) >= 300
    assert {id for id in checked.values() if id != ""} <= {one.id for one in load_catalogue()}


def test_less_than_one_in_a_hundred_is_wrong(checked: dict[str, str]) -> None:
    wrong = {name: found(name) for name, meant in checked.items() if found(name) not in ("", meant)}
    assert len(wrong) < 0.01 * len(checked), wrong


def test_nine_in_ten_of_ours_are_found(checked: dict[str, str]) -> None:
    ours = {name: meant for name, meant in checked.items() if meant != ""}
    missed = [name for name, meant in ours.items() if found(name) != meant]
    assert len(missed) <= 0.1 * len(ours), missed
