"""The changes a runner could make to get a session that found no room, as values that change a problem.

The list is small and closed: another time of the week, a day of travel, fewer minutes, a key run moved by a
day, a constant of the calendar within what :func:`floors` allows. Nothing here touches a race, screening,
pain or the dose of something new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from groundforce.evidence import constant, parameter
from groundforce.planner.search.guards import run_name
from groundforce.planner.search.slots import LIFTING_HOURS
from groundforce.training.plan import PlannedRun
from groundforce.training.problem import Absence, Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay

MINUTES_STEP = 5.0
DAY = timedelta(days=1)
DAYS_OFF_RACE = timedelta(days=2)
"""No run is moved onto a race day or one of the two days before it."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TRAVEL = ("", "away", "travel", "trip", "holiday", "vacation", "work", "business", "conference", "family")
"""Reasons for days off that a runner may change their mind about. Illness and injury are none of them."""
SHORT_WORDS = {
    "guard_heavy_accustomed": "between heavy leg work and {run}",
    "guard_novel_any": "between a new leg exercise and {run}",
    "guard_heavy_novel": "between new heavy leg work and {run}",
    "guard_heavy_novel_long": "between new heavy leg work and {run}",
    "guard_eccentric_novel": "between new eccentric work or a new jump and {run}",
    "same_day_gap": "between {run} and lifting on the same day",
    "heavy_spacing": "between two heavy leg sessions",
    "region_spacing": "between two sessions for the legs",
}
KIND_OF_RUN = {
    "guard_heavy_novel": "intervals or a tempo run",
    "guard_heavy_novel_long": "a long run",
}


def floors() -> dict[str, float]:
    """The constants a suggestion may loosen, each with the least it may leave."""
    return {
        "guard_heavy_accustomed": parameter("relaxed_guard_heavy_accustomed").value,
        "guard_novel_any": parameter("relaxed_guard_novel_any").value,
        "guard_heavy_novel": parameter("relaxed_guard_heavy_novel").value,
        "guard_heavy_novel_long": parameter("relaxed_guard_heavy_novel_long").value,
        "guard_eccentric_novel": parameter("relaxed_guard_eccentric_novel").value,
        "same_day_gap": parameter("relaxed_same_day_gap").value,
        "heavy_spacing": parameter("relaxed_heavy_spacing").value,
        "region_spacing": parameter("relaxed_region_spacing").value,
    }


def day_name(day: date) -> str:
    """A day in words, as ``Thursday 3 December``."""
    return f"{day:%A} {day.day} {day:%B}"


@dataclass(frozen=True)
class Opened:
    """Lift at another time of the week too."""

    weekday: int
    part: PartOfDay

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with this time open."""
        return replace(problem, openings=(*problem.openings, Opening(self.weekday, part_of_day=self.part)))

    def words(self, _: PlanProblem) -> str:
        """As a clause."""
        when = "at midday" if self.part is PartOfDay.MIDDAY else self.part.value
        return f"lift on {WEEKDAYS[self.weekday]} {when} too"


@dataclass(frozen=True)
class Freed:
    """Lift on a day given as away."""

    day: date

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with this day back."""
        return replace(problem, absences=tuple(_without(problem.absences, self.day)))

    def words(self, _: PlanProblem) -> str:
        """As a clause."""
        return f"lift on {day_name(self.day)} although away"


def _without(absences: tuple[Absence, ...], day: date) -> Iterator[Absence]:
    for one in absences:
        if not one.first <= day <= one.last:
            yield one
            continue
        if one.first < day:
            yield replace(one, last=day - DAY)
        if day < one.last:
            yield replace(one, first=day + DAY)


@dataclass(frozen=True)
class Shortened:
    """Shorter sessions."""

    minutes: float

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with these minutes."""
        return replace(problem, minutes=self.minutes)

    def words(self, problem: PlanProblem) -> str:
        """As a clause."""
        return f"{self.minutes:g} minutes a session instead of {problem.minutes:g}"


@dataclass(frozen=True)
class Moved:
    """A key run a day earlier or later; easy runs of that day take its place."""

    run: str
    to: date

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with this run moved."""
        home = self._run(problem).date

        def moved(run: PlannedRun) -> PlannedRun:
            if run.id == self.run:
                return replace(run, date=self.to)
            return replace(run, date=home) if run.date == self.to else run

        return replace(problem, runs=tuple(moved(run) for run in problem.runs))

    def words(self, problem: PlanProblem) -> str:
        """As a clause."""
        run = self._run(problem)
        swapped = [one for one in problem.runs if one.date == self.to]
        kinds = " and ".join(dict.fromkeys(one.kind.value for one in swapped))
        trade = f" (its {kinds} run{'s' if len(swapped) > 1 else ''} to {run.date:%A})" if swapped else ""
        return f"move {dated_run(run)} to {self.to:%A}{trade}"

    def _run(self, problem: PlanProblem) -> PlannedRun:
        return next(run for run in problem.runs if run.id == self.run)


