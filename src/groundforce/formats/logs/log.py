"""What a strength log gives, and what the reader has to be told that the log does not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from groundforce.errors import InputError, ReadError
from groundforce.training.strength import StrengthSession

Resolve: TypeAlias = Callable[[str], str | None]
"""From an exercise's name, as logged, to its id in the catalogue; None where it is not known."""


@dataclass(frozen=True)
class LogOptions:
    """What a log may leave open.

    ``unit`` of weights without one (``kg`` or ``lb``, else InputError is raised); ``timezone`` (IANA name)
    of logs kept in UTC; ``names`` a runner's own names: catalogue id, or None for an exercise that is
    deliberately not ours.
    """

    unit: str | None = None
    timezone: str | None = None
    names: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.unit not in (None, "kg", "lb"):
            raise InputError(f"{self.unit!r} is no unit of weight for a strength log; write kg or lb")


@dataclass(frozen=True)
class Log:
    """One log: sessions in order of time, rows that could not be read, and names that are not known.

    ``unresolved`` are names as logged, most sets first; ``left_out`` counts rows that are no strength set
    (rest timers, sets not done, endurance work); ``note`` says what a reader of this app is not sure of.
    """

    name: str
    app: str
    sessions: tuple[StrengthSession, ...] = ()
    problems: tuple[ReadError, ...] = ()
    unresolved: tuple[str, ...] = ()
    left_out: int = 0
    note: str = ""
