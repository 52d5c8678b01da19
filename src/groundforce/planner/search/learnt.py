"""An overloaded eccentric comes only after its easier version: until then that stands in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from groundforce.planner.search.candidates import allowed
from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.menu import Entry, Role
from groundforce.training.exercise import Exercise


def is_prepared(ledger: Ledger, exercise: Exercise, day: date) -> bool:
    """Whether an exercise may stand on a day: known of late, or an easier version of it is learnt."""
    if not exercise.overloaded_eccentric or ledger.exposures(exercise.id, day) > 0:
        return True
    return any(not ledger.is_new(easier, day) for easier in exercise.easier)


def in_its_place(ledger: Ledger, exercise: Exercise, held: Iterable[str], day: date) -> Exercise | None:
    """The easier version to learn first: the one done most of late; None where there is none to be had."""
    taken, known = set(held), ledger.catalogue
    fitting = [
        known[name]
        for name in exercise.easier
        if name in known
        and name not in taken
        and allowed(known[name], ledger.problem)
        and is_prepared(ledger, known[name], day)
    ]
    return max(fitting, key=lambda one: (ledger.exposures(one.id, day), -one.skill, one.id), default=None)


def learnt(ledger: Ledger, role: Role, day: date, full: bool = True) -> Role:
    """What a session is made of on a day, what is not prepared for yet exchanged; the very same as a rule.

    A session that is not ``full`` has no new overloaded eccentric at all: its easier version stays a while.
    """
    if not any(entry.exercise.overloaded_eccentric for entry in role):
        return role
    early = {entry.exercise.id for entry in role if _is_early(ledger, entry.exercise, day, full)}
    if not early:
        return role
    held = {entry.exercise.id for entry in role}
    found: list[Entry] = []
    for entry in role:
        is_early = entry.exercise.id in early
        one = in_its_place(ledger, entry.exercise, held, day) if is_early else entry.exercise
        if one is not None:
            held.add(one.id)
            found.append(replace(entry, exercise=one))
    return tuple(found)


def _is_early(ledger: Ledger, exercise: Exercise, day: date, full: bool) -> bool:
    """Whether it is too early for an exercise."""
    new = exercise.overloaded_eccentric and ledger.is_new(exercise.id, day)
    return new and (not full or not is_prepared(ledger, exercise, day))
