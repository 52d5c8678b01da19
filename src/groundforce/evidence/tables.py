"""The data files of this package: TOML tables, one file or a folder of them read as one."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def rows_of(name: str) -> dict[str, dict[str, Any]]:
    """The tables of ``data/name``, by key; a folder's files are read in order of name.

    Raises ValueError for a key that two files of a folder hold.
    """
    place = files("groundforce.evidence").joinpath("data", name)
    if place.is_file():
        return tomllib.loads(place.read_text("utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(place.iterdir(), key=lambda one: one.name):
        rows = tomllib.loads(file.read_text("utf-8"))
        twice = sorted(found.keys() & rows.keys())
        if twice:
            raise ValueError(f"{name}/{file.name} holds {', '.join(twice)} once more")
        found |= rows
    return found
