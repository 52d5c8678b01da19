"""What was done before a day, by the past and by the plan's own earlier sessions."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from groundforce.planner.check.dose import contacts, is_leg, own_kilograms
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Kilograms, PercentOfMaximum, Prescription
from groundforce.training.problem import PlanProblem

WEEK = 7
"""days"""


@dataclass(frozen=True)
class Work:
    """One exercise on one day (ordinal): work ``sets`` [-], ``kg``, ``percent`` of 1RM, foot ``contacts``.

    ``least`` 1RM [kg] that a day stands for on which far more reps were left than asked.
    """

    day: int
    exercise: Exercise
    sets: int
    kg: float | None
    percent: float | None
    contacts: int
    least: float | None = None


def past_work(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> list[Work]:
    """The work of the days before the plan, and what was really done since; exercises outside the catalogue
    are left out."""
    before = [one for one in problem.past if one.date < problem.start]
    since = [one for one in problem.done if one.date >= problem.start]
    return [
        Work(
            one.date.toordinal(),
            catalogue[one.exercise],
            one.sets,
            one.load,
            None,
            one.contacts,
            one.least_maximum,
        )
        for one in (*before, *since)
        if one.exercise in catalogue and (one.sets > 0 or one.contacts > 0)
    ]


def planned_work(day: int, prescription: Prescription, exercise: Exercise) -> Work:
    """What one prescription adds on ``day``: its work sets, its heaviest load, its foot contacts."""
    loads = [one.load for one in prescription.work_sets]
    kilograms = [own_kilograms(one, exercise) for one in loads if isinstance(one, Kilograms)]
    percents = [one.percent for one in loads if isinstance(one, PercentOfMaximum)]
    return Work(
        day,
        exercise,
        len(prescription.work_sets),
        max(kilograms, default=None),
        max(percents, default=None),
        contacts(prescription, exercise),
    )


class History:
    """Answers "how often", "how much" and "how high" about the days before a day (ordinals)."""

    def __init__(
        self,
        work: Iterable[Work],
        window: float,
        missed: Iterable[int] = (),
        window_after_miss: float | None = None,
    ) -> None:
        self._window, self._missed = window, sorted(missed)
        self._longer = window if window_after_miss is None else max(window, window_after_miss)
        days: dict[str, set[int]] = defaultdict(set)
        tiers: dict[int, set[int]] = defaultdict(set)
        self._leg_sets: dict[int, int] = defaultdict(int)
        self._contacts: dict[int, int] = defaultdict(int)
        self._top_tier: dict[int, int] = defaultdict(int)
        self._loads: dict[str, list[Work]] = defaultdict(list)
        for one in work:
            days[one.exercise.id].add(one.day)
            if one.kg is not None or one.percent is not None:
                self._loads[one.exercise.id].append(one)
            if is_leg(one.exercise) and one.exercise.tier == 0:
                self._leg_sets[one.day] += one.sets
            if one.exercise.tier > 0:
                self._contacts[one.day] += one.contacts
                self._top_tier[one.day] = max(self._top_tier[one.day], one.exercise.tier)
                for tier in range(1, one.exercise.tier + 1):
                    tiers[tier].add(one.day)
        self._days = {key: sorted(value) for key, value in days.items()}
        self._tiers = {key: sorted(value) for key, value in tiers.items()}

    def add_bout(self, day: int, contacts: int, tier: int) -> None:
        """Enter a bout of jumps: its contacts count, but it makes no jump familiar for a session."""
        self._contacts[day] += contacts
        self._top_tier[day] = max(self._top_tier[day], tier)

    def _count(self, days: Sequence[int], day: int) -> int:
        """Days in the window before ``day``; it reaches further back where a session was missed in it."""
        missed = bisect_left(self._missed, day) > bisect_left(self._missed, day - self._window)
        first = day - (self._longer if missed else self._window)
        return bisect_left(days, day) - bisect_left(days, first)

    def exposures(self, exercise: str, day: int) -> int:
        """Days [-] in the window before ``day`` on which the exercise was done."""
        return self._count(self._days.get(exercise, ()), day)

    def tier_exposures(self, tier: int, day: int) -> int:
        """Days [-] in the window before ``day`` with a jump of this tier or a higher one."""
        return self._count(self._tiers.get(tier, ()), day)

    def leg_sets(self, first: int) -> int:
        """Leg work sets [-] of the seven days from ``first``; jumps are counted in contacts instead."""
        return sum(self._leg_sets.get(day, 0) for day in range(first, first + WEEK))

    def most_contacts(self, first: int) -> int:
        """Most foot contacts [-] of one day among the seven from ``first``."""
        return max(self._contacts.get(day, 0) for day in range(first, first + WEEK))

    def top_tier(self, first: int) -> int:
        """Highest jump tier [-] of the seven days from ``first``; 0 for no jump."""
        return max(self._top_tier.get(day, 0) for day in range(first, first + WEEK))

    def loads_before(self, exercise: str, day: int) -> list[Work]:
        """The work with a load in the 14 days before ``day``, else in the last 14 days that had any."""
        earlier = [one for one in self._loads.get(exercise, ()) if one.day < day]
        if not earlier:
            return []
        newest = max(one.day for one in earlier)
        end = day if newest >= day - 2 * WEEK else newest + 1
        return [one for one in earlier if one.day >= end - 2 * WEEK]

    def heaviest(self, exercise: str, first: int, day: int) -> float:
        """The heaviest load [kg] from ``first`` to before ``day``; 0 where there was none."""
        loads = (one.kg for one in self._loads.get(exercise, ()) if first <= one.day < day)
        return max((kg for kg in loads if kg is not None), default=0.0)
