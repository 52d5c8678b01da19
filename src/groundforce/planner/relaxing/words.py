"""What a plan gave up, in words, with what would make room for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from groundforce.planner.relaxing.changes import WEEKDAYS, Change, Freed, Opened, day_name
from groundforce.planner.relaxing.smallest import Changes, Smallest, smallest
from groundforce.planner.relaxing.week_case import WeekCase, week_case
from groundforce.planner.search.draft import Draft
from groundforce.planner.search.engine import Layout
from groundforce.planner.search.report import missing
from groundforce.training.plan import Relaxation
from groundforce.training.problem import PlanProblem

PAIRS_SHOWN = 6
NONE = "No one or two changes of times, days, minutes, runs or guards make room{goal}."
CONTENT = "The calendar itself has room; the search found nothing to put there that keeps the rule."
AGAIN = "The same would help as in the week of {since}, each on its own date."
A_DATE = re.compile(r" [0-9]{1,2} [A-Z][a-z]+")
EMPTY = "Nothing you can do with your equipment and limits fits these minutes."


@dataclass(frozen=True)
class Room:
    """What would make room in one week: ``found`` for ``sessions`` of the ``asked`` it should have."""

    case: WeekCase
    found: Smallest
    sessions: int
    asked: int


def room(draft: Draft, layout: Layout, number: int) -> Room | None:
    """The smallest changes for all sessions of a week, else for one more than it has; None: no content."""
    case = week_case(draft, layout, number)
    if case is None:
        return None
    asked = len(case.asked)
    have = sum(one.week.number == number for one in layout.placed)
    found = smallest(case)
    if found.fits:
        case = case.with_new_work(have)
        found = smallest(case)
    if found.sets or found.fits or have + 1 == asked:
        return Room(case, found, asked, asked)
    fewer = smallest(case.only(have + 1))
    return Room(case.only(have + 1), fewer, have + 1, asked)


def with_ways_out(
    draft: Draft,
    layout: Layout,
    given_up: Sequence[Relaxation],
    whole: tuple[Draft, Layout] | None = None,
) -> tuple[Relaxation, ...]:
    """What was given up, week by week, each with the changes that would have made room for it.

    ``whole`` is the draft with all the sessions asked for and its layout, where ``draft`` has content for
    fewer: a week with room for all of them would be written from it. Weeks in a row that the same changes
    would help say so instead of repeating them.
    """
    weeks = sorted({number for number, _ in missing(draft, layout)})
    short = frozenset() if whole is None else {number for number, _ in missing(*whole)}
    written: list[Relaxation] = []
    last, since = "", ""
    for number, one in zip(weeks, given_up, strict=True):
        week = draft.weeks[number]
        found = room(*(whole if whole is not None and number in short else (draft, layout)), number)
        says = ways_in_words(found)
        again = _undated(says) == last and found is not None and bool(found.found.sets)
        before = one.text if one.text.endswith(".") else f"{one.text}."
        text = AGAIN.format(since=since) if again else says
        since = since if again else f"{week.start.day} {week.start:%b}"
        last = _undated(says)
        written.append(replace(one, text=f"{before} {text}"))
    return tuple(written)


def _undated(text: str) -> str:
    """A sentence without its dates, its weekdays kept."""
    return A_DATE.sub("", text)


def ways_in_words(found: Room | None) -> str:
    """The changes as one sentence."""
    if found is None:
        return EMPTY
    if found.found.fits:
        return CONTENT
    goal = "" if found.sessions == found.asked else f" for {found.sessions} of the {found.asked}"
    if not found.found.sets:
        return NONE.format(goal=goal)
    if found.found.size == 1:
        clauses = _clauses(found.case, [one[0] for one in found.found.sets])
        return f"Any one of these makes room{goal}: {'; '.join(clauses)}."
    pairs = _pairs(found.case, found.found.sets)
    more = f"; and {len(pairs) - PAIRS_SHOWN} more such pairs" if len(pairs) > PAIRS_SHOWN else ""
    return f"Two changes together make room{goal}: {'; or '.join(pairs[:PAIRS_SHOWN])}{more}."


def _clauses(case: WeekCase, changes: Iterable[Change]) -> list[str]:
    """A clause for each change, the times of the week in one."""
    every = list(changes)
    times = [one for one in every if isinstance(one, Opened)]
    days = [one for one in every if isinstance(one, Freed)]
    clauses = [_words(case, one) for one in every if not isinstance(one, Opened | Freed)]
    clauses += [f"lift on {_or([day_name(one.day) for one in days])} although away"] if days else []
    return clauses + ([_times(case.problem, times)] if times else [])


def _times(problem: PlanProblem, times: list[Opened]) -> str:
    """Several times of the week as one clause, day by day from the plan's first weekday."""
    days: dict[int, list[str]] = {}
    for one in sorted(times, key=lambda one: (one.weekday - problem.start.weekday()) % 7):
        days.setdefault(one.weekday, []).append(one.part.value)
    if len(times) == 1:
        return times[0].words(problem)
    named = [f"{WEEKDAYS[day]} {_or(parts)}" for day, parts in days.items()]
    return f"lift at one more time of the week: {', '.join(named)}"


def _or(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def _pairs(case: WeekCase, sets: Sequence[Changes]) -> list[str]:
    """A clause for each pair; where any two days away would do, one clause for them all."""
    days = [tuple(one.day for one in pair if isinstance(one, Freed)) for pair in sets]
    of_days = {pair for pair in days if len(pair) == 2}
    named = sorted({day for pair in of_days for day in pair})
    any_two = len(named) > 2 and len(of_days) == len(named) * (len(named) - 1) // 2
    whole = [f"lift on any two of {', '.join(map(day_name, named))} although away"] if any_two else []
    rest = [pair for pair, off in zip(sets, days, strict=True) if not (any_two and len(off) == 2)]
    return whole + [" and ".join(_words(case, one) for one in pair) for pair in rest]


def _words(case: WeekCase, change: Change) -> str:
    return change.words(case.problem)
