"""What logging a text did, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.presentation.words import day_in_words
from groundforce.store.logs import LogReport
from groundforce.training.notation import NotationSession
from groundforce.training.notation.joining import Fate

FATE_WORDS = {
    Fate.ADDED: "logged",
    Fate.REPLACED: "corrected; it takes the place of what was logged before",
    Fate.JOINED: "added to what was logged before",
    Fate.KNOWN: "logged before; nothing changed",
}


def report_lines(report: LogReport) -> Iterator[str]:
    """One line a session, then how to take it back."""
    for fate, session in report.sessions:
        yield f"{_name(session)}: {FATE_WORDS[fate]}."
    if report.number is not None:
        yield "`groundforce undo` takes it back."


def _name(session: NotationSession) -> str:
    return f"{day_in_words(session.date)}{'  ' if session.title else ''}{session.title}"
