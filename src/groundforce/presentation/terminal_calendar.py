"""The weeks of a plan as grids of seven columns, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from groundforce.presentation.agenda import Day, Week, leg_sets
from groundforce.presentation.words import (
    WEEKDAYS,
    bouts_in_words,
    count_in_words,
    sentence_case,
    week_in_words,
)
from groundforce.training.exercise import Exercise
from groundforce.training.plan import PlannedRun, Session, SessionStatus
from groundforce.training.run import RunKind

LEGEND = " * key run, protected   + lift, HEAVY for the legs   numbers are minutes"
WIDE = 13
"""columns a day needs for whole words"""

_SHORT = {
    RunKind.EASY: "easy",
    RunKind.LONG: "long",
    RunKind.TEMPO: "tempo",
    RunKind.INTERVALS: "intvl",
    RunKind.RACE: "RACE",
    RunKind.RECOVERY: "recov",
}
_STYLES = {RunKind.RACE: "bold magenta", RunKind.EASY: "", RunKind.RECOVERY: ""}
_FATES = {
    SessionStatus.DONE: " done",
    SessionStatus.MISSED: " missed",
    SessionStatus.MOVED: " moved",
    SessionStatus.CANCELLED: " off",
}


def _minutes(seconds: float) -> int:
    return round(seconds / 60)


def _run(run: PlannedRun, wide: bool) -> Text:
    word = run.kind.value if wide and run.kind is not RunKind.RACE else _SHORT[run.kind]
    mark = "*" if run.key else " "
    return Text(f"{mark}{word} {_minutes(run.duration)}", style=_STYLES.get(run.kind, "bold yellow"))


def _lift(session: Session) -> Text:
    word = "HEAVY" if session.heavy_lower else "lift"
    fate = _FATES.get(session.status)
    return Text(f"+{word}{fate or f' {_minutes(session.duration)}'}", style="bold cyan")


def _items(day: Day, wide: bool) -> Iterator[Text]:
    if day.away:
        yield Text(" away", style="dim")
    for item in day.items:
        yield _run(item, wide) if isinstance(item, PlannedRun) else _lift(item)
    if day.bouts:
        yield Text(f" {bouts_in_words(day.bouts)}" if wide else " jumps", style="green")
    if day.races and not any(run.kind is RunKind.RACE for run in day.items if isinstance(run, PlannedRun)):
        yield Text("*RACE", style="bold magenta")


def _cell(day: Day, wide: bool) -> RenderableType:
    items = list(_items(day, wide))
    return Group(*items) if items else Text(" .", style="dim")


@dataclass(frozen=True)
class _Grid:
    week: Week

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        width = max(8, min(16, (options.max_width - 7) // 7))
        grid = Table.grid(padding=(0, 1, 0, 0))
        for _ in self.week.days:
            grid.add_column(width=width)
        heads = (f" {WEEKDAYS[day.date.weekday()]} {day.date.day}" for day in self.week.days)
        grid.add_row(*(Text(head, style="dim") for head in heads))
        grid.add_row(*(_cell(day, width >= WIDE) for day in self.week.days))
        yield grid


def week_title(week: Week, catalogue: Mapping[str, Exercise]) -> Text:
    """The line a week begins with: its number, days, phase, and how much lifting it holds."""
    text = Text(f"Week {week.number}", style="bold")
    text.append(f"  {week_in_words(week.start)}", style="not bold")
    if week.phase is not None:
        text.append(f"  {sentence_case(week.phase.name)}", style="not bold italic")
    if week.sessions:
        sets = count_in_words(leg_sets(week.sessions, catalogue), "leg set")
        text.append(f"  {count_in_words(len(week.sessions), 'lift')}, {sets}", style="not bold dim")
    return text


def calendar(weeks: tuple[Week, ...], catalogue: Mapping[str, Exercise]) -> Iterator[RenderableType]:
    """The weeks, each with a title and a grid of its days."""
    for week in weeks:
        yield Group(week_title(week, catalogue), _Grid(week))
        if week is not weeks[-1]:
            yield Text("")
