"""What planning again came to: the new plan, each change with its reason, and what else there was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from groundforce.training.plan import Plan, Relaxation, Session, Violation


class ChangeKind(StrEnum):
    """What a change does to a session.

    ``HELD`` is held back: the same session done lighter. ``MOVED`` may come with other content as well; its
    reason says so.
    """

    MOVED = "moved"
    REWRITTEN = "rewritten"
    DROPPED = "dropped"
    ADDED = "added"
    HELD = "held"


@dataclass(frozen=True)
class Change:
    """One changed session by its id: ``reason`` is a sentence for the runner; ``before`` None: it is new;
    ``after`` None: it is gone."""

    session: str
    kind: ChangeKind
    reason: str
    before: Session | None
    after: Session | None


DO_NOTHING, DROP_IT, LOCAL_CHANGE, FRESH = "do nothing", "drop it", "local change", "fresh"
"""Names of the candidates."""


@dataclass(frozen=True)
class Candidate:
    """One way to go on: its ``objective`` [points] from now on, the price of its changes included, hard rules
    broken, sessions changed; ``bill`` the objective by tier."""

    name: str
    objective: float
    violations: int
    changed: int
    bill: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Replanned:
    """The plan to go on with, or None with the ``relaxations`` that would make one possible.

    ``chosen`` is the name of the candidate taken, ``violations`` what the checker still has against it.
    """

    plan: Plan | None
    changes: tuple[Change, ...]
    chosen: str
    candidates: tuple[Candidate, ...]
    relaxations: tuple[Relaxation, ...] = ()
    violations: tuple[Violation, ...] = ()
