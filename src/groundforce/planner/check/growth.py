"""How fast leg sets and loads may grow, and how a new exercise enters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from groundforce.physiology.repetition_maximum import nuzzo2024_fraction
from groundforce.planner.check.case import Case, Item, Lift
from groundforce.planner.check.dose import in_reserve, own_kilograms
from groundforce.planner.check.history import WEEK, History
from groundforce.planner.check.words import count_text, day_text
from groundforce.quantities import format_number
from groundforce.training.equipment import BARBELL_STEPS, MACHINE_STEPS
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Kilograms, PercentOfMaximum, SetPrescription, Violation
from groundforce.training.plates import loads_of, next_above
from groundforce.training.problem import PlanProblem

LOOK_BACK = 4
"""weeks before a week in which its measure of growth is looked for"""
LARGEST = 100.0
"""reps from failure of a set that says nothing of it: no room beyond the usual growth"""
_STACKS = frozenset({"leg_press", "leg_curl", "leg_extension", "calf_machine", "cable"})


def week_is_open(case: Case, week: int) -> bool:
    """Whether a plan week (from 0) holds a session that is not done yet."""
    first = case.problem.start.toordinal() + week * WEEK
    return any(first <= lift.day < first + WEEK and not lift.settled for lift in case.lifts)


def last_open(case: Case, week: int) -> str | None:
    """Id of the last session of a plan week that can still be changed."""
    first = case.problem.start.toordinal() + week * WEEK
    open_lifts = [one for one in case.lifts if first <= one.day < first + WEEK and not one.settled]
    return open_lifts[-1].session.id if open_lifts else None


def week_text(case: Case, week: int) -> str:
    """As in ``week of Mon 30 Nov``."""
    return f"week of {day_text(case.problem.start + timedelta(weeks=week))}"


def weeks_before(case: Case, week: int) -> list[int]:
    """First days (ordinals) of the weeks before a plan week, the latest first."""
    first = case.problem.start.toordinal() + week * WEEK
    return [first - WEEK * back for back in range(1, LOOK_BACK + 1)]


def _leg_set_limit(case: Case, week: int) -> tuple[float, str]:
    trained = [sets for first in weeks_before(case, week) if (sets := case.history.leg_sets(first)) > 0]
    problem = case.problem
    if not trained:
        return problem.constant("first_week_leg_sets"), "after four weeks without any"
    missed = _after_a_miss(case, week)
    best = max(trained if missed else trained[:2])
    limit = (1.0 + problem.constant("set_growth")) * best + problem.constant("set_growth_extra")
    which = "four weeks before" if missed else "last two weeks that had any"
    return limit, f"after {best} in the best of the {which}"


def _after_a_miss(case: Case, week: int) -> bool:
    """Whether a session was missed so lately that a week may go back to all of what was done before it."""
    first = case.problem.start.toordinal() + week * WEEK
    lately = first - WEEK * int(case.problem.constant("weeks_after_miss"))
    return any(lately <= day < first for day in case.missed)


def set_growth(case: Case) -> Iterator[Violation]:
    """Leg sets of a week grow by little over the best of the last two weeks that had any."""
    for week in range(case.problem.weeks):
        sets = case.history.leg_sets(case.problem.start.toordinal() + week * WEEK)
        limit, after = _leg_set_limit(case, week)
        if sets > limit + 1e-9 and week_is_open(case, week):
            yield Violation(
                "set_growth",
                last_open(case, week),
                f"{week_text(case, week)}: {count_text(sets, 'leg set')}; "
                f"{after} at most {format_number(limit, 1)} are allowed",
            )


def load_step(exercise: Exercise, equipment: frozenset[str]) -> float:
    """The smallest step up [kg] that exists: 5 on a weight stack, 2.5 elsewhere."""
    stack = any(need <= equipment and need & _STACKS for need in exercise.equipment)
    return MACHINE_STEPS.step if stack else BARBELL_STEPS.step


def _one_step_up(best: float, exercise: Exercise, problem: PlanProblem) -> float:
    """The next load [kg] the runner's weights make, where that is further than the usual step."""
    there_are = loads_of(exercise, problem.equipment, problem.plates)
    up = next_above(there_are, best) if there_are and best >= there_are[0] else None
    usual = best + load_step(exercise, problem.equipment)
    return usual if up is None else max(usual, up)


def _kilograms(one: SetPrescription, item: Item) -> float | None:
    if isinstance(one.load, Kilograms):
        return own_kilograms(one.load, item.exercise)
    if isinstance(one.load, PercentOfMaximum) and item.maximum is not None:
        return one.load.percent / 100.0 * item.maximum
    return None


