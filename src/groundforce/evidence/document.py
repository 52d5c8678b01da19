"""Dossiers as JSON: ``groundforce.evidence/1``, for programs that show or check the evidence.

Fields may be added within version 1; none is renamed or taken away. The schema is
``schemas/evidence-1.schema.json``.
"""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from groundforce.evidence.claims import claims
from groundforce.evidence.dossier import Dossier
from groundforce.evidence.findings import Finding
from groundforce.evidence.topics import amounts_of, topics

FORMAT = "groundforce.evidence/1"


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: _written(getattr(value, field.name)) for field in fields(value)}


def _written(value: Any) -> Any:
    """A value as JSON has it; an unbounded limit becomes null."""
    if isinstance(value, Finding):
        return _fields(value) | {"value": value.value}
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return None if isinstance(value, float) and math.isinf(value) else value


def dossier_document(one: Dossier) -> dict[str, Any]:
    """A dossier as a JSON document."""
    written: dict[str, Any] = _written(one)
    return {"format": FORMAT, **written}


def overview_document() -> dict[str, Any]:
    """Every topic with what it holds, and every claim with its verdict and grade."""
    told = ("id", "number", "claim", "verdict", "grade", "status")
    return {
        "format": FORMAT,
        "topics": [
            {"name": one.name, "title": one.title, "summary": one.summary, **amounts_of(one)}
            for one in topics().values()
        ],
        "claims": [{key: _written(getattr(one, key)) for key in told} for one in claims().values()],
    }
