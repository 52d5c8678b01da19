"""The running: a typical ``[[week]]``, and ``[[calendar_kind]]`` for words of the runner's own calendar."""

from __future__ import annotations

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.sections.times import weekdays
from groundforce.formats.runner_toml.table import Table
from groundforce.formats.runner_toml.words import run_distance
from groundforce.quantities import format_distance, format_duration
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay, TypicalRun

MINUTES = (5.0, 1440.0)
"""Shortest and longest run [min]."""
DISTANCES = (500.0, 250_000.0)
"""Shortest and longest run [m]."""
PACE = 0.36
"""s per m (6:00 /km) where only a distance is given."""
BASIS = "stated in the runner file"


def read_week(top: Table, context: Context) -> tuple[TypicalRun, ...]:
    """The typical week, in order of weekday."""
    runs = [run for row in top.tables("week") for run in _runs(row, context)]
    return tuple(sorted(runs, key=lambda run: run.weekday))


def _runs(row: Table, context: Context) -> tuple[TypicalRun, ...]:
    row.need(("day",))
    kind = row.choice("kind", RunKind)
    part, start = row.choice("part", PartOfDay), row.clock("time")
    if "part" in row and "time" in row:
        row.wrong("part", "time is given too; keep one of the two")
    if "kind" not in row:
        context.default(f"Kind of the run on line {row.line()} not given: easy.")
    duration, distance = _size(row, context)
    return tuple(
        TypicalRun(day, kind or RunKind.EASY, duration, distance, start, part, basis=BASIS)
        for day in weekdays(row)
    )


def _size(row: Table, context: Context) -> tuple[float, float | None]:
    """Duration [s] and distance [m] of a run; the duration from the distance where it is not given."""
    minutes = row.number("minutes", *MINUTES, "minutes")
    distance = row.quantity("distance", run_distance, *DISTANCES)
    if "minutes" not in row and "distance" not in row:
        row.mistakes.add(row.path, "[[week]] has neither minutes nor distance; give one")
    if minutes is not None:
        return minutes * 60, distance
    if distance is None:
        return 0.0, None
    duration = distance * PACE
    context.default(
        f"Minutes of the run on line {row.line()} not given: {format_distance(distance)} at 6:00 /km, "
        f"{format_duration(duration)}."
    )
    return duration, distance


def read_kinds(top: Table) -> tuple[tuple[str, RunKind | None], ...]:
    """Words in a calendar event and the kind they stand for; None: not a run."""
    allowed: dict[str, RunKind | None] = {**{kind.value: kind for kind in RunKind}, "ignore": None}
    found: list[tuple[str, RunKind | None]] = []
    for row in top.tables("calendar_kind"):
        kind = row.one_of("kind", allowed)
        if row.need(("words", "kind")):
            found += [(words, kind) for words in row.texts("words") or ()]
    return tuple(found)
