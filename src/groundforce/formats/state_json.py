"""An athlete's state as JSON, ``groundforce.state/1``: the nouns' own fields, in their SI units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TypeAlias

from groundforce.training.state import AthleteState

FORMAT = "groundforce.state/1"
LEFT_OUT = frozenset({"classified", "lifting"})
"""What the history holds already, and nothing was concluded from."""
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def state_to_json(state: AthleteState) -> dict[str, Json]:
    """The state as JSON; every estimate is value, low, high (80 %), source and date."""
    own = {one.name: plain(getattr(state, one.name)) for one in fields(state) if one.name not in LEFT_OUT}
    return {"format": FORMAT, **own}


def plain(value: object) -> Json:
    """Any of the nouns, or what they hold, as JSON. Raises TypeError for anything else.

    >>> plain((date(2026, 11, 22), 1.5))
    ['2026-11-22', 1.5]
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(one) for one in value), key=str)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")
