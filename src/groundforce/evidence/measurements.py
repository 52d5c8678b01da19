"""Tables of measurements from the literature: joint loads, muscle activity, reps at a share of 1RM."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from groundforce.evidence.grade import Status
from groundforce.evidence.tables import lines_of, number

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "joint_loads": "Loads on bones, joints, tendons and muscles",
        "muscle_activation": "Muscle activity in exercises",
        "reps_at_percent_1rm": "Reps to failure at a share of 1RM",
    }
)
"""Every table by its name, with its title."""


@dataclass(frozen=True)
class Measurement:
    """One row: what was measured (``measure``) on which ``part`` while doing ``subject``, in ``unit``.

    ``value`` is text because some papers give only a class (``over 60``); empty where only ``low`` and
    ``high`` are given. ``spread`` is the standard deviation between people. ``doi`` is empty where none is
    known.
    """

    table: str
    subject: str
    part: str
    measure: str
    value: str
    low: float | None
    high: float | None
    spread: float | None
    unit: str
    condition: str
    n: int | None
    citation: str
    doi: str
    status: Status
    note: str


def _measurement(table: str, row: dict[str, str]) -> Measurement:
    return Measurement(
        table=table,
        subject=row["subject"],
        part=row["part"],
        measure=row["measure"],
        value=row["value"],
        low=number(row["low"]),
        high=number(row["high"]),
        spread=number(row["spread"]),
        unit=row["unit"],
        condition=row["condition"],
        n=None if row["n"] == "" else int(row["n"]),
        citation=row["citation"],
        doi=row["doi"],
        status=Status(row["status"]),
        note=row["note"],
    )


@cache
def measurements(table: str) -> tuple[Measurement, ...]:
    """The rows of one of :data:`TABLES`. Raises KeyError.

    >>> measurements("reps_at_percent_1rm")[2].value, measurements("reps_at_percent_1rm")[2].spread
    ('9.75', 2.51)
    """
    if table not in TABLES:
        raise KeyError(table)
    return tuple(_measurement(table, row) for row in lines_of(f"tables/{table}.csv"))
