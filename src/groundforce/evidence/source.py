"""Sources: what a rule or constant rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True)
class Source:
    """One publication, guideline, or this project's own judgement."""

    key: str
    citation: str
    year: int | None = None
    doi: str | None = None
    note: str = ""


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its key."""
    text = files("groundforce.evidence").joinpath("data/sources.toml").read_text("utf-8")
    rows = (Source(key=key, **row) for key, row in tomllib.loads(text).items())
    return MappingProxyType({row.key: row for row in rows})


def source(key: str) -> Source:
    """The source with this key.

    Raises KeyError for a key that is not registered.

    >>> source("Doma2017").doi
    '10.1007/s40279-017-0758-3'
    """
    return sources()[key]
