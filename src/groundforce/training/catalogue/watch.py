"""From what a watch logs, a category and a number, to an exercise of the catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from groundforce.training.catalogue.load import load_catalogue
from groundforce.training.exercise import Exercise

_PAIR = re.compile(r"([a-z_]+)/(\d+)")


def is_watch_pair(name: str) -> bool:
    """Whether a name is a watch's category and number.

    >>> is_watch_pair("squat/6"), is_watch_pair("Weighted Lunge Barbell/Dumbbell")
    (True, False)
    """
    return _PAIR.fullmatch(name) is not None


def of_watch(name: str) -> Exercise | None:
    """The exercise of a watch's category and number, such as ``squat/6``, or None where it is not ours.

    >>> of_watch("deadlift/14").id, of_watch("squat/3").id, of_watch("push_up/0")
    ('romanian_deadlift_single_leg', 'back_squat', None)
    """
    pair = _PAIR.fullmatch(name)
    category = _categories().get(pair[1]) if pair is not None else None
    if pair is None or category is None:
        return None
    same = category.get(pair[2])
    catalogue = load_catalogue()
    return catalogue.of_fit(category["category"], int(pair[2])) if same is None else catalogue.get(same)


@cache
def _categories() -> Mapping[str, Mapping[str, Any]]:
    text = files("groundforce.training.catalogue").joinpath("watch.toml").read_text("utf-8")
    return tomllib.loads(text)
