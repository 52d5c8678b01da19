"""A progress report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from groundforce.presentation.plain import Plain
from groundforce.presentation.progress.nouns import Section
from groundforce.presentation.words import day_in_words

INTERVALS = "In brackets: the central 80 %. Groundforce is not a medical device."


def progress_view(sections: Sequence[Section], as_of: date) -> RenderableType:
    """Every section as a heading, its facts and its notes."""
    head = Text(f"Where you stand on {day_in_words(as_of, year=True)}", style="bold")
    return Plain(
        Group(head, Text(INTERVALS, style="dim"), *(part for one in sections for part in _section(one)))
    )


def _section(section: Section) -> Iterator[RenderableType]:
    yield Text(f"\n{section.title}", style="bold underline")
    if section.missing:
        yield Padding(Text(section.missing, style="dim"), (0, 0, 0, 2))
    if section.facts:
        yield Padding(_facts(section), (0, 0, 0, 2))
    for note in section.notes:
        yield Padding(Text(note, style="dim"), (0, 0, 0, 2))


def _facts(section: Section) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    table.expand = True
    for fact in section.facts:
        value = Text(fact.value, style="bold" if fact.alert else "")
        if fact.basis:
            value.append(f"\n{fact.basis}", style="dim")
        table.add_row(Text(f"! {fact.name}" if fact.alert else fact.name), value)
    return table
