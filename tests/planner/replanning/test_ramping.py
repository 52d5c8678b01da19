"""The next lift gets its ramp sets when the first one goes, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

from groundforce.planner.replanning.account import opened
from groundforce.planner.replanning.ground import Clock, ground
from groundforce.planner.replanning.ramping import Written, ramped
from groundforce.training.plan import Prescription, Session, SetKind
from tests.planner.replanning.changing import CATALOGUE, NOW, ahead, plan


def ramps(one: Prescription) -> int:
    return sum(each.kind is SetKind.WARM_UP for each in one.sets)


def heavy_session() -> tuple[Session, Prescription]:
    """A heavy session ahead whose second ramped lift has fewer ramp sets than its first."""
    session = next(
        one
        for one in ahead(plan())
        if one.heavy_lower and sum(ramps(each) > 0 for each in one.prescriptions) > 1
    )
    first = next(one for one in session.prescriptions if ramps(one))
    return session, first


def again(session: Session, kept: Written) -> Written:
    known = ground(plan(), plan().problem, CATALOGUE, Clock(NOW, NOW), {})
    return ramped(known, opened(known), session.prescriptions, kept, session.date)


def test_the_next_lift_is_ramped_up_to_and_the_rest_is_the_very_same() -> None:
    session, first = heavy_session()
    kept = tuple(one for one in session.prescriptions if one is not first)
    found = again(session, kept)
    changed = [(one, two) for one, two in zip(kept, found, strict=True) if one is not two]
    assert len(changed) == 1
    old, new = changed[0]
    assert ramps(old) < 2 <= ramps(new)
    assert new.work_sets == old.work_sets
    assert replace(new, sets=old.sets) == old


def test_a_session_with_all_its_lifts_is_left_alone() -> None:
    session, _ = heavy_session()
    assert again(session, session.prescriptions) is session.prescriptions
