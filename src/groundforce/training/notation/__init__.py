"""The text notation: one line per exercise, for plan and for log, parsed and printed without loss.

The grammar is in ``docs/notation.md``. Names of exercises are text here; callers look them up.
"""

from __future__ import annotations

from groundforce.training.notation.nouns import (
    BodyweightLoad,
    Effort,
    Mass,
    MassLoad,
    MassUnit,
    NotationLine,
    NotationSession,
    NotationSet,
    Pain,
    Parsed,
    PerceivedExertion,
    RepsInReserve,
    WrittenLoad,
)
from groundforce.training.notation.performed import performed_session, performed_sets
from groundforce.training.notation.plan_text import print_plan
from groundforce.training.notation.planned import prescriptions_of, session_to_notation, sets_from_line
from groundforce.training.notation.read_line import parse_line
from groundforce.training.notation.read_session import parse_sessions
from groundforce.training.notation.write import print_line, print_sessions, print_sets

__all__ = [
    "BodyweightLoad",
    "Effort",
    "Mass",
    "MassLoad",
    "MassUnit",
    "NotationLine",
    "NotationSession",
    "NotationSet",
    "Pain",
    "Parsed",
    "PerceivedExertion",
    "RepsInReserve",
    "WrittenLoad",
    "parse_line",
    "parse_sessions",
    "performed_session",
    "performed_sets",
    "prescriptions_of",
    "print_line",
    "print_plan",
    "print_sessions",
    "print_sets",
    "session_to_notation",
    "sets_from_line",
]
