"""Why each phase stands where it does and is so long, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from groundforce.planner.search.season import (
    LONG_RACE,
    LONGEST_HEAVY,
    PhaseName,
    WeekInSeason,
    phases,
    stretches,
)
from groundforce.training.athlete import LiftingExperience, Race, RacePriority
from groundforce.training.plan import Phase
from groundforce.training.problem import PlanProblem

WEEK = timedelta(weeks=1)
LEARNT = {
    LiftingExperience.NONE: "you are new to lifting, and tendons take longer than muscles",
    LiftingExperience.SOME: "you have lifted before, not regularly now",
    LiftingExperience.REGULAR: "you lift already, so it is only to meet these exercises",
}
LONG_GAP = 4
"""weeks without lifting from which the gap is the reason"""


def told_phases(problem: PlanProblem, weeks: tuple[WeekInSeason, ...]) -> tuple[Phase, ...]:
    """The phases of a season, each with its reason."""
    groups = stretches(weeks)
    return tuple(
        replace(phase, why=_why(problem, groups, number)) for number, phase in enumerate(phases(weeks))
    )


def _why(problem: PlanProblem, groups: Sequence[tuple[WeekInSeason, ...]], number: int) -> str:
    group = groups[number]
    kept = _b_races(problem, group)
    return " ".join(filter(None, (_sentence(problem, groups, number), kept)))


def _sentence(problem: PlanProblem, groups: Sequence[tuple[WeekInSeason, ...]], number: int) -> str:
    group = groups[number]
    phase, count = group[0].phase, len(group)
    match phase:
        case PhaseName.TECHNIQUE:
            return "Your screening answers allow technique work only."
        case PhaseName.ANATOMICAL:
            return f"{_weeks(count)} to get used to the lifts: {_learning(problem)}."
        case PhaseName.HEAVY:
            return _heavy(problem, groups, number)
        case PhaseName.POWER:
            before = sum(len(one) for one in groups[:number] if one[0].phase is PhaseName.HEAVY)
            return f"Power after strength: {_weeks(before)} of heavy work come before it."
        case PhaseName.MAINTENANCE:
            return _maintenance(problem, group)
        case PhaseName.TAPER:
            return f"Race week: {_race_near(problem, group)} is what counts now."
        case PhaseName.RETURN:
            more = "two weeks, as it was long" if _was_long(problem, group) else "a week"
            return f"After {_race_before(problem, group)}: {more} of light work."


def _weeks(count: int) -> str:
    return f"{count} week" if count == 1 else f"{count} weeks"


def _learning(problem: PlanProblem) -> str:
    gap = problem.lifting_gap
    if gap is not None and gap >= LONG_GAP and problem.athlete.experience is not LiftingExperience.NONE:
        return f"{gap} weeks without lifting, so loads and sets begin lower"
    return LEARNT[problem.athlete.experience]


def _heavy(problem: PlanProblem, groups: Sequence[tuple[WeekInSeason, ...]], number: int) -> str:
    count = len(groups[number])
    what = f"{_weeks(count)} of heavy work, the part that moved running economy in trials"
    if count >= LONGEST_HEAVY:
        return f"{what}; longer adds little before something else is worth more."
    follows = groups[number + 1][0].phase if number + 1 < len(groups) else None
    if follows is PhaseName.TAPER:
        return f"{what}; all there are before {_race_near(problem, groups[number + 1])}."
    return f"{what}; power comes next." if follows is PhaseName.POWER else f"{what}."


def _maintenance(problem: PlanProblem, group: Sequence[WeekInSeason]) -> str:
    ahead = _next_race(problem, group[-1].start + WEEK)
    held = "One session a week keeps what is built"
    return f"{held}, and leaves your legs to the running before {_named(ahead)}." if ahead else f"{held}."


def _named(race: Race) -> str:
    return race.name or f"the race of {race.date.day} {race.date:%b}"


def _next_race(problem: PlanProblem, day: date) -> Race | None:
    ahead = [race for race in problem.races if race.priority is RacePriority.A and race.date >= day]
    return min(ahead, key=lambda race: race.date, default=None)


def _race_near(problem: PlanProblem, group: Sequence[WeekInSeason]) -> str:
    race = _next_race(problem, group[0].start)
    return "the race" if race is None else _named(race)


def _last_race(problem: PlanProblem, group: Sequence[WeekInSeason]) -> Race | None:
    behind = [r for r in problem.races if r.priority is RacePriority.A and r.date < group[-1].start + WEEK]
    return max(behind, key=lambda race: race.date, default=None)


def _race_before(problem: PlanProblem, group: Sequence[WeekInSeason]) -> str:
    race = _last_race(problem, group)
    return "the race" if race is None else _named(race)


def _was_long(problem: PlanProblem, group: Sequence[WeekInSeason]) -> bool:
    race = _last_race(problem, group)
    return race is not None and race.distance > LONG_RACE


def _b_races(problem: PlanProblem, group: Sequence[WeekInSeason]) -> str:
    first, after = group[0].start, group[-1].start + WEEK
    inside = [r for r in problem.races if r.priority is RacePriority.B and first <= r.date < after]
    names = " and ".join(_named(race) for race in inside)
    return f"{names} inside it: kept fresh for, without a taper." if names else ""
