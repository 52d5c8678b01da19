"""A planned session as a log to edit, or to keep as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from groundforce.training.notation.nouns import NotationLine, NotationSession, NotationSet
from groundforce.training.notation.planned import session_to_notation
from groundforce.training.notation.write import print_sessions, print_sets
from groundforce.training.plan import PercentOfMaximum, Session

HINT = ": "
"""Comments that begin so are ours: they are shown and never kept."""
HOW_TO = (
    "Write what you did: change the numbers, delete what you left out, add what you did besides.",
    "How hard: @ 2 RIR after the sets, effort 7 on a line for the session. Pain: pain knee 3.",
)


def as_planned(session: Session, day: date, name_of: Callable[[str], str]) -> NotationSession:
    """A planned session as done on ``day``, at the low end of every range.

    How hard it was is nobody's to say but the lifter's, so no effort is filled in, and neither is a load the
    plan left to be found.
    """
    written = session_to_notation(session, name_of)
    lines = tuple(replace(_done(one), before=()) for one in written.lines)
    ours = day == session.date
    return replace(
        written,
        date=day,
        start=written.start if ours else None,
        part_of_day=written.part_of_day if ours else None,
        lines=lines,
        after=(),
    )


def prefilled(session: Session, day: date, name_of: Callable[[str], str]) -> str:
    """The text an editor opens with: each line as done, what was planned above it as a hint."""
    written = session_to_notation(session, name_of)
    done = as_planned(session, day, name_of)
    lines = tuple(
        replace(ours, before=(f"{HINT}planned {print_sets(asked.sets)}",)) if _differs(asked, ours) else ours
        for asked, ours in zip(written.lines, done.lines, strict=True)
    )
    before = tuple(HINT + text for text in HOW_TO)
    return _marked(print_sessions((replace(done, lines=lines, before=before),)))


def empty_log(day: date) -> str:
    """The text an editor opens with where nothing was planned."""
    return _marked(print_sessions((NotationSession(day, before=tuple(HINT + text for text in HOW_TO)),)))


def with_hints(text: str, hints: tuple[str, ...]) -> str:
    """A text with hints above it."""
    return "".join(f"#: {hint}\n" for hint in hints) + text


def without_hints(text: str) -> str:
    """What a person wrote: the text without our hints."""
    rows = text.split("\n")
    return "\n".join(row for row in rows if not row.lstrip().startswith("#:"))


def _marked(text: str) -> str:
    """Hints with their colon next to the hash, so that they are told from a person's own comments."""
    return text.replace(f"# {HINT}", f"#{HINT}")


def _done(line: NotationLine) -> NotationLine:
    return replace(line, sets=tuple(_set_done(one) for one in line.sets), rest=None, note="")


def _set_done(one: NotationSet) -> NotationSet:
    reps = None if one.reps is None else (one.reps[0], one.reps[0])
    load = None if isinstance(one.load, PercentOfMaximum) else one.load
    return replace(one, reps=reps, effort=None, load=load)


def _differs(asked: NotationLine, ours: NotationLine) -> bool:
    return not asked.warm_up and asked.sets != ours.sets