@dataclass(frozen=True)
class LoadLimit:
    """The ``best`` load [kg] of the two weeks before a day, the ``most`` it may be then, and the ``least``
    1RM [kg] that days stand for on which far more reps were left than asked, 0 for none."""

    best: float
    most: float
    least: float

    def allows(self, reps: float) -> float:
        """The heaviest load [kg] of a set that ends ``reps`` before failure, counted from its first rep."""
        return max(self.most, self.least * nuzzo2024_fraction(reps)) if self.least > 0.0 else self.most


def load_limit(
    exercise: Exercise, day: int, history: History, problem: PlanProblem, maximum: float = 0.0
) -> LoadLimit | None:
    """How heavy a lift may be on a day (ordinal); ``maximum`` 1RM [kg] for loads told as a share of it.

    None where it was not done with a load before.
    """
    before = history.loads_before(exercise.id, day)
    loads = [work.kg for work in before if work.kg is not None]
    loads += [work.percent / 100.0 * maximum for work in before if work.percent is not None and maximum > 0.0]
    if not loads:
        return None
    best, memory = max(loads), int(problem.constant("load_memory"))
    grown = best * (1.0 + problem.constant("load_growth"))
    most = max(
        grown,
        _one_step_up(best, exercise, problem),
        history.heaviest(exercise.id, day - memory, day),
    )
    return LoadLimit(best, most, max((work.least or 0.0 for work in before), default=0.0))


def _to_failure(one: SetPrescription) -> float:
    """The fewest reps of a set and those left after them; out of reach where it has none."""
    left = 0.0 if one.reps_in_reserve is None else one.reps_in_reserve
    return LARGEST if one.reps is None else one.reps[0] + left


def _kilogram_growth(lift: Lift, item: Item, case: Case) -> Iterator[Violation]:
    found = load_limit(item.exercise, lift.day, case.history, case.problem, item.maximum or 0.0)
    if found is None:
        return
    sets = [
        (kg, found.allows(_to_failure(one)))
        for one in item.prescription.work_sets
        if (kg := _kilograms(one, item)) is not None
    ]
    over = [(kg, limit) for kg, limit in sets if kg > limit + 1e-6]
    if over:
        now, limit = max(over)
        yield _grown(
            lift,
            item,
            f"{format_number(now)} kg",
            f"{format_number(found.best)} kg",
            f"{format_number(limit)} kg",
        )


def _percent_growth(lift: Lift, item: Item, case: Case) -> Iterator[Violation]:
    if item.maximum is not None:
        return
    before = case.history.loads_before(item.exercise.id, lift.day)
    percents = [work.percent for work in before if work.percent is not None]
    loads = (one.load for one in item.prescription.work_sets)
    now = [load.percent for load in loads if isinstance(load, PercentOfMaximum)]
    if not percents or not now:
        return
    best, limit = max(percents), max(percents) * (1.0 + case.problem.constant("load_growth"))
    if max(now) > limit + 1e-6:
        yield _grown(lift, item, f"{max(now):g} %", f"{best:g} %", f"{format_number(limit)} %")


def _grown(lift: Lift, item: Item, now: str, best: str, limit: str) -> Violation:
    return lift.violation(
        "load_growth",
        f"{item.exercise.name} at {now} after {best} at best in two weeks; at most {limit} is allowed",
    )


def load_growth(case: Case) -> Iterator[Violation]:
    """The load of a lift grows by little, or by the one step the equipment has."""
    for lift in case.lifts:
        for item in lift.items:
            yield from _kilogram_growth(lift, item, case)
            yield from _percent_growth(lift, item, case)


def _prepared(item: Item, lift: Lift, case: Case) -> bool:
    least = case.problem.constant("accustomed_exposures")
    return any(case.history.exposures(easier, lift.day) >= least for easier in item.exercise.easier)


def _too_much_at_first(item: Item, lift: Lift, case: Case) -> Iterator[str]:
    most = case.problem.constant("introductory_sets")
    least = case.problem.constant("introductory_reps_in_reserve")
    work = item.prescription.work_sets
    if len(work) > most:
        yield f"{count_text(len(work), 'set')}; the first day allows {most:g}"
    if not all(in_reserve(one, item.exercise, least) for one in work):
        yield f"fewer than {least:g} reps in reserve, or not stated; the first day asks for {least:g}"
    if item.exercise.overloaded_eccentric and not _prepared(item, lift, case):
        yield "an overloaded eccentric that no easier version has prepared for"


def introductory_dose(case: Case) -> Iterator[Violation]:
    """On its first day an exercise has few sets, reps in reserve and no unprepared overloaded eccentric."""
    for lift in case.lifts:
        for item in lift.items:
            if item.exposures == 0:
                for found in _too_much_at_first(item, lift, case):
                    yield lift.violation("introductory_dose", f"{item.exercise.name} is new: {found}")
