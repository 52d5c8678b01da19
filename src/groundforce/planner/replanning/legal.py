"""Whether a prescription may stay as it is on its day, by the rules about doses and what was done before.

The checker has the last word; this only tells where to look.
"""

from __future__ import annotations

import math
from datetime import date

from groundforce.planner.replanning.ground import Ground
from groundforce.planner.search.classes import is_eccentric
from groundforce.planner.search.learnt import is_prepared
from groundforce.planner.search.ledger import Ledger
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Kilograms, Prescription
from groundforce.training.plates import loads_of, next_above

ROUNDED_TO = 4
"""contacts a growing dose is rounded up to"""
SCREENED = frozenset({Limit.TECHNIQUE_ONLY, Limit.NO_MAXIMAL})
"""Limits that ask for lighter doses of the same exercises."""


def is_legal(ground: Ground, ledger: Ledger, one: Prescription, exercise: Exercise, day: date) -> bool:
    """Whether its dose may stay: not too much for a first day, no jump in load or contacts, nothing that a
    new screening limit forbids."""
    new_limits = ground.problem.limits.limits - ground.before.problem.limits.limits
    if new_limits & SCREENED or (ledger.exposures(one.exercise, day) == 0 and not _is_gentle(ledger, one)):
        return False
    if not is_prepared(ledger, exercise, day):
        return False
    if ledger.is_new(one.exercise, day) and (
        _is_heavy(ledger, one) or _is_too_eccentric(ledger, one, exercise)
    ):
        return False
    return (
        _jumps_are_legal(ledger, one, exercise, day)
        if exercise.tier > 0
        else _load_is_legal(ledger, one, exercise, day)
    )


def _is_heavy(ledger: Ledger, one: Prescription) -> bool:
    """Whether it has few reps near their limit: what is new is learnt before it is done so."""
    most, near = (ledger.problem.constant(f"heavy_reps{of}") for of in ("", "_in_reserve"))
    return any(
        each.reps is not None
        and each.reps[1] <= most
        and (each.reps_in_reserve is None or each.reps_in_reserve <= near)
        for each in one.work_sets
    )


def _is_too_eccentric(ledger: Ledger, one: Prescription, exercise: Exercise) -> bool:
    """Whether it lowers a load at full dose: new, that is done in an introductory dose."""
    return is_eccentric(exercise) and not _is_gentle(ledger, one)


def _is_gentle(ledger: Ledger, one: Prescription) -> bool:
    """Whether a dose is one an exercise may enter with."""
    least = ledger.problem.constant("introductory_reps_in_reserve")
    far = all(
        each.reps is None or (each.reps_in_reserve is not None and each.reps_in_reserve >= least)
        for each in one.work_sets
    )
    return far and len(one.work_sets) <= ledger.problem.constant("introductory_sets")


def _load_is_legal(ledger: Ledger, one: Prescription, exercise: Exercise, day: date) -> bool:
    """Whether the load grows by no more than it may, or by the one step there is."""
    limit = ledger.load_limit(one.exercise, day)
    loads = [each.load.kg for each in one.work_sets if isinstance(each.load, Kilograms)]
    if limit is None or not loads:
        return True
    best = limit / (1.0 + ledger.problem.constant("load_growth"))
    step = next_above(loads_of(exercise, ledger.problem.equipment, ledger.problem.plates), best)
    return max(loads) <= max(limit, best if step is None else step) + 1e-6


def _jumps_are_legal(ledger: Ledger, one: Prescription, exercise: Exercise, day: date) -> bool:
    """Whether contacts grow by no more than they may, and not together with the tier."""
    week, problem = ledger.week_of(day), ledger.problem
    contacts, recent = (
        sum(each.contacts for each in one.sets if each.contacts is not None),
        ledger.recent_contacts(week),
    )
    if recent == 0:
        return contacts <= problem.constant("contacts_start_high")
    grown = math.ceil(recent * (1.0 + problem.constant("contacts_growth")) / ROUNDED_TO - 1e-9) * ROUNDED_TO
    rises = exercise.tier > ledger.highest_tier_before(week) or ledger.tier_has_risen(week)
    together = rises and max(contacts, ledger.contacts.get(week, 0)) > recent
    return contacts <= max(grown, problem.constant("contacts_start_low")) and not together
