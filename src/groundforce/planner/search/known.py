"""What was worked out for one problem and holds whatever its sessions do. It changes no answer, only the time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from groundforce.planner.search.content import Item
    from groundforce.planner.search.scribe import Written

Value = TypeVar("Value")


@dataclass(eq=False)
class Known:
    """Of one problem: exercises at their dose, whether they are heavy, the seconds they take, and whole sessions,
    each by what it follows from."""

    items: dict[Hashable, Item] = field(default_factory=dict)
    heavy: dict[Hashable, bool] = field(default_factory=dict)
    seconds: dict[Hashable, float] = field(default_factory=dict)
    sessions: dict[Hashable, Written] = field(default_factory=dict)


def once(known: dict[Hashable, Value], key: Hashable, make: Callable[[], Value]) -> Value:
    """What ``make`` gives, made only where ``key`` was not asked for before."""
    if key not in known:
        known[key] = make()
    return known[key]
