from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from groundforce.coaching.intake import stated_exposures
from groundforce.evidence import constant
from groundforce.physiology.recovery import recovery_constants
from groundforce.planner.search.content import (
    burden_of,
    leg_sets,
    session_content,
    trim_leg_sets,
)
from groundforce.planner.search.dosing import Variant
from groundforce.planner.search.ledger import Ledger, opening_ledger
from groundforce.planner.search.menu import Entry
from groundforce.planner.search.season import PhaseName, WeekInSeason
from groundforce.training.athlete import LiftingExperience
from groundforce.training.catalogue import load_catalogue
from tests.planner.problems import START, runner

CATALOGUE = load_catalogue().exercises
RECOVERY = recovery_constants(lambda name: constant(name).value)
ROLE = tuple(
    Entry(CATALOGUE[name], 3)
    for name in ("back_squat", "romanian_deadlift", "nordic_curl_assisted", "calf_raise")
)
HEAVY = WeekInSeason(4, START + timedelta(weeks=4), PhaseName.HEAVY, 0, 2)


def familiar(*lifts: str) -> Ledger:
    past = stated_exposures(lifts, HEAVY.start)
    problem = runner(8, races=(), past=past, experience=LiftingExperience.REGULAR)
    return opening_ledger(problem, CATALOGUE)


def test_familiar_lifts_are_heavy_in_a_heavy_week_and_new_ones_are_not() -> None:
    known = familiar("back_squat", "romanian_deadlift", "nordic_curl_assisted", "calf_raise")
    content = session_content(known, ROLE, {}, HEAVY, HEAVY.start, Variant.FULL, 99)
    assert burden_of(known, content, HEAVY, RECOVERY).heavy
    new = familiar()
    first = session_content(new, ROLE, {}, HEAVY, HEAVY.start, Variant.FULL, 99)
    burden = burden_of(new, first, HEAVY, RECOVERY)
    assert (burden.heavy, burden.novel) == (False, True)
    assert all(item.dose.sets <= 2 and (item.dose.reserve or 0) >= 3 for item in first)


def test_held_back_is_lighter_in_every_way() -> None:
    known = familiar("back_squat", "romanian_deadlift", "nordic_curl_assisted", "calf_raise")
    full = session_content(known, ROLE, {}, HEAVY, HEAVY.start, Variant.FULL, 99)
    light = session_content(known, ROLE, {}, HEAVY, HEAVY.start, Variant.LIGHT, 99)
    assert not burden_of(known, light, HEAVY, RECOVERY).heavy
    heavier, lighter = (burden_of(known, one, HEAVY, RECOVERY).impulse for one in (full, light))
    assert lighter < 0.6 * heavier


@given(st.integers(-3, 20))
def test_trimming_keeps_to_the_limit_and_takes_from_the_least_important_first(limit: int) -> None:
    known = familiar("back_squat", "romanian_deadlift", "nordic_curl_assisted", "calf_raise")
    content = session_content(known, ROLE, {}, HEAVY, HEAVY.start, Variant.FULL, 99)
    trimmed = trim_leg_sets(content, limit)
    assert leg_sets(trimmed) <= max(limit, 0)
    assert leg_sets(trimmed) == min(leg_sets(content), max(limit, 0))
    if trimmed:
        assert trimmed[0].exercise.id == content[0].exercise.id


def test_contacts_start_small_and_never_jump() -> None:
    ledger = opening_ledger(runner(12, races=()), CATALOGUE)
    jumps = {1: CATALOGUE["pogo_hop"]}
    before = 0
    for number in range(8):
        week = WeekInSeason(number, START + timedelta(weeks=number), PhaseName.ANATOMICAL, number, 1)
        (hop,) = session_content(ledger, (), jumps, week, week.start, Variant.FULL, 99)
        contacts = hop.dose.sets * (hop.dose.contacts or 0)
        assert contacts <= (20 if number == 0 else 1.2 * before)
        ledger.add("pogo_hop", week.start, hop.dose.sets, None, contacts)
        before = contacts
    assert before > 40
