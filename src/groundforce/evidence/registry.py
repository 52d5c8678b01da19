"""The registry of rules the planner enforces and constants it uses, each with source and grade."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from groundforce.evidence.grade import Grade, Status


@dataclass(frozen=True)
class Rule:
    """A hard rule: ``sentence`` is what a runner reads; ``sources`` are keys of :func:`sources`."""

    id: str
    sentence: str
    grade: Grade
    status: Status
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Constant:
    """A number the models or rules use, in ``unit``; settable per plan through its name.

    A plan may set it between ``low`` and ``high``.
    """

    name: str
    value: float
    unit: str
    meaning: str
    grade: Grade
    status: Status
    sources: tuple[str, ...]
    low: float = 0.0
    high: float = math.inf


def _rows(filename: str) -> dict[str, dict[str, Any]]:
    text = files("groundforce.evidence").joinpath(f"data/{filename}").read_text("utf-8")
    return tomllib.loads(text)


def _graded(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "grade": Grade(row["grade"]),
        "status": Status(row["status"]),
        "sources": tuple(row["sources"]),
    }


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order they are explained."""
    return MappingProxyType({key: Rule(id=key, **_graded(row)) for key, row in _rows("rules.toml").items()})


@cache
def constants() -> Mapping[str, Constant]:
    """Every constant by its name."""
    rows = _rows("constants.toml")
    return MappingProxyType({key: Constant(name=key, **_graded(row)) for key, row in rows.items()})


def rule(rule_id: str) -> Rule:
    """The rule with this id. Raises KeyError.

    >>> rule("guard_heavy").grade
    <Grade.MODERATE: 'moderate'>
    """
    return rules()[rule_id]


def constant(name: str) -> Constant:
    """The constant with this name. Raises KeyError.

    >>> constant("guard_heavy_accustomed").value, constant("guard_heavy_accustomed").unit
    (24.0, 'h')
    """
    return constants()[name]
