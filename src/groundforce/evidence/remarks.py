"""What stands beside the findings: corrections, and where the hours of the rules come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from groundforce.evidence.grade import Status
from groundforce.evidence.tables import lines_of, rows_of


@dataclass(frozen=True)
class Correction:
    """Something printed or often ``said``, and what is ``right``."""

    id: str
    said: str
    right: str
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True)
class HoursBasis:
    """Whether the hours of some constants were tested, extrapolated or are a convention (``origin``)."""

    constants: tuple[str, ...]
    origin: str
    basis: str
    status: Status
    sources: tuple[str, ...]


@cache
def corrections() -> Mapping[str, Correction]:
    """Every correction by its id.

    >>> corrections()["storen_doi"].right
    'It is 10.1249/MSS.0b013e318168da2f.'
    """
    rows = rows_of("corrections.toml").items()
    return MappingProxyType(
        {
            key: Correction(key, row["said"], row["right"], Status(row["status"]), tuple(row["sources"]))
            for key, row in rows
        }
    )


@cache
def hours_bases() -> tuple[HoursBasis, ...]:
    """What the hours of the rules rest on."""
    return tuple(
        HoursBasis(
            tuple(row["constants"].split(";")),
            row["origin"],
            row["basis"],
            Status(row["status"]),
            tuple(row["sources"].split(";")),
        )
        for row in lines_of("hours.csv")
    )
