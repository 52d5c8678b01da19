"""What a plan costs from now on: the planner's tiers, and the changes it takes to get there."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from groundforce.physiology.recovery import residual
from groundforce.planner.replanning.assembling import Assembled
from groundforce.planner.replanning.choosing import REMEMBERED
from groundforce.planner.replanning.decisions import Decision, Level
from groundforce.planner.replanning.ground import GONE, Ground, number_of
from groundforce.planner.replanning.options import here
from groundforce.planner.replanning.prices import crowding_price, habit_price, held_price, missing_price
from groundforce.planner.search.guards import RunPoint
from groundforce.planner.search.menu import Entry
from groundforce.planner.search.options import place_price, run_weight
from groundforce.planner.search.steps import BUILD
from groundforce.training.plan import Session, span_of

Bill = tuple[tuple[str, float], ...]


def bill(ground: Ground, made: Assembled, decisions: Mapping[str, Decision], changes: float) -> Bill:
    """Points by tier from now on; ``changes`` are those for changing."""
    ahead = [one for one in made.sessions if one.status not in GONE and not ground.is_past(one)]
    weeks = _by_week(ground, made)
    held = sum(one.level is Level.LIGHT for one in decisions.values())
    tiers = (
        ("fatigue before key runs", _fatigue(ground, made)),
        ("muscles short of their weekly sets", sum(_short(ground, weeks, week) for week in weeks)),
        ("sessions held back", held * held_price(ground.problem)),
        ("sessions missing", sum(_missing(ground, weeks, week) for week in weeks)),
        ("time of day and spacing", _places(ground, made, ahead) + _crowding(ground, weeks)),
        ("habit", sum(_habit(ground, weeks, week) for week in weeks)),
        ("changes", changes),
    )
    return tuple((name, round(points, 3)) for name, points in tiers)


def objective(found: Bill) -> float:
    """All points of a bill."""
    return round(sum(points for _, points in found), 3)


def _by_week(ground: Ground, made: Assembled) -> dict[int, list[Session]]:
    """The sessions that stand, by week from the one that is running."""
    weeks: dict[int, list[Session]] = {week: [] for week in range(ground.first_week, len(ground.weeks))}
    for one in made.sessions:
        if one.status not in GONE and ground.week_of(one.date) in weeks:
            weeks[ground.week_of(one.date)].append(one)
    return weeks


def _fatigue(ground: Ground, made: Assembled) -> float:
    free, now = ground.problem.constant("fatigue_free"), ground.hours(ground.clock.now)
    ends = [
        (here(ground, one).hours + one.duration / 3600.0, made.burdens[one.id])
        for one in made.sessions
        if one.id in made.burdens
    ]

    def left(point: RunPoint) -> float:
        return sum(
            residual(asked.impulse, point.earliest - end, asked.novel, ground.recovery)
            for end, asked in ends
            if 0.0 <= point.earliest - end <= REMEMBERED
        )

    runs = [point for point in ground.view.key_runs if point.earliest >= now]
    return sum(run_weight(point.run) * max(0.0, left(point) - free) for point in runs)


def _short(ground: Ground, weeks: Mapping[int, list[Session]], week: int) -> float:
    """Points for what a week that builds lacks."""
    if ground.weeks[week].phase not in BUILD or ground.weeks[week].sessions == 0:
        return 0.0
    known = ground.catalogue
    menu = tuple(
        tuple(
            Entry(known[one.exercise], len(one.work_sets))
            for one in session.prescriptions
            if one.exercise in known
        )
        for session in weeks[week]
    )
    return ground.price.shortfall(menu)


def _missing(ground: Ground, weeks: Mapping[int, list[Session]], week: int) -> float:
    return missing_price(ground.problem) * max(0, ground.weeks[week].sessions - len(weeks[week]))


def _places(ground: Ground, made: Assembled, ahead: list[Session]) -> float:
    return sum(
        place_price(
            ground.problem,
            ground.view_near(ground.week_of(one.date)),
            here(ground, one),
            made.burdens[one.id],
        )
        for one in ahead
    )


def _crowding(ground: Ground, weeks: Mapping[int, list[Session]]) -> float:
    hours = [sorted(here(ground, one).hours for one in sessions) for sessions in weeks.values()]
    return sum(crowding_price(ground.problem, two - one) for week in hours for one, two in pairwise(week))


def _habit(ground: Ground, weeks: Mapping[int, list[Session]], week: int) -> float:
    """Points for sessions at another time than in the week before."""
    before = {number_of(one.id): span_of(one).earliest for one in weeks.get(week - 1, ())}
    return sum(
        habit_price(ground.problem, before[number_of(one.id)], span_of(one).earliest)
        for one in weeks[week]
        if number_of(one.id) in before
    )
