"""Which phase each week is in: anatomical, heavy, power, taper, return, maintenance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from groundforce.evidence import parameter
from groundforce.training.athlete import Goal, LiftingExperience, Limit, Race, RacePriority
from groundforce.training.plan import Phase
from groundforce.training.problem import PlanProblem


class PhaseName(StrEnum):
    """What a stretch of weeks is for."""

    TECHNIQUE = "technique"
    ANATOMICAL = "anatomical"
    HEAVY = "strength"
    POWER = "power"
    MAINTENANCE = "maintenance"
    TAPER = "taper"
    RETURN = "return"


ANATOMICAL_WEEKS = {LiftingExperience.NONE: 4, LiftingExperience.SOME: 3, LiftingExperience.REGULAR: 1}
"""Weeks of getting used to the lifts (judgement, evidence notes section 2.4)."""
AFTER_GAP = ((26, 4), (8, 3), (4, 2))
"""(whole weeks without lifting, least weeks of getting used to it again): strength holds for three to four
weeks, then goes; soreness is back after less (judgement)."""
LONGEST_HEAVY = 10
POWER_WEEKS = 4
SHORTEST_POWER = 3
SHORTEST_HEAVY_BEFORE_POWER = 6
"""Strength comes before power: no power phase before this many heavy weeks (judgement)."""
SHORTEST_HEAVY_FOR_POWER = 4
"""The same for a runner whose goal is power."""
LONG_RACE = 30_000.0
"""m; a longer race earns two weeks of return instead of one"""
REBUILD_WEEKS = 4
"""A gap between races shorter than this is held, not built (judgement)."""
FAR = 52
"""weeks to a race that nobody has named"""
TAPER_DAYS = 7


@dataclass(frozen=True)
class WeekInSeason:
    """One week: its number from 0, first day, phase, and how many weeks of that phase came before it."""

    number: int
    start: date
    phase: PhaseName
    done_in_phase: int
    sessions: int


def _race_weeks(problem: PlanProblem) -> dict[int, PhaseName]:
    """Weeks that a race decides: taper before it, return after it."""
    decided: dict[int, PhaseName] = {}
    for race in sorted(problem.races, key=lambda one: one.date):
        if race.priority is RacePriority.A:
            decided |= _around(race, problem)
    return decided


def _around(race: Race, problem: PlanProblem) -> dict[int, PhaseName]:
    decided = {}
    returns = 2 if race.distance > LONG_RACE else 1
    for number in range(problem.weeks):
        first = problem.start + timedelta(weeks=number)
        week = [first + timedelta(days=day) for day in range(7)]
        if sum(race.date - timedelta(days=TAPER_DAYS) <= day <= race.date for day in week) >= 3:
            decided[number] = PhaseName.TAPER
        elif race.date in week or race.date < first <= race.date + timedelta(days=7 * returns):
            decided[number] = PhaseName.RETURN
    return decided


def anatomical_weeks(problem: PlanProblem) -> int:
    """Weeks of getting used to the lifts, by experience and by how long there was none; none in the midst of
    training, where a log shows it (a gap that is known, and short)."""
    experience, gap = problem.athlete.experience, problem.lifting_gap or 0
    again = next((weeks for least, weeks in AFTER_GAP if gap >= least), 0)
    goes_on = problem.lifting_gap is not None and again == 0
    if goes_on and problem.lifting_weeks >= parameter("season_weeks_learnt").value:
        return 0
    usual = ANATOMICAL_WEEKS[experience]
    return usual if experience is LiftingExperience.NONE else max(usual, again)


def _build(weeks: int, anatomical: int, heavy_first: int) -> list[PhaseName]:
    """Phases of ``weeks`` free weeks from a first start; power waits for ``heavy_first`` heavy weeks."""
    anatomical = min(anatomical, max(1, (weeks + 1) // 2))
    names = [PhaseName.ANATOMICAL] * anatomical + _heavy_and_power(weeks - anatomical, heavy_first)
    return names + [PhaseName.MAINTENANCE] * (weeks - len(names))


def _heavy_and_power(rest: int, heavy_first: int) -> list[PhaseName]:
    """Heavy weeks and, where enough are left after ``heavy_first`` of them, power weeks."""
    power = min(POWER_WEEKS, max(0, rest - heavy_first))
    power = 0 if power < SHORTEST_POWER else power
    heavy = min(rest - power, LONGEST_HEAVY)
    return [PhaseName.HEAVY] * heavy + [PhaseName.POWER] * power


def _rebuild(weeks: int, anatomical: int, heavy_first: int, beyond: int) -> list[PhaseName]:
    """Phases of ``weeks`` free weeks after a race: what is still to be learnt first (``anatomical``), then
    held when the next race is near, built again when far enough; ``beyond`` free weeks follow the plan."""
    anatomical = min(weeks, max(0, anatomical))
    rest = weeks - anatomical
    is_long = rest + beyond >= REBUILD_WEEKS or anatomical > 0
    again = _heavy_and_power(rest, heavy_first) if is_long else []
    names = [PhaseName.ANATOMICAL] * anatomical + again
    return names + [PhaseName.MAINTENANCE] * (weeks - len(names))


def _beyond(problem: PlanProblem) -> int:
    """Whole free weeks between the end of the plan and the race week of the next A race."""
    ahead = [one.date for one in problem.races if one.priority is RacePriority.A and one.date >= problem.end]
    return FAR if not ahead else max(0, (min(ahead) - problem.end).days // 7 - 1)


def week_phases(problem: PlanProblem) -> list[PhaseName]:
    """The phase of each week of the plan."""
    if Limit.TECHNIQUE_ONLY in problem.limits.limits:
        return [PhaseName.TECHNIQUE] * problem.weeks
    decided = _race_weeks(problem)
    names: list[PhaseName] = []
    first = True
    wants_power = Goal.POWER in problem.goals
    heavy_first = SHORTEST_HEAVY_FOR_POWER if wants_power else SHORTEST_HEAVY_BEFORE_POWER
    anatomical = anatomical_weeks(problem)
    for is_race_week, group in groupby(range(problem.weeks), key=decided.__contains__):
        numbers = list(group)
        if is_race_week:
            names += [decided[number] for number in numbers]
        elif first:
            names += _build(len(numbers), anatomical, heavy_first)
        else:
            beyond = _beyond(problem) if numbers[-1] == problem.weeks - 1 else 0
            still = anatomical - names.count(PhaseName.ANATOMICAL)
            names += _rebuild(len(numbers), still, heavy_first, beyond)
        first = first and is_race_week
    return names


def _sessions(phase: PhaseName, wanted: int) -> int:
    single = {PhaseName.MAINTENANCE, PhaseName.TAPER, PhaseName.RETURN}
    return min(1, wanted) if phase in single else wanted


def season(problem: PlanProblem) -> tuple[WeekInSeason, ...]:
    """Every week of the plan with its phase and the number of sessions it asks for."""
    weeks: list[WeekInSeason] = []
    done: dict[PhaseName, int] = {}
    for number, phase in enumerate(week_phases(problem)):
        start = problem.start + timedelta(weeks=number)
        sessions = _sessions(phase, problem.sessions_per_week)
        weeks.append(WeekInSeason(number, start, phase, done.get(phase, 0), sessions))
        done[phase] = done.get(phase, 0) + 1
    return tuple(weeks)


def stretches(weeks: tuple[WeekInSeason, ...]) -> tuple[tuple[WeekInSeason, ...], ...]:
    """The weeks of each stretch of equal phase."""
    return tuple(tuple(group) for _, group in groupby(weeks, key=lambda week: week.phase))


def phases(weeks: tuple[WeekInSeason, ...]) -> tuple[Phase, ...]:
    """The season as stretches of equal phase."""
    return tuple(Phase(group[0].phase.value, group[0].start, len(group)) for group in stretches(weeks))
