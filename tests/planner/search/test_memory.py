"""Remembering changes the time a plan takes and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.draft import make_draft
from groundforce.planner.search.engine import Layout, Orders, lay_out
from groundforce.planner.search.known import Known
from groundforce.planner.search.ledger import opening_ledger
from groundforce.planner.search.memory import KEPT, Memory
from groundforce.planner.search.scribe import Archive, Scribe
from groundforce.simulation.athletes import made_up_problem
from groundforce.training.athlete import LiftingExperience
from groundforce.training.catalogue import load_catalogue
from tests.planner.problems import runner

CATALOGUE = load_catalogue().exercises
DRAFT = make_draft(runner(6, "gym", LiftingExperience.SOME, races=()), CATALOGUE)
ORDERS = (
    Orders(),
    Orders(light=frozenset({(1, 0)})),
    Orders(light=frozenset({(1, 0)}), dropped=frozenset({(1, 0), (3, 1)})),
    Orders(),
)


def same(one: Layout, two: Layout) -> bool:
    through = zip(one.placement.through, two.placement.through, strict=True)
    alike = all(np.array_equal(left, right) for left, right in through)
    return alike and one.placed == two.placed and one.placement.chosen == two.placement.chosen


def test_a_layout_is_the_same_whatever_was_laid_out_before() -> None:
    memory = Memory()
    for orders in ORDERS:
        assert same(lay_out(DRAFT, orders, memory), lay_out(DRAFT, orders))


def test_a_layout_asked_for_again_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    first = lay_out(DRAFT, Orders(), memory)
    worked = ("choices", "week_patterns")
    for name in worked:
        monkeypatch.setattr(f"groundforce.planner.search.engine.{name}", None)
    monkeypatch.setattr("groundforce.planner.search.scribe.session_content", None)
    assert same(lay_out(DRAFT, Orders(), memory), first)


@pytest.mark.parametrize("seed", [1, 4, 6])
def test_a_session_looked_up_is_the_one_that_would_be_written(seed: int) -> None:
    """What is shared between pasts is what each would have written alone."""
    draft = make_draft(made_up_problem(seed), CATALOGUE)
    layout = lay_out(draft, Orders())
    shared = Scribe(draft, Archive())
    order: dict[int, int] = {}
    for one in layout.placed:
        nth = order.setdefault(one.week.number, 0)
        alone = Scribe(replace(draft, known=Known()), Archive())
        alone.ledger = shared.ledger
        for variant in (Variant.FULL, Variant.NO_NEW_JUMP, Variant.LIGHT):
            asked = (one.week, one.role, one.slot.date, variant, nth)
            alone.ledger.known, shared.ledger.known = Known(), draft.known
            expected = alone.write(*asked)
            shared.ledger.known = draft.known
            assert shared.write(*asked) == expected
        shared.enter(one.week, one.role, one.slot.date, one.variant, nth)
        order[one.week.number] = nth + 1


def test_a_week_forgets_its_oldest_patterns() -> None:
    memory, made = Memory(), lay_out(DRAFT, Orders()).patterns[0]
    for key in range(KEPT + 1):
        memory.patterns_of(0, key, lambda: made)
    assert list(memory.patterns[0]) == list(range(1, KEPT + 1))


def test_what_is_known_of_a_weeks_slots_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    lay_out(DRAFT, ORDERS[2], memory)
    assert set(memory.grids) == {week.number for week in DRAFT.weeks}
    monkeypatch.setattr("groundforce.planner.search.engine.Grid", None)
    lay_out(DRAFT, Orders(), memory)


def test_two_pasts_are_two_sessions() -> None:
    """A second squat day is another session after a first one than without it."""
    archive, week = Archive(), DRAFT.weeks[0]
    after, alone = Scribe(DRAFT, archive), Scribe(DRAFT, archive)
    after.enter(week, 0, week.start, Variant.FULL, 0)
    day = week.start + timedelta(days=3)
    written = after.write(week, 0, day, Variant.FULL, 1)
    assert written.content != alone.write(week, 0, day, Variant.FULL, 1).content
    assert not any(item.first for item in written.content)


def test_a_past_that_is_looked_up_leaves_the_same_account() -> None:
    archive, week = Archive(), DRAFT.weeks[0]
    scribes = [Scribe(DRAFT, archive), Scribe(DRAFT, archive), Scribe(DRAFT, Archive())]
    for scribe in scribes:
        for role in range(2):
            scribe.enter(week, role, week.start + timedelta(days=3 * role), Variant.FULL, role)
    assert scribes[0].past == scribes[1].past
    assert scribes[0].ledger == scribes[1].ledger == scribes[2].ledger
    assert scribes[0].ledger != opening_ledger(DRAFT.problem, CATALOGUE)