@dataclass(frozen=True)
class Loosened:
    """A constant of the calendar set lower, for the whole plan; ``run`` the run it makes room before."""

    name: str
    value: float
    run: str = ""

    def on(self, problem: PlanProblem) -> PlanProblem:
        """The problem with this constant."""
        return replace(problem, constants={**problem.constants, self.name: self.value})

    def words(self, problem: PlanProblem) -> str:
        """As a clause that names the constant and how well it is founded."""
        run = self.run or KIND_OF_RUN.get(self.name, "a key run")
        where = SHORT_WORDS[self.name].format(run=run)
        asked = problem.constant(self.name)
        founded = f"`{self.name}` for the whole plan, evidence: {constant(self.name).grade}"
        return f"allow {self.value:g} h instead of {asked:g} h {where} ({founded})"


Change: TypeAlias = Opened | Freed | Shortened | Moved | Loosened


def dated_run(run: PlannedRun) -> str:
    """A key run with its date, as ``Thursday 3 December's intervals``."""
    weekday, kind = run_name(run).split("'s ", 1)
    return f"{weekday} {run.date.day} {run.date:%B}'s {kind}"


def openings_to_add(problem: PlanProblem) -> tuple[Opened, ...]:
    """Every part of day of the week that is not yet given as it is."""
    have = {(one.weekday, one.part_of_day) for one in problem.openings if one.start is None}
    every = ((weekday, part) for weekday in range(7) for part in LIFTING_HOURS)
    return tuple(Opened(weekday, part) for weekday, part in every if (weekday, part) not in have)


def days_to_free(problem: PlanProblem, start: date) -> tuple[Freed, ...]:
    """The days of a week that are given as travel."""
    days = (start + DAY * number for number in range(7))
    return tuple(Freed(day) for day in days if _is_travel(problem, day))


def _is_travel(problem: PlanProblem, day: date) -> bool:
    """Whether a day is an absence, and each absence on it for a reason of :data:`TRAVEL`."""
    off = [one for one in problem.absences if one.equipment is None and one.first <= day <= one.last]
    return bool(off) and all(one.reason.strip().lower() in TRAVEL for one in off)


def cuts(problem: PlanProblem) -> tuple[Shortened, ...]:
    """Shorter sessions in steps, the longest first."""
    least = parameter("relaxed_minutes").value
    steps = int(max(0.0, problem.minutes - least) // MINUTES_STEP)
    return tuple(Shortened(problem.minutes - MINUTES_STEP * (number + 1)) for number in range(steps))


def moves(problem: PlanProblem, start: date) -> tuple[Moved, ...]:
    """Every key run of a week a day earlier or later, where the calendar of runs stays a sensible one."""
    last = start + 6 * DAY
    races = {race.date for race in problem.races}
    runs = [run for run in problem.runs if run.key and run.kind is not RunKind.RACE]
    return tuple(
        Moved(run.id, day)
        for run in sorted(runs, key=lambda one: (one.date, one.id))
        if start <= run.date <= last and run.date not in races
        for day in (run.date - DAY, run.date + DAY)
        if start <= day <= last and _is_fit(problem, run, day)
    )


def _is_fit(problem: PlanProblem, run: PlannedRun, day: date) -> bool:
    """Whether a key run may go to ``day``: no key run there, none newly next to it, no race close behind,
    and its own day free of other runs (they would have to stay)."""
    others = {one.date for one in problem.runs if one.key and one.id != run.id}
    near = {day - DAY, day + DAY} & others
    raced = any(day <= race.date <= day + DAYS_OFF_RACE for race in problem.races)
    alone = sum(one.date == run.date for one in problem.runs) == 1
    return alone and not raced and day not in others and near <= {run.date - DAY, run.date + DAY}


def constants_to_loosen(problem: PlanProblem) -> tuple[Loosened, ...]:
    """Every constant that is above the least a suggestion may leave, at that least."""
    allowed = {name: max(least, constant(name).low) for name, least in floors().items()}
    return tuple(Loosened(name, least) for name, least in allowed.items() if least < problem.constant(name))
