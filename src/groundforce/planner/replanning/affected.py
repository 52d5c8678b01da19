"""Which weeks a change touches, and what in them may move or come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from groundforce.planner.replanning.decisions import Level
from groundforce.planner.replanning.ground import GONE, Ground, number_of
from groundforce.planner.replanning.options import Demands, Movable
from groundforce.planner.search.report import LETTERS, session_id
from groundforce.planner.search.season import PhaseName
from groundforce.training.plan import Session, SessionStatus
from groundforce.training.problem import Absence

BY_RACE = frozenset({PhaseName.TAPER, PhaseName.RETURN})
"""Phases that a race decides."""
WINDOW = 3
"""weeks looked at together: first those that are touched, more only where the checker asks for them"""


def touched(ground: Ground) -> set[int]:
    """Weeks from now on in which something of the problem is not what it was."""
    old, new = ground.before.problem, ground.problem
    days = {run.date for run in set(old.runs) ^ set(new.runs)}
    days |= {day for one in set(old.absences) ^ set(new.absences) for day in _days(one)}
    days |= {one.date for one in ground.sessions if one.status is SessionStatus.MISSED}
    weeks = {ground.week_of(day) for day in days} | by_race(ground)
    if old.openings != new.openings or old.minutes < new.minutes:
        weeks |= set(range(ground.first_week, ground.first_week + WINDOW))
    return {week for week in weeks if ground.first_week <= week < len(ground.weeks)}


def by_race(ground: Ground) -> set[int]:
    """Weeks that a race decided and decides no longer, or the other way round."""
    pairs = zip(ground.old_weeks, ground.weeks, strict=True)
    return {
        new.number
        for old, new in pairs
        if old.phase is not new.phase and {old.phase, new.phase} & BY_RACE and new.number >= ground.first_week
    }


def _days(one: Absence) -> Iterator[date]:
    day = one.first
    while day <= one.last:
        yield day
        day += timedelta(days=1)


def windows(weeks: Iterable[int]) -> list[range]:
    """Weeks in a row as windows of at most :data:`WINDOW` weeks.

    >>> windows([4, 5, 6, 7, 9])
    [range(4, 7), range(7, 8), range(9, 10)]
    """
    found = []
    for _, group in groupby(enumerate(sorted(set(weeks))), key=lambda pair: pair[1] - pair[0]):
        row = [week for _, week in group]
        found += [
            range(first, min(first + WINDOW, row[-1] + 1)) for first in range(row[0], row[-1] + 1, WINDOW)
        ]
    return found


def movables(ground: Ground, weeks: Set[int], demands: Demands) -> list[Movable]:
    """Every session of the weeks that may change, those missed and those not there yet included."""
    found = []
    for week in sorted(weeks):
        found += [one for one in _of_week(ground, week) if _may_change(ground, one.session, demands)]
        found += list(_missed(ground, week))
        found += list(_lacking(ground, week, demands))
    return found


def _may_change(ground: Ground, session: Session, demands: Demands) -> bool:
    """Whether a session is ahead: not the runner's own choice, nor due at once, unless a rule is broken."""
    if ground.is_past(session):
        return False
    own = session.status is SessionStatus.MOVED
    return session.id in demands.open or not (own or ground.is_frozen(session))


def _of_week(ground: Ground, week: int) -> list[Movable]:
    """The sessions of a week that stand; in a week that a race decides the last ones may be too many."""
    there = sorted(ground.of_week(week), key=lambda one: (not ground.is_past(one), one.id))
    asked = ground.weeks[week].sessions if ground.weeks[week].phase in BY_RACE else len(there)
    return [Movable(one, surplus=place >= asked) for place, one in enumerate(there)]


def _missed(ground: Ground, week: int) -> Iterator[Movable]:
    """Sessions missed this week, which may still be made up for."""
    for one in ground.sessions:
        if one.status is SessionStatus.MISSED and ground.week_of(one.date) == week:
            yield Movable(one, stands=False)


def _lacking(ground: Ground, week: int, demands: Demands) -> Iterator[Movable]:
    """Sessions the week asks for and never had, made like those of the same letter in the nearest week."""
    asked, have = ground.weeks[week], {one.id for one in ground.sessions}
    count = asked.sessions - sum(ground.week_of(one.date) == week for one in ground.sessions)
    for number in range(min(asked.sessions, len(LETTERS))):
        like = _alike(ground, week, number)
        if count <= 0 or session_id(week, number) in have or like is None:
            continue
        count -= 1
        day = asked.start + timedelta(days=1 + (6 * number) // max(asked.sessions, 1))
        made = replace(like, id=session_id(week, number), date=day, status=SessionStatus.PLANNED, reasons=())
        demands.raise_to(made.id, Level.COMPOSED)
        yield Movable(made, stands=False, new=True)


def _alike(ground: Ground, week: int, number: int) -> Session | None:
    """The session of the same letter in the nearest week, an earlier one where two are as near."""
    same = [one for one in ground.sessions if number_of(one.id) == number and one.status not in GONE]
    return min(
        same, key=lambda one: (abs(ground.week_of(one.date) - week), ground.week_of(one.date)), default=None
    )
