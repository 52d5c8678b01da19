"""A week for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from groundforce.presentation.plain import Plain
from groundforce.presentation.week.contents import Block, Line, WeekContents

MARKS = {True: "+", False: "-", None: " "}
"""Met, not met, nothing to judge."""


def week_view(week: WeekContents) -> RenderableType:
    """The sentences first, then sessions and runs of the week, then what is ahead."""
    return Plain(Group(*_parts(week)))


def _parts(week: WeekContents) -> Iterator[RenderableType]:
    yield Text(week.title, style="bold")
    yield Text(week.subtitle, style="dim")
    yield Text("")
    yield from (Text(one) for one in week.short)
    yield from _blocks("Strength, planned and done  (+ met, - not)", week.was)
    yield from _lines("Runs, planned and done", week.runs)
    yield from _blocks("Strength, the week ahead", week.ahead)
    yield from _lines("Runs, the week ahead", week.ahead_runs)


def _blocks(title: str, blocks: Sequence[Block]) -> Iterator[RenderableType]:
    if blocks:
        yield Text(f"\n{title}", style="bold underline")
    for one in blocks:
        yield Padding(Text.assemble((one.title, "bold"), f"  ({one.status})"), (0, 0, 0, 2))
        yield from (part for line in one.lines for part in _line(line))


def _lines(title: str, lines: Sequence[Line]) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{title}", style="bold underline")
    for one in lines:
        told = "; ".join(filter(None, (one.text, one.more)))
        yield Padding(Text(f"{one.name}: {told}"), (0, 0, 0, 2))


def _line(line: Line) -> Iterator[RenderableType]:
    name = f"{line.name}: " if line.name else ""
    yield Padding(Text(f"{MARKS[line.good]} {name}{line.text}"), (0, 0, 0, 4))
    if line.more:
        yield Padding(Text(line.more, style="dim"), (0, 0, 0, 8))
