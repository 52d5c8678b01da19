"""Short bouts of jumps for bone: who may have them, where they stand, how much they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from groundforce.evidence import parameter
from groundforce.planner.check.case import Case
from groundforce.planner.check.words import day_text
from groundforce.training.athlete import RacePriority
from groundforce.training.exercise import Exercise, Problem
from groundforce.training.plan import Bout, Violation
from groundforce.training.state import PartOfDay

HIGHEST_TIER = 2
"""of a jump done alone, without a warm-up"""
GATED_TIER = 2
"""from this tier on a jump must be familiar from sessions"""
PARTS = (PartOfDay.MORNING, PartOfDay.EVENING)


def _found(bout: Bout, text: str) -> Violation:
    return Violation("bone_bouts", None, f"{day_text(bout.date)}: bout of jumps: {text}")


def _unfit(bout: Bout, exercise: Exercise, case: Case) -> Iterator[str]:
    """What speaks against this jump for this runner."""
    limits = case.problem.limits
    if limits.limits or Problem.BONE_STRESS in limits.problems:
        yield "they need clean screening"
    sore = sorted(limits.problems.intersection(exercise.aggravates))
    if sore:
        yield f"{exercise.name} may aggravate: {', '.join(sore)}"
    if exercise.id in limits.excluded:
        yield f"{exercise.name} is one of the exercises you left out"
    if not 0 < exercise.tier <= HIGHEST_TIER:
        yield f"{exercise.name} is no low jump"
    needed, day = case.problem.constant("accustomed_exposures"), bout.date.toordinal()
    if exercise.tier >= GATED_TIER and case.history.exposures(exercise.id, day) < needed:
        yield f"{exercise.name} is not familiar from sessions yet"
    if not exercise.possible_with(frozenset()):
        yield f"{exercise.name} needs equipment"


def _times_done(bout: Bout, case: Case) -> int:
    """Days with this jump in the window before a bout, in sessions or in bouts."""
    day, window = bout.date.toordinal(), case.problem.constant("accustomed_window")
    others = {one.date for one in case.bouts if one.exercise == bout.exercise and one.date < bout.date}
    earlier = [one for one in others if day - one.toordinal() <= window]
    return case.history.exposures(bout.exercise, day) + len(earlier)


def _out_of_place(bout: Bout, case: Case) -> Iterator[str]:
    """What speaks against this day."""
    problem, day = case.problem, bout.date.toordinal()
    if not problem.start <= bout.date < problem.end:
        yield "outside the plan"
    if problem.absence(bout.date) is not None:
        yield "you are away"
    if any(lift.day == day for lift in case.lifts):
        yield "there is lifting on this day"
    ahead = {run.span.earliest.date().toordinal() - day for run in case.key_runs}
    if 0 in ahead:
        yield "there is a key run on this day"
    if 1 in ahead and _times_done(bout, case) < problem.constant("accustomed_exposures"):
        yield "a new jump on the day before a key run"
    for race in problem.races:
        name = "bout_race_days" if race.priority is RacePriority.A else "bout_b_race_days"
        if abs((race.date - bout.date).days) <= parameter(name).value:
            yield f"too near the race of {day_text(race.date)}"


def _of_day(case: Case) -> Iterator[Violation]:
    """Two bouts a day at most, one in the morning and one in the evening."""
    seen = Counter((bout.date, bout.part_of_day) for bout in case.bouts)
    for bout in case.bouts:
        if bout.part_of_day not in PARTS:
            yield _found(bout, "they stand in the morning or in the evening")
        elif seen[bout.date, bout.part_of_day] > 1:
            yield _found(bout, f"more than one in the {bout.part_of_day}")


def bone_bouts(case: Case) -> Iterator[Violation]:
    """Bouts are for those with clean screening, on free days, few and low."""
    most = int(parameter("bout_most_contacts").value)
    until = case.problem.settled_until
    for bout in case.bouts:
        if until is not None and bout.date < until.date():
            continue
        exercise = case.catalogue.get(bout.exercise)
        if exercise is None:
            yield _found(bout, f"{bout.exercise!r} is not in the exercise catalogue")
            continue
        for text in (*_unfit(bout, exercise, case), *_out_of_place(bout, case)):
            yield _found(bout, text)
        if bout.contacts > most:
            yield _found(bout, f"{bout.contacts} contacts; at most {most} are allowed")
    yield from _of_day(case)
