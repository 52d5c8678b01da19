"""The data files of this package: TOML tables, one file or a folder of them read as one, and CSV tables."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

_HEADING = re.compile(r"^\[(\w+)\]$", re.MULTILINE)


def _place(name: str) -> Traversable:
    return files("groundforce.evidence").joinpath("data", name)


@cache
def _texts(name: str) -> tuple[tuple[str, str], ...]:
    """``(file name without ending, its text)``; one pair for a file, one a file for a folder."""
    place = _place(name)
    found = [place] if place.is_file() else sorted(place.iterdir(), key=lambda one: one.name)
    return tuple((one.name.removesuffix(".toml"), one.read_text("utf-8")) for one in found)


def rows_of(name: str) -> dict[str, dict[str, Any]]:
    """The tables of ``data/name``, by key; a folder's files are read in order of name.

    Raises ValueError for a key that two files of a folder hold.
    """
    found: dict[str, dict[str, Any]] = {}
    for file, text in _texts(name):
        rows = tomllib.loads(text)
        twice = sorted(found.keys() & rows.keys())
        if twice:
            raise ValueError(f"{name}/{file}.toml holds {', '.join(twice)} once more")
        found |= rows
    return found


@cache
def files_of(name: str) -> Mapping[str, str]:
    """From each key of ``data/name`` to the file that holds it, named without its ending.

    It reads the headings alone, which takes a tenth of the time.

    >>> files_of("models")["minetti2002_cost_of_running"]
    'energy_cost'
    """
    return MappingProxyType({key: file for file, text in _texts(name) for key in _HEADING.findall(text)})


def lines_of(name: str) -> Iterator[dict[str, str]]:
    """The lines of the CSV table ``data/name``, by column; an empty cell is an empty text."""
    yield from csv.DictReader(_place(name).read_text("utf-8").splitlines())


def number(cell: str) -> float | None:
    """The number in a cell; None for an empty one.

    >>> number("-0.60"), number("")
    (-0.6, None)
    """
    return None if cell == "" else float(cell)
