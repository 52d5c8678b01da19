"""Bouts of jumps for bone: a minute or two on free days, split over the day where that is worth going twice.

They are placed when the sessions stand, and take nothing from them: a jump that bouts make familiar is not
taken as familiar in a session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, pairwise

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.bone import turner2003_osteogenic_index, turner2003_total
from groundforce.planner.search.ledger import WEEKS_BACK
from groundforce.training.athlete import RacePriority
from groundforce.training.exercise import Exercise, Problem
from groundforce.training.plan import Bout, Session
from groundforce.training.problem import PlanProblem
from groundforce.training.state import PartOfDay

SITE = "femoral neck"
"""what the jump should load"""
FIRST_TIER, KNOWN_TIER = 1, 2
"""the tier anybody may begin with, and the one that sessions must have made familiar"""
A_DAY = timedelta(days=1)


def is_clean(problem: PlanProblem) -> bool:
    """Whether screening leaves bouts in: no limit, no bone stress injury."""
    return not problem.limits.limits and Problem.BONE_STRESS not in problem.limits.problems


def _jump(problem: PlanProblem, catalogue: Mapping[str, Exercise], tier: int) -> Exercise | None:
    """The plainest jump of a tier without equipment that loads the hip and hurts nothing."""
    limits = problem.limits
    fitting = (
        one
        for one in catalogue.values()
        if one.tier == tier
        and not one.unilateral
        and one.contacts_per_rep == 1
        and SITE in one.bone_sites
        and one.possible_with(frozenset())
        and one.id not in limits.excluded
        and not limits.problems & set(one.aggravates)
    )
    return min(fitting, key=lambda one: (one.skill, one.id), default=None)


@dataclass
class Account:
    """What was jumped on which day, by sessions and bouts: contacts a day, and days of each jump."""

    problem: PlanProblem
    contacts: dict[date, int] = field(default_factory=dict)
    top: dict[date, int] = field(default_factory=dict)
    days: dict[str, set[date]] = field(default_factory=dict)

    def add(self, exercise: Exercise, day: date, contacts: int) -> None:
        """Enter a jump of a session."""
        self.contacts[day] = self.contacts.get(day, 0) + contacts
        self.top[day] = max(self.top.get(day, 0), exercise.tier)
        self.days.setdefault(exercise.id, set()).add(day)

    def exposures(self, exercise: str, day: date) -> int:
        """Days with a jump in the window before ``day``."""
        first = day - timedelta(days=self.problem.constant("accustomed_window"))
        return sum(first <= one < day for one in self.days.get(exercise, ()))

    def _week(self, first: date, of: Mapping[date, int]) -> int:
        return max((of.get(first + number * A_DAY, 0) for number in range(7)), default=0)

    def limit(self, first: date) -> int:
        """Most contacts of a day of the week from ``first``; no more than before where its tier is new."""
        before = [first - timedelta(weeks=back) for back in range(1, WEEKS_BACK + 1)]
        weeks = [week for week in before if self._week(week, self.contacts) > 0][:2]
        if not weeks:
            return int(self.problem.constant("contacts_start_low"))
        best = max(self._week(week, self.contacts) for week in weeks)
        known = max(self._week(week, self.top) for week in weeks)
        if self._week(first, self.top) > known:
            return best
        return int((1.0 + self.problem.constant("contacts_growth")) * best + 1e-9)


def _account(problem: PlanProblem, catalogue: Mapping[str, Exercise], sessions: Sequence[Session]) -> Account:
    account = Account(problem)
    for past in problem.past:
        one = catalogue.get(past.exercise)
        if one is not None and one.tier > 0:
            account.add(one, past.date, past.contacts)
    for session in sessions:
        for item in session.prescriptions:
            one = catalogue[item.exercise]
            if one.tier > 0:
                account.add(one, session.date, sum(each.contacts or 0 for each in item.work_sets))
    return account


def _is_free(problem: PlanProblem, day: date, taken: frozenset[date], new: bool) -> bool:
    """Whether bouts may stand on a day."""
    key = {run.date for run in problem.runs if run.key} | {race.date for race in problem.races}
    if day in taken or day in key or problem.absence(day) is not None or (new and day + A_DAY in key):
        return False
    return not any(
        abs((race.date - day).days)
        <= parameter("bout_race_days" if race.priority is RacePriority.A else "bout_b_race_days").value
        for race in problem.races
    )


def _spread(days: Sequence[date], count: int) -> tuple[date, ...]:
    """The ``count`` days that lie furthest apart, the earliest of several."""
    ways = combinations(days, min(count, len(days)))
    return max(ways, key=lambda way: sum(min((two - one).days, 3) for one, two in pairwise(way)))


def is_worth_splitting(contacts: int) -> bool:
    """Whether two bouts of half the jumps each are worth going twice."""
    load, hours = parameter("bout_intensity").value, parameter("bout_hours_between").value
    half = float(turner2003_osteogenic_index(load, contacts / 2.0))
    split = turner2003_total(np.array([half, half]), np.array([0.0, hours]))
    gain = split - float(turner2003_osteogenic_index(load, float(contacts)))
    return gain * parameter("bout_index_price").value > parameter("bout_second_price").value


def bouts_for(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], sessions: Sequence[Session]
) -> tuple[Bout, ...]:
    """The bouts beside these sessions; none where nobody asks for them or screening is not clean."""
    if problem.bout_days == 0 or not is_clean(problem):
        return ()
    low, high = (_jump(problem, catalogue, tier) for tier in (FIRST_TIER, KNOWN_TIER))
    account = _account(problem, catalogue, sessions)
    return () if low is None else tuple(_placed(problem, sessions, account, low, high))


def _placed(
    problem: PlanProblem,
    sessions: Sequence[Session],
    account: Account,
    low: Exercise,
    high: Exercise | None,
) -> Iterator[Bout]:
    taken = frozenset(session.date for session in sessions)
    needed = problem.constant("accustomed_exposures")
    done: dict[str, list[date]] = {}
    for week in range(problem.weeks):
        first = problem.start + timedelta(weeks=week)
        limit = min(account.limit(first), _grown(sum(map(len, done.values())), problem))
        free = [first + number * A_DAY for number in range(7)]
        free = [day for day in free if _is_free(problem, day, taken, new=False)]
        for day in _spread(free, problem.bout_days):
            familiar = high is not None and account.exposures(high.id, day) >= needed
            jump = high if familiar and high is not None else low
            window = day - timedelta(days=problem.constant("accustomed_window"))
            times = account.exposures(jump.id, day) + sum(one >= window for one in done.get(jump.id, ()))
            if _is_free(problem, day, taken, new=times < needed):
                done.setdefault(jump.id, []).append(day)
                made = tuple(_of_day(day, jump, limit))
                account.contacts[day] = account.contacts.get(day, 0) + sum(one.contacts for one in made)
                account.top[day] = max(account.top.get(day, 0), jump.tier)
                yield from made


def _grown(days: int, problem: PlanProblem) -> int:
    """Contacts of a day after so many days with bouts: a step for each week's worth of them."""
    steps = days // max(1, problem.bout_days)
    grown = 2.0 * parameter("bout_contacts").value * (1.0 + parameter("bout_growth").value) ** steps
    return int(min(grown, 2.0 * parameter("bout_most_contacts").value))


def _of_day(day: date, jump: Exercise, contacts: int) -> Iterator[Bout]:
    most = int(parameter("bout_most_contacts").value)
    parts = (PartOfDay.MORNING, PartOfDay.EVENING) if is_worth_splitting(contacts) else (PartOfDay.MORNING,)
    for part in parts:
        each = min(most, contacts // len(parts))
        if each > 0:
            yield Bout(f"bout-{day:%Y%m%d}-{part.value}", day, part, jump.id, each)
