"""What stands on a sheet: weeks, sessions, exercises and boxes, all as text ready to be set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from groundforce.presentation.agenda import Day, Week, weeks_of
from groundforce.presentation.sheet.rows import ExerciseRow, exercise_row, set_columns
from groundforce.presentation.signs import typeset
from groundforce.presentation.standing import limits_in_words
from groundforce.presentation.words import (
    RUN_WORDS,
    WEEKDAYS,
    bouts_in_words,
    day_in_words,
    days_in_words,
    sentence_case,
    when_in_words,
)
from groundforce.quantities import format_duration
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlannedRun, Session, SessionStatus

OPEN = (SessionStatus.PLANNED, SessionStatus.MOVED)
"""The sessions a sheet is printed for: what is done needs no boxes."""
LEGEND = "kg × reps @ RIR: the weight, how many, and how many more you could have done."


@dataclass(frozen=True)
class Item:
    """One run or session of a day; ``strong`` where it is a key run or lifting."""

    text: str
    strong: bool


@dataclass(frozen=True)
class DayBox:
    """One day of the strip above the sessions."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class SessionBlock:
    """One session: its head, its exercises, and in how many columns its sets stand."""

    day: str
    title: str
    facts: str
    columns: int
    rows: tuple[ExerciseRow, ...]


@dataclass(frozen=True)
class Page:
    """One page: a week with its days, or one session; ``say`` stands below."""

    title: str
    phase: str
    days: tuple[DayBox, ...]
    sessions: tuple[SessionBlock, ...]
    say: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything the template sets; ``made`` year, month and day: the plan's first day, since the day of
    writing would make every copy another file.
    """

    title: str
    made: tuple[int, int, int]
    foot: str
    weeks: tuple[Page, ...]


def sheet_of_plan(plan: Plan, catalogue: Mapping[str, Exercise]) -> Sheet:
    """A page for each week with a session still to be done; one that says so where there is none."""
    pages = tuple(_week_page(plan, week, catalogue) for week in weeks_of(plan) if _open(week.sessions))
    return Sheet(_title(plan), _made(plan), LEGEND, pages or (_nothing(plan),))


def sheet_of_session(plan: Plan, session: Session, catalogue: Mapping[str, Exercise]) -> Sheet:
    """One page for one session."""
    block = _block(session, catalogue)
    page = Page(_title(plan), sentence_case(session.phase), (), (block,), _limits(plan))
    return Sheet(f"{block.day} {block.title}", _made(plan), LEGEND, (page,))


def _open(sessions: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(one for one in sessions if one.status in OPEN)


def _title(plan: Plan) -> str:
    return f"Strength: {plan.problem.athlete.name}" if plan.problem.athlete.name.strip() else "Strength"


def _made(plan: Plan) -> tuple[int, int, int]:
    start = plan.problem.start
    return start.year, start.month, start.day


def _nothing(plan: Plan) -> Page:
    return Page(_title(plan), "", (), (), "There is no session still to be done in this plan.")


def _week_page(plan: Plan, week: Week, catalogue: Mapping[str, Exercise]) -> Page:
    last = week.days[-1].date
    dates = typeset(days_in_words(week.start, last))
    return Page(
        title=f"Week {week.number} of {plan.problem.weeks} · {dates} {last.year}",
        phase="" if week.phase is None else sentence_case(week.phase.name),
        days=tuple(_day(day) for day in week.days),
        sessions=tuple(_block(one, catalogue) for one in _open(week.sessions)),
        say=_limits(plan),
    )


def _limits(plan: Plan) -> str:
    return " ".join(limits_in_words(plan))


def _day(day: Day) -> DayBox:
    races = tuple(Item(race.name or "Race", True) for race in day.races)
    away = (Item("away", False),) if day.away else ()
    name = f"{WEEKDAYS[day.date.weekday()]} {day.date.day}"
    bouts = (Item(bouts_in_words(day.bouts), False),) if day.bouts else ()
    return DayBox(name, (*races, *away, *(_item(one) for one in day.items), *bouts))


def _item(one: PlannedRun | Session) -> Item:
    if isinstance(one, PlannedRun):
        return Item(f"{RUN_WORDS[one.kind]} {format_duration(one.duration)}", one.key)
    word = "Lift" if one.status in OPEN else f"Lift ({one.status})"
    return Item(f"{word} {format_duration(one.duration)}", True)


def _block(session: Session, catalogue: Mapping[str, Exercise]) -> SessionBlock:
    facts = [when_in_words(session), f"{format_duration(session.duration)} with warm-up"]
    facts += [word for word, true in (("heavy", session.heavy_lower), ("new", session.novel)) if true]
    return SessionBlock(
        day=day_in_words(session.date),
        title=sentence_case(session.focus),
        facts=" · ".join(facts),
        columns=set_columns(session.prescriptions),
        rows=tuple(exercise_row(one, catalogue.get(one.exercise)) for one in session.prescriptions),
    )
