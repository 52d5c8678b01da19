"""Findings: one number, or one plain result, of one study, with the people it was found in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from groundforce.evidence.grade import Status
from groundforce.evidence.tables import lines_of, number


class Direction(StrEnum):
    """What a result says for what was tested, in the people it was tested in."""

    FOR = "for"
    AGAINST = "against"
    NULL = "null"
    """No effect found, or an interval that holds "none"."""
    CONTEXT = "context"
    """It measures or describes; nothing was put to the test."""


@dataclass(frozen=True)
class Finding:
    """One result of one study; ``source`` is a key of :func:`groundforce.evidence.sources`.

    ``effect`` is the text of the result, ``low`` and ``high`` its interval, all three in ``unit``: a 95 %
    interval, or the range that ``note`` says. ``n`` is how many people, None where a review does not say.
    ``runners`` says whether these were runners: what is not does not become a runner's effect.
    ``link`` leads to the page of the publication where it was read, empty where the DOI does.
    """

    id: str
    source: str
    population: str
    runners: bool
    n: int | None
    design: str
    outcome: str
    effect: str
    low: float | None
    high: float | None
    unit: str
    status: Status
    direction: Direction
    link: str = ""
    note: str = ""

    @property
    def value(self) -> float | None:
        """The effect [``unit``] where it is one number.

        >>> finding("eihara2022_heavy").value, finding("ferrauti2010_economy").value
        (-0.32, None)
        """
        try:
            return float(self.effect)
        except ValueError:
            return None

    @property
    def result(self) -> str:
        """Effect, interval and unit as text.

        >>> finding("leppanen2024_hip_core").result
        '0.66 (0.45 to 0.97) hazard ratio'
        >>> finding("balsalobre2016_pooled").result
        '-1.42 (-2.23 to -0.60) SMD'
        """
        interval = ""
        if self.low is not None and self.high is not None:
            digits = max(_decimals(self.effect), _decimals(repr(self.low)), _decimals(repr(self.high)))
            interval = f" ({self.low:.{digits}f} to {self.high:.{digits}f})"
        return f"{self.effect}{interval} {self.unit}".strip()


def _decimals(text: str) -> int:
    whole, _, digits = text.partition(".")
    return len(digits) if digits.isdigit() and digits != "0" and whole != "" else 0


def _finding(row: dict[str, str]) -> Finding:
    return Finding(
        id=row["id"],
        source=row["source"],
        population=row["population"],
        runners={"yes": True, "no": False}[row["runners"]],
        n=None if row["n"] == "" else int(row["n"]),
        design=row["design"],
        outcome=row["outcome"],
        effect=row["effect"],
        low=number(row["low"]),
        high=number(row["high"]),
        unit=row["unit"],
        status=Status(row["status"]),
        direction=Direction(row["direction"]),
        link=row["link"],
        note=row["note"],
    )


@cache
def findings() -> Mapping[str, Finding]:
    """Every finding by its id."""
    return MappingProxyType({row["id"]: _finding(row) for row in lines_of("studies.csv")})


def finding(finding_id: str) -> Finding:
    """The finding with this id. Raises KeyError.

    >>> finding("toresdahl2020_overuse").direction
    <Direction.NULL: 'null'>
    """
    return findings()[finding_id]
