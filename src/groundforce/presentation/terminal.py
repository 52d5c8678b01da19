"""A plan and a session for the terminal: 80 columns, plain when piped, ASCII where the terminal is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from groundforce.presentation.agenda import Week, sessions_of, weeks_of
from groundforce.presentation.plain import Plain
from groundforce.presentation.standing import (
    bill_in_words,
    limits_in_words,
    running_in_words,
    runs_in_words,
    status_in_words,
)
from groundforce.presentation.terminal_calendar import LEGEND, calendar, week_title
from groundforce.presentation.words import (
    brief_load,
    count_in_words,
    day_in_words,
    exercise_name,
    race_in_words,
    ramp_in_words,
    rest_in_words,
    sentence_case,
    sets_in_words,
    when_in_words,
)
from groundforce.quantities import format_duration
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlanStatus, Prescription, Session, SessionStatus

IN_FULL = 2
"""weeks whose sessions are printed whole"""
BOUTS = (
    "A minute each, on days without lifting: the {names}, a few easy ones first, each landing quiet, 10 s "
    "between jumps. Where two numbers stand in a day, one bout is in the morning, one in the evening. Leave "
    "them out on any day with pain."
)
IN_RESERVE = "3 in reserve: a load with which you could have done 3 more reps."


def _bullets(lines: Sequence[str], style: str = "") -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    for line in lines:
        grid.add_row("-", Text(line, style=style))
    return Padding(grid, (0, 0, 0, 2))


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold underline")


def _header(plan: Plan) -> RenderableType:
    problem = plan.problem
    last = weeks_of(plan)[-1].days[-1].date
    lines = [Text(f"Strength plan for {problem.athlete.name}", style="bold")]
    weeks = count_in_words(problem.weeks, "week")
    first, end = day_in_words(problem.start, year=True), day_in_words(last, year=True)
    lines.append(Text(f"{first} to {end}: {weeks}, {count_in_words(len(plan.sessions), 'session')}"))
    lines += [
        Text(f"{day_in_words(race.date, year=True)}  {race_in_words(race)}", style="magenta")
        for race in problem.races
    ]
    lines.append(Text(f"{runs_in_words(plan)} {running_in_words(problem.running)}", style="dim"))
    return Group(*lines)


def _phases(plan: Plan) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for phase in plan.phases:
        grid.add_row(
            f" {day_in_words(phase.start)}",
            count_in_words(phase.weeks, "week"),
            Text(sentence_case(phase.name), style="bold"),
            Text(phase.why, style="dim"),
        )
    return grid


def _columns(*cells: str, style: str = "") -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    for ratio in (21, 20, 24):
        table.add_column(ratio=ratio)
    table.add_column(width=10)
    table.add_row(*(Text(cell, style=style) for cell in cells))
    return Padding(table, (0, 0, 0, 2))


def _prescription(prescription: Prescription, exercise: Exercise | None) -> Iterator[RenderableType]:
    name = exercise_name(prescription.exercise, exercise)
    label = name if prescription.group is None else f"{prescription.group}. {name}"
    load, rest = brief_load(prescription), rest_in_words(prescription.rest)
    yield _columns(label, sets_in_words(prescription), load, rest)
    ramp = ramp_in_words(prescription)
    if ramp != "":
        yield Padding(Text(f"ramp up: {ramp}", style="dim"), (0, 0, 0, 4))


def _prescriptions(session: Session, catalogue: Mapping[str, Exercise]) -> Iterator[RenderableType]:
    yield _columns("exercise", "sets", "load", "rest", style="dim")
    for one in session.prescriptions:
        yield from _prescription(one, catalogue.get(one.exercise))


def session_title(session: Session) -> Text:
    """The line a session begins with: day, time, length, focus, and what to know about it."""
    text = Text()
    text.append(f"{day_in_words(session.date)}  {when_in_words(session)}  ", style="bold")
    text.append(f"{format_duration(session.duration)}  ")
    text.append(sentence_case(session.focus), style="bold cyan")
    if session.heavy_lower:
        text.append("  heavy legs", style="yellow")
    if session.novel:
        text.append("  new", style="green")
    if session.status is not SessionStatus.PLANNED:
        text.append(f"  {session.status.value}", style="magenta")
    return text


def session_view(session: Session, catalogue: Mapping[str, Exercise]) -> RenderableType:
    """One session: what to do, and why it is there."""
    parts: list[RenderableType] = [session_title(session), *_prescriptions(session, catalogue)]
    if session.reasons:
        parts.append(_bullets([reason.text for reason in session.reasons], "dim"))
    return Plain(Group(*parts))


def _in_full(weeks: Sequence[Week], catalogue: Mapping[str, Exercise]) -> Iterator[RenderableType]:
    for session in sessions_of(weeks):
        yield Text("")
        yield session_view(session, catalogue)


def _one_line(session: Session) -> RenderableType:
    line = session_title(session)
    line.no_wrap, line.overflow = True, "ellipsis"
    return Padding(line, (0, 0, 0, 1))


def _rest(weeks: Sequence[Week], catalogue: Mapping[str, Exercise]) -> Iterator[RenderableType]:
    for week in weeks:
        yield week_title(week, catalogue)
        yield from (_one_line(session) for session in week.sessions)


def _sessions(plan: Plan, catalogue: Mapping[str, Exercise]) -> Iterator[RenderableType]:
    lifted = [week for week in weeks_of(plan) if week.sessions]
    if not lifted:
        yield _heading("No strength sessions")
        return
    yield _heading("The first sessions in full")
    yield Text(IN_RESERVE, style="dim")
    yield from _in_full(lifted[:IN_FULL], catalogue)
    if lifted[IN_FULL:]:
        yield _heading("The sessions after that")
        yield from _rest(lifted[IN_FULL:], catalogue)


def _bouts(plan: Plan, catalogue: Mapping[str, Exercise]) -> Iterator[RenderableType]:
    """What the jumps between the sessions are."""
    if not plan.bouts:
        return
    yield _heading("Jumps for bone")
    names = dict.fromkeys(exercise_name(one.exercise, catalogue.get(one.exercise)) for one in plan.bouts)
    yield Text(BOUTS.format(names=" or ".join(names).lower()))


def _standing(plan: Plan) -> Iterator[RenderableType]:
    if plan.relaxations:
        yield _heading("What had to give")
        yield _bullets([f"{one.text} ({one.by})" for one in plan.relaxations])
    left_out = limits_in_words(plan)
    if left_out:
        yield _heading("Left out on purpose")
        yield _bullets(left_out)
    if plan.warnings:
        yield _heading("What you should know")
        yield _bullets(plan.warnings, "yellow")
    yield _heading("How good this plan is known to be")
    yield Text(f"{plan.quality.status.value.capitalize()}. {status_in_words(plan.quality)}")
    if plan.quality.status is not PlanStatus.INFEASIBLE:
        yield Text(bill_in_words(plan.quality))
    yield Text("This is training software, not a medical device.", style="dim")


def plan_view(plan: Plan, catalogue: Mapping[str, Exercise]) -> RenderableType:
    """A whole plan: who and when, the weeks with runs and lifts, the first sessions, how good it is."""
    parts: list[RenderableType] = [_header(plan)]
    if plan.phases:
        parts += [_heading("Phases"), _phases(plan)]
    parts += [_heading("Weeks"), Text(LEGEND, style="dim"), *calendar(weeks_of(plan), catalogue)]
    parts += _sessions(plan, catalogue)
    parts += _bouts(plan, catalogue)
    parts += _standing(plan)
    return Plain(Group(*parts))
