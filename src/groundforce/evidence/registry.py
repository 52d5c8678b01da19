"""The registry: rules the planner enforces, constants it uses, models and their parameters.

Each names its sources and its grade. A plan may set a constant; a parameter of a model is not settable.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from groundforce.evidence.grade import Grade, Status
from groundforce.evidence.tables import rows_of


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


@dataclass(frozen=True)
class Model:
    """A function of ``physiology`` or ``monitoring``; ``function`` is its dotted name below the package.

    ``meaning`` is what a runner reads; ``valid`` the range it was measured or is meant for.
    """

    name: str
    function: str
    meaning: str
    valid: str
    grade: Grade
    status: Status
    sources: tuple[str, ...]
    note: str = ""


def _graded(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "grade": Grade(row["grade"]),
        "status": Status(row["status"]),
        "sources": tuple(row["sources"]),
    }


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order they are explained."""
    return MappingProxyType({key: Rule(id=key, **_graded(row)) for key, row in rows_of("rules.toml").items()})


@cache
def constants() -> Mapping[str, Constant]:
    """Every constant by its name."""
    rows = rows_of("constants.toml")
    return MappingProxyType({key: Constant(name=key, **_graded(row)) for key, row in rows.items()})


@cache
def models() -> Mapping[str, Model]:
    """Every model by its name."""
    return MappingProxyType({key: Model(name=key, **_graded(row)) for key, row in rows_of("models").items()})


@cache
def parameters() -> Mapping[str, Constant]:
    """Every parameter of a model by its name."""
    rows = rows_of("parameters")
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


def parameter(name: str) -> Constant:
    """The model parameter with this name. Raises KeyError.

    >>> parameter("single_set_spread").unit
    '-'
    """
    return parameters()[name]
