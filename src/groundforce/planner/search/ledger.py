"""What was done before a date, in the plan so far and in the weeks before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from groundforce.planner.search.known import Known
from groundforce.training.exercise import Exercise, Region
from groundforce.training.problem import PlanProblem

WEEKS_BACK = 4
TWO_WEEKS = timedelta(weeks=2)


@dataclass
class Ledger:
    """A running account while sessions are written in order of time. Not shared, not part of a plan."""

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    days: dict[str, list[date]] = field(default_factory=dict)
    tiers: list[tuple[date, int]] = field(default_factory=list)
    leg_sets: dict[int, int] = field(default_factory=dict)
    leg_days: list[tuple[date, int]] = field(default_factory=list)
    contacts: dict[int, int] = field(default_factory=dict)
    loads: dict[str, list[tuple[date, float]]] = field(default_factory=dict)
    lifted: set[int] = field(default_factory=set)
    missed: set[date] = field(default_factory=set)
    """days of sessions that were missed"""
    known: Known = field(default_factory=Known, compare=False, repr=False)

    @cached_property
    def _window(self) -> timedelta:
        return timedelta(days=self.problem.constant("accustomed_window"))

    @cached_property
    def _exposures_needed(self) -> float:
        return self.problem.constant("accustomed_exposures")

    def week_of(self, day: date) -> int:
        """Number of the 7-day week ``day`` is in; negative before the plan."""
        return (day - self.problem.start).days // 7

    def add(self, exercise_id: str, day: date, sets: int, load: float | None, contacts: int) -> None:
        """Enter one exercise done on ``day``: work ``sets``, largest ``load`` [kg], foot ``contacts``."""
        self.days.setdefault(exercise_id, []).append(day)
        week = self.week_of(day)
        self.lifted.add(week)
        one = self.catalogue.get(exercise_id)
        if load is not None:
            self.loads.setdefault(exercise_id, []).append((day, load))
        if one is None:
            return
        if one.tier > 0:
            self.tiers.append((day, one.tier))
            self.contacts[week] = max(self.contacts.get(week, 0), contacts)
        elif one.region is Region.LEGS:
            self.leg_sets[week] = self.leg_sets.get(week, 0) + sets
            self.leg_days.append((day, sets))

    def _since(self, day: date) -> date:
        """The first day of the window in which exposures count; it is longer where a session was missed."""
        first = day - self._window
        if not self.missed or not any(first <= one < day for one in self.missed):
            return first
        return min(first, day - timedelta(days=self.problem.constant("accustomed_window_after_miss")))

    def exposures(self, exercise_id: str, day: date) -> int:
        """Days with this exercise in the window before ``day``."""
        first = self._since(day)
        return len({one for one in self.days.get(exercise_id, ()) if first <= one < day})

    def tier_exposures(self, tier: int, day: date) -> int:
        """Days with a jump of ``tier`` or above in the window before ``day``."""
        first = self._since(day)
        return len({one for one, done in self.tiers if first <= one < day and done >= tier})

    def is_new(self, exercise_id: str, day: date) -> bool:
        """Whether an exercise still counts as new on ``day``."""
        return self.exposures(exercise_id, day) < self._exposures_needed

    def standing(self, exercise_id: str, day: date) -> tuple[bool, bool]:
        """Whether ``day`` is an exercise's first day, and whether it still counts as new."""
        seen = self.exposures(exercise_id, day)
        return seen == 0, seen < self._exposures_needed

    def leg_set_limit(self, week: int) -> int:
        """Most leg sets ``week`` may hold, from the best of the last two weeks that had any; lately after a
        miss, from the best of the last four."""
        recent = [
            self.leg_sets[one] for one in range(week - WEEKS_BACK, week) if self.leg_sets.get(one, 0) > 0
        ]
        if not recent:
            return int(self.problem.constant("first_week_leg_sets"))
        lately = range(week - int(self.problem.constant("weeks_after_miss")), week)
        missed = any(self.week_of(one) in lately for one in self.missed)
        best = max(recent if missed else recent[-2:])
        return int(
            (1.0 + self.problem.constant("set_growth")) * best + self.problem.constant("set_growth_extra")
        )

    def highest_tier_before(self, week: int) -> int:
        """The highest jump tier done before ``week``; 0 for none."""
        return max((tier for day, tier in self.tiers if self.week_of(day) < week), default=0)

    def tier_has_risen(self, week: int) -> bool:
        """Whether ``week`` already holds a higher tier of jumps than any week before it."""
        known = self.highest_tier_before(week)
        return 0 < known < max((tier for day, tier in self.tiers if self.week_of(day) == week), default=0)

    def recent_contacts(self, week: int) -> int:
        """Most foot contacts of a session in the last two weeks with jumps before ``week``; 0 for none."""
        before = [self.contacts.get(one, 0) for one in range(week - WEEKS_BACK, week)]
        return max([contacts for contacts in before if contacts > 0][-2:], default=0)

    def contact_limit(self, week: int) -> int:
        """Most foot contacts a session of ``week`` may hold."""
        problem, recent = self.problem, self.recent_contacts(week)
        if recent == 0:
            return int(min(problem.constant("contacts_start_low"), problem.constant("contacts_start_high")))
        return int((1.0 + problem.constant("contacts_growth")) * recent + 1e-9)

    def load_limit(self, exercise_id: str, day: date) -> float | None:
        """Heaviest load [kg] ``day`` may hold: the best of the last two weeks it was done, and a tenth; or
        what was lifted in the weeks before."""
        earlier = [(one, kg) for one, kg in self.loads.get(exercise_id, ()) if one < day]
        if not earlier:
            return None
        newest = max(one for one, _ in earlier)
        end = day if newest >= day - TWO_WEEKS else newest + timedelta(days=1)
        best = max(kg for one, kg in earlier if one >= end - TWO_WEEKS)
        first = day - timedelta(days=int(self.problem.constant("load_memory")))
        lately = max((kg for one, kg in earlier if one >= first), default=0.0)
        return max((1.0 + self.problem.constant("load_growth")) * best, lately)

    def lifting_weeks(self, week: int) -> int:
        """Whole weeks of lifting before ``week``, those before the plan included."""
        return self.problem.lifting_weeks + len([one for one in self.lifted if 0 <= one < week])


def opening_ledger(
    problem: PlanProblem, catalogue: Mapping[str, Exercise], known: Known | None = None
) -> Ledger:
    """The account as the plan finds it, from what was done before it and, where that is told, since.

    ``known`` is of the same problem.
    """
    ledger = Ledger(problem, catalogue, known=Known() if known is None else known)
    for past in sorted((*problem.past, *problem.done), key=lambda one: (one.date, one.exercise)):
        ledger.add(past.exercise, past.date, past.sets, past.load, past.contacts)
    return ledger
