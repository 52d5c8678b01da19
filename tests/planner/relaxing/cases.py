"""Weeks that lack a session, and a slow, separate answer to whether a week has room."""

from __future__ import annotations

from datetime import date, time
from itertools import product
from typing import TypeAlias

from groundforce.physiology.recovery import residual
from groundforce.planner.relaxing.week_case import WeekCase, week_case
from groundforce.planner.search.guards import Burden, RunPoint, block, calendar_view
from groundforce.planner.search.options import safe_cap
from groundforce.planner.search.report import missing
from groundforce.planner.search.slots import Slot, week_slots
from groundforce.planner.solve import search
from groundforce.training.catalogue import load_catalogue
from groundforce.training.problem import Absence, Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay, TypicalRun
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
HARD_WEEK = (
    TypicalRun(1, RunKind.INTERVALS, 3600.0, None, time(7, 0)),
    TypicalRun(3, RunKind.TEMPO, 3000.0, None, time(7, 0)),
    TypicalRun(4, RunKind.EASY, 2400.0, None, time(7, 0)),
    TypicalRun(5, RunKind.LONG, 6300.0, None, time(9, 0)),
)
EVENING = PartOfDay.EVENING
Session: TypeAlias = tuple[tuple[Slot, Burden], ...]


def no_long_opening() -> PlanProblem:
    """One opening of 40 minutes for sessions of 45."""
    return runner(2, races=(), openings=(Opening(4, time(12, 0), time(12, 40)),), sessions_per_week=1)


def guarded() -> PlanProblem:
    """Key runs on Tuesday, Thursday and Saturday mornings; free the evenings before two of them."""
    return runner(
        2,
        races=(),
        week=HARD_WEEK,
        openings=(Opening(0, part_of_day=EVENING), Opening(2, part_of_day=EVENING)),
        sessions_per_week=1,
    )


def too_few_days() -> PlanProblem:
    """Two sessions wanted, one evening given."""
    return runner(2, races=(), openings=(Opening(1, part_of_day=EVENING),))


def travel() -> PlanProblem:
    """The second week away."""
    away = Absence(date(2026, 11, 30), date(2026, 12, 6), "holiday")
    return runner(3, races=(), absences=(away,))


SITUATIONS = {
    "no opening long enough": no_long_opening,
    "a guard blocks every slot": guarded,
    "too few days": too_few_days,
    "travel week": travel,
}


def cases(problem: PlanProblem) -> list[WeekCase]:
    """Every week of a problem that lacks a session."""
    found = search(problem, CATALOGUE)
    weeks = sorted({week for week, _ in missing(found.draft, found.layout)})
    every = [week_case(found.draft, found.layout, week) for week in weeks]
    return [one for one in every if one is not None]


def has_room(case: WeekCase, problem: PlanProblem) -> bool:
    """Whether some choice of slot and variant for every session keeps every rule, one after the other."""
    view = calendar_view(problem)
    ways = [
        [
            (slot, burden)
            for burden in burdens
            for slot in week_slots(problem, case.start)
            if block(problem, view, slot, burden) is None
        ]
        for burdens in case.asked
    ]
    moved = problem.runs != case.problem.runs
    if moved and any(block(problem, view, one.slot, one.burden) for one in case.before):
        return False
    return any(_keeps(case, problem, picked) for picked in product(*ways))


def _keeps(case: WeekCase, problem: PlanProblem, picked: Session) -> bool:
    beside = tuple((one.slot, one.burden) for one in (*case.before, *case.after))
    for number, one in enumerate(picked):
        if not all(_apart(problem, one, other) for other in (*picked[:number], *beside)):
            return False
    return all(_rested(case, problem, point, picked, beside) for point in calendar_view(problem).key_runs)


def _apart(problem: PlanProblem, one: tuple[Slot, Burden], two: tuple[Slot, Burden]) -> bool:
    hours = abs(one[0].hours - two[0].hours)
    if one[0].date == two[0].date or hours - problem.minutes / 60.0 < problem.constant("region_spacing"):
        return False
    return not (one[1].heavy and two[1].heavy) or hours >= problem.constant("heavy_spacing")


def _rested(case: WeekCase, problem: PlanProblem, point: RunPoint, picked: Session, beside: Session) -> bool:
    def left(sessions: Session) -> float:
        ends = ((slot.hours + problem.minutes / 60.0, burden) for slot, burden in sessions)
        return sum(residual(b.impulse, point.earliest - end, b.novel, case.recovery) for end, b in ends)

    own = left(picked)
    near = abs(point.earliest - picked[0][0].hours) < 24.0 * 16
    return not near or own <= 0.0 or own + left(beside) <= safe_cap(problem, point.run)
