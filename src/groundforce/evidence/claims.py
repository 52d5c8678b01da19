"""The claims of the article that started this project, each with a verdict, its grade and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from groundforce.evidence.grade import Grade, Status
from groundforce.evidence.tables import rows_of


@dataclass(frozen=True)
class Claim:
    """One claim, in our words, and what became of it.

    ``verdict`` promises no more than the evidence holds. ``supports``, ``opposes`` (no effect found
    included) and ``elsewhere`` (other people, or beside the point) are ids of findings; ``action`` says what
    the product does because of it, ``rules`` and ``constants`` which of its rules and constants do it.
    """

    id: str
    number: int
    claim: str
    verdict: str
    grade: Grade
    status: Status
    topics: tuple[str, ...]
    supports: tuple[str, ...]
    opposes: tuple[str, ...]
    elsewhere: tuple[str, ...]
    caveats: tuple[str, ...]
    action: str
    rules: tuple[str, ...]
    constants: tuple[str, ...]

    @property
    def findings(self) -> tuple[str, ...]:
        """Every finding it names, in order."""
        return self.supports + self.opposes + self.elsewhere


_LISTS = ("topics", "supports", "opposes", "elsewhere", "caveats", "rules", "constants")


@cache
def claims() -> Mapping[str, Claim]:
    """Every claim by its id, in the order of the article."""
    made = {}
    for key, row in rows_of("claims.toml").items():
        lists = {name: tuple(row[name]) for name in _LISTS}
        graded = {"grade": Grade(row["grade"]), "status": Status(row["status"])}
        made[key] = Claim(**(row | lists | graded | {"id": key}))
    return MappingProxyType(made)


def claim(claim_id: str) -> Claim:
    """The claim with this id. Raises KeyError.

    >>> claim("injury_prevention").grade
    <Grade.LOW: 'low'>
    """
    return claims()[claim_id]
