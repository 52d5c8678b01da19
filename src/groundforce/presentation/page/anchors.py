"""Names for the places of a page, each used once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from groundforce.training.plan import Session


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-") or "x"


def anchors(prefix: str, names: Iterable[str]) -> tuple[str, ...]:
    """One anchor for each name, in order; two that would read the same get a number.

    >>> anchors("rule", ["guard heavy", "guard-heavy"])
    ('rule-guard-heavy', 'rule-guard-heavy-2')
    """
    used: set[str] = set()
    made = []
    for name in names:
        base = f"{prefix}-{_slug(name)}"
        choices = (base if number == 1 else f"{base}-{number}" for number in range(1, len(used) + 2))
        made.append(next(choice for choice in choices if choice not in used))
        used.add(made[-1])
    return tuple(made)


def session_anchors(sessions: tuple[Session, ...]) -> tuple[str, ...]:
    """One anchor for each session, by its date."""
    return anchors("session", (session.date.isoformat() for session in sessions))
