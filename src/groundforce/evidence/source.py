"""Sources: what a rule or constant rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from groundforce.evidence.tables import rows_of


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
    rows = (Source(key=key, **row) for key, row in rows_of("sources").items())
    return MappingProxyType({row.key: row for row in rows})


def source(key: str) -> Source:
    """The source with this key.

    Raises KeyError for a key that is not registered.

    >>> source("Doma2017").doi
    '10.1007/s40279-017-0758-3'
    """
    return sources()[key]
