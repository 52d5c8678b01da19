"""What lifting does before a race."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from groundforce.planner.check.case import Approach, Case, KeyRun, Lift
from groundforce.planner.check.history import WEEK
from groundforce.planner.check.words import count_text, hours_text
from groundforce.quantities import format_number
from groundforce.training.athlete import RacePriority
from groundforce.training.plan import Violation
from groundforce.training.problem import PlanProblem

SHORT_RACE = 10_000.0
"""m up to which a race is short"""
HALF_MARATHON = 21_200.0
"""m up to which a race is a half marathon"""
RACE_WEEK = 168.0
"""h"""
PRIMER_NEAREST, PRIMER_FARTHEST = 72.0, 120.0
"""h before the race between which a primer may stand"""
PRIMER_TIER = 2
"""highest tier of a primer"""
WEEKS_BEFORE = 4
"""weeks whose best a taper is measured against"""
_EPSILON = 1e-9


def heavy_need(run: KeyRun, problem: PlanProblem) -> float:
    """Hours [h] between the last heavy leg session and a race."""
    race = run.race
    if race is None or race.priority is RacePriority.B or race.distance <= SHORT_RACE:
        return problem.constant("race_heavy_short")
    if race.distance <= HALF_MARATHON:
        return problem.constant("race_heavy_half")
    return problem.constant("race_heavy_long")


def race_heavy(case: Case) -> Iterator[Violation]:
    """The last heavy leg session is far from the race, further the longer the race."""
    for one in case.race_approaches:
        need = heavy_need(one.run, case.problem)
        if one.hours < need - _EPSILON and one.lift.heavy:
            yield one.lift.violation(
                "race_heavy",
                f"a heavy session {hours_text(one.hours)} before {one.run.words}; "
                f"the rule asks for {hours_text(need)}",
            )


def _novelties(lift: Lift) -> list[str]:
    return [item.exercise.name for item in lift.items if item.new_eccentric or item.new_tier]


def race_novel(case: Case) -> Iterator[Violation]:
    """No new eccentric work and no new jump tier before a race."""
    need = case.problem.constant("race_novel")
    for one in case.race_approaches:
        names = _novelties(one.lift) if one.hours < need - _EPSILON else []
        if names:
            yield one.lift.violation(
                "race_novel",
                f"{', '.join(names)} is new, {hours_text(one.hours)} before {one.run.words}; "
                f"the rule asks for {hours_text(need)}",
            )


def _a_races(case: Case) -> Iterator[tuple[KeyRun, list[Approach]]]:
    for run in case.races:
        if run.race is not None and run.race.priority is RacePriority.A:
            near = [one for one in case.race_approaches if one.run is run and one.hours < RACE_WEEK]
            yield run, near


def _primer_faults(one: Approach) -> Iterator[str]:
    jumps = [item for item in one.lift.items if item.jump]
    if not jumps:
        return
    farthest = (one.run.span.earliest - one.lift.span.earliest) / timedelta(hours=1)
    if one.hours < PRIMER_NEAREST - _EPSILON or farthest > PRIMER_FARTHEST + _EPSILON:
        yield f"jumps {hours_text(one.hours)} before it; in race week they stand 72 to 120 h before"
    for item in jumps:
        if item.exercise.tier > PRIMER_TIER:
            yield f"{item.exercise.name} is tier {item.exercise.tier}; in race week at most {PRIMER_TIER}"
        if item.new:
            yield f"{item.exercise.name} is new; in race week only jumps you are used to"


def _primer_dose(near: list[Approach], most: float) -> Iterator[Violation]:
    total = 0
    for one in near:
        here = sum(item.contacts for item in one.lift.items)
        total += here
        if here > 0 and total > most:
            yield one.lift.violation(
                "race_primer",
                f"{count_text(total, 'foot contact')} in the week before {one.run.words}; "
                f"at most {most:g} are allowed",
            )


def race_primer(case: Case) -> Iterator[Violation]:
    """In race week jumps are at most a small, familiar primer."""
    for run, near in _a_races(case):
        for one in near:
            for found in _primer_faults(one):
                yield one.lift.violation("race_primer", f"{run.words}: {found}")
        yield from _primer_dose(near, case.problem.constant("primer_contacts"))


def race_taper(case: Case) -> Iterator[Violation]:
    """In the seven days before an A race leg sets are a share of the best of the four weeks before."""
    share = case.problem.constant("race_taper_share")
    for run, near in _a_races(case):
        day = run.span.earliest.date().toordinal()
        best = max(case.history.leg_sets(day - WEEK * back) for back in range(2, WEEKS_BEFORE + 2))
        sets = case.history.leg_sets(day - WEEK)
        if sets > share * best + _EPSILON and any(not one.lift.settled for one in near):
            yield Violation(
                "race_taper",
                max((one.lift.session.id for one in near if not one.lift.settled), default=None),
                f"{count_text(sets, 'leg set')} in the 7 days before {run.words}, after {best} in the best "
                f"of the four weeks before; at most {format_number(share * best, 1)} are allowed",
            )


def _lifts_legs(lift: Lift) -> bool:
    return any(item.leg and not item.jump for item in lift.items)


def race_fresh(case: Case) -> Iterator[Violation]:
    """No leg lifting right before a race; jumps have their own rule."""
    for one in case.race_approaches:
        race = one.run.race
        is_b = race is not None and race.priority is RacePriority.B
        need = case.problem.constant("race_fresh_b" if is_b else "race_fresh")
        if one.hours < need - _EPSILON and _lifts_legs(one.lift):
            yield one.lift.violation(
                "race_fresh",
                f"leg lifting {hours_text(one.hours)} before {one.run.words}; "
                f"the rule asks for {hours_text(need)}",
            )


def _rest_after(run: KeyRun, hard: bool, problem: PlanProblem) -> float:
    """Hours [h] of rest a race asks for before leg work, or before heavy and new eccentric work."""
    distance = 0.0 if run.race is None else run.race.distance
    rest = problem.constant("after_race_short" if distance <= SHORT_RACE else "after_race")
    if not hard or distance <= SHORT_RACE:
        return rest
    name = "after_race_heavy" if distance <= HALF_MARATHON else "after_race_heavy_long"
    return max(rest, problem.constant(name))


def after_race(case: Case) -> Iterator[Violation]:
    """Legs rest after a race, longer from hard work."""
    for run in case.races:
        for lift in case.judged:
            if lift.span.latest <= run.span.earliest or not lift.legs:
                continue
            hours = (lift.span.earliest - run.span.latest) / timedelta(hours=1)
            hard = lift.heavy or any(item.new_eccentric for item in lift.items)
            need = _rest_after(run, hard, case.problem)
            if hours < need - _EPSILON:
                what = "heavy or new eccentric leg work" if hard else "leg work"
                yield lift.violation(
                    "after_race",
                    f"{what} {hours_text(max(hours, 0.0))} after {run.words}; "
                    f"the rule asks for {hours_text(need)}",
                )
