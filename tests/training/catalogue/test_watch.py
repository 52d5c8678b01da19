"""Watch category and number → exercise, against the FIT profile's own names."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from groundforce.training.catalogue import load_catalogue, resolve
from groundforce.training.catalogue.watch import of_watch

TABLE = tomllib.loads(files("groundforce.training.catalogue").joinpath("watch.toml").read_text("utf-8"))
PAIRS = [(word, int(key), id) for word, row in TABLE.items() for key, id in row.items() if key != "category"]


def profile_names() -> dict[str, dict[int, str]]:
    types = pytest.importorskip("fitdecode.profile").FIELD_TYPES
    return {word: types[f"{word}_exercise_name"].enum for word in TABLE}


def test_categories_are_the_profile_s() -> None:
    types = pytest.importorskip("fitdecode.profile").FIELD_TYPES
    told = {word: number for number, word in types["exercise_category"].enum.items()}
    assert {word: row["category"] for word, row in TABLE.items()} == {word: told[word] for word in TABLE}


@pytest.mark.parametrize(("word", "number", "id"), PAIRS)
def test_pair_exists_and_agrees_with_its_name(word: str, number: int, id: str) -> None:
    assert number in profile_names()[word]
    assert id in load_catalogue()
    match = resolve(profile_names()[word][number])
    if match is not None and word != "banded_exercises":
        assert match.exercise_id == id


def test_every_exact_pair_of_the_catalogue_comes_back() -> None:
    words = {row["category"]: word for word, row in TABLE.items()}
    for one in load_catalogue():
        if one.fit.note == "":
            match = resolve(f"{words[one.fit.category]}/{one.fit.name}")
            assert match is not None
            assert match.exercise_id == one.id


@pytest.mark.parametrize(
    "name", ["push_up/0", "curl/3", "category_99/1", "unknown/8", "squat/9999", "deadlift/99"]
)
def test_other_pairs_are_not_guessed(name: str) -> None:
    assert resolve(name) is None
    assert of_watch(name) is None
