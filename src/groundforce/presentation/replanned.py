"""What planning again changes, for the terminal: what happened, each change with its reason, the bills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from groundforce.presentation.phrases import count_in_words
from groundforce.presentation.standing import bill_in_words
from groundforce.presentation.words import day_in_words, when_in_words
from groundforce.quantities import format_number
from groundforce.training.plan import Reason, Session
from groundforce.training.replanned import DO_NOTHING, FRESH, Candidate, Change, ChangeKind, Replanned

CHANGE_WORDS = {
    ChangeKind.MOVED: "moved",
    ChangeKind.REWRITTEN: "other content",
    ChangeKind.DROPPED: "dropped",
    ChangeKind.ADDED: "new",
    ChangeKind.HELD: "lighter",
}
MANY = {"other content": "with other content"}
SHOWN = 6
"""changes printed one by one"""
NOTHING = "Nothing happened that the plan does not know of, so nothing changes."
STANDS = "The sessions ahead stay as they are."


def replanned_view(reasons: Sequence[Reason], found: Replanned) -> RenderableType:
    """Everything to decide on, 80 columns wide."""
    parts: list[RenderableType] = [Text("What happened", style="bold")]
    parts.append(_bullets([one.text for one in reasons]))
    parts.append(Text("\nWhat changes", style="bold"))
    parts.append(_changes(found.changes) if found.changes else Padding(Text(STANDS), (0, 0, 0, 2)))
    parts.append(Text(""))
    parts += [Text(line, style="dim") for line in standing_lines(found)]
    return Group(*parts)


def standing_lines(found: Replanned) -> Iterator[str]:
    """How many sessions change against planning from scratch, and the bills from now on."""
    if found.plan is None:
        return
    fresh = next((one for one in found.candidates if one.name == FRESH), None)
    count = count_in_words(len(found.changes), "session")
    scratch = "" if fresh is None or found.chosen == FRESH else _scratch(fresh)
    yield f"{count} changed{scratch}."
    if found.changes:
        nothing = next((one for one in found.candidates if one.name == DO_NOTHING), None)
        if nothing is not None and found.chosen != DO_NOTHING:
            yield f"As it was: {_bill(nothing)}"
        yield f"As it is:  {bill_in_words(found.plan.quality)}"
    for one in found.candidates:
        if one.name not in (found.chosen, DO_NOTHING) and (one.changed > 0 or one.name == FRESH):
            yield f"Not taken: {_candidate(one)}"


def _bill(one: Candidate) -> str:
    """A candidate's bill from now on, and what stands against it."""
    tiers = ", ".join(f"{tier} {format_number(value, 1)}" for tier, value in one.bill if value != 0)
    broken = f"; {count_in_words(one.violations, 'rule')} broken" if one.violations else ""
    return f"Bill {format_number(one.objective, 1)}: {tiers}{broken}"


def _scratch(fresh: Candidate) -> str:
    return f"; planning from scratch would change {fresh.changed}"


def _candidate(one: Candidate) -> str:
    if one.name == FRESH:
        return f"planning from scratch ({count_in_words(one.changed, 'session')} changed)"
    broken = f", {count_in_words(one.violations, 'rule')} broken" if one.violations else ""
    bill = format_number(one.objective, 1)
    return f"{one.name} ({count_in_words(one.changed, 'session')} changed, {bill} points{broken})"


def change_line(change: Change) -> str:
    """One change as a line: what, from where to where.

    >>> change_line(Change("w1-A", ChangeKind.DROPPED, "", None, None))
    'dropped'
    """
    word = CHANGE_WORDS[change.kind]
    before, after = change.before, change.after
    if before is not None and after is not None and _same(before, after):
        return f"stays: {_when(before)}"
    if before is not None and after is not None and _when(before) != _when(after):
        return f"{word}: {_when(before)} -> {_when(after)}"
    session = before if after is None else after
    return word if session is None else f"{word}: {_when(session)}"


def _same(before: Session, after: Session) -> bool:
    return _when(before) == _when(after) and before.prescriptions == after.prescriptions


def _when(session: Session) -> str:
    return f"{day_in_words(session.date)} {when_in_words(session)}"


def _changes(changes: Sequence[Change]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2)
    grid.add_column(ratio=1)
    known = ""
    for one in changes[:SHOWN]:
        grid.add_row("", Text(change_line(one), style="bold"))
        if one.reason != known:
            grid.add_row("", Padding(Text(one.reason), (0, 0, 0, 2)))
        known = one.reason
    if len(changes) > SHOWN:
        grid.add_row("", Text(_rest(changes[SHOWN:]), style="dim"))
    return grid


def _rest(changes: Sequence[Change]) -> str:
    kinds = Counter(CHANGE_WORDS[one.kind] for one in changes)
    days = [session.date for one in changes for session in (one.before, one.after) if session is not None]
    until = f", until {day_in_words(max(days))}" if days else ""
    counted = ", ".join(f"{count} {MANY.get(word, word)}" for word, count in kinds.items())
    return f"and {counted}{until} (--json lists all)"


def _bullets(lines: Sequence[str]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=3, justify="right")
    grid.add_column(ratio=1)
    for line in lines:
        grid.add_row("-", Text(line))
    return grid
