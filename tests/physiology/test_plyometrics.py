from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence import Grade, Status, sources
from groundforce.physiology.plyometrics import (
    contacts_next_week,
    nsca2016_contacts,
    nsca2016_relative_squat,
    plyometric_exercises,
    plyometric_tier,
)
from groundforce.training.catalogue import load_catalogue

TABLE = {one.key: one for one in plyometric_exercises()}


def test_every_jump_of_the_catalogue_has_the_tier_of_the_table() -> None:
    jumps = {one.id: one.tier for one in load_catalogue() if one.tier > 0}
    assert {key: plyometric_tier(key) for key in jumps} == jumps


# Wallace 2010, abstract: peak vertical ground force of 14 power athletes, body weights. Exact.
@pytest.mark.parametrize(
    ("key", "force"),
    [
        ("drop_jump_low", 2.78),
        ("countermovement_jump", 3.34),
        ("broad_jump_series", 4.22),
        ("depth_drop_60", 4.30),
        ("drop_jump_90", 4.93),
        ("depth_drop_90", 5.39),
    ],
)
def test_the_forces_of_the_paper(key: str, force: float) -> None:
    assert (TABLE[key].peak_force, TABLE[key].force_source) == (force, "Wallace2010")


def test_force_alone_does_not_sort_the_tiers() -> None:
    """The reason there is no function from force to tier."""
    measured = [one for one in plyometric_exercises() if one.peak_force is not None]
    by_force = [one.tier for one in sorted(measured, key=lambda one: one.peak_force or 0.0)]
    assert by_force != sorted(by_force)


def test_tiers_are_one_to_five_and_graded_as_judgement() -> None:
    assert {one.tier for one in plyometric_exercises()} == {1, 2, 3, 4, 5}
    assert {(one.grade, one.status) for one in plyometric_exercises()} == {
        (Grade.JUDGEMENT, Status.JUDGEMENT)
    }
    assert {one.force_source for one in plyometric_exercises()} - {None} <= sources().keys()


def test_an_unknown_jump_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="known are pogo_hop"):
        plyometric_tier("cartwheel")


# NSCA Essentials (recalled): 80 to 100, 100 to 120, 120 to 140 contacts a session.
def test_contacts_grow_with_experience() -> None:
    levels = [nsca2016_contacts(level) for level in ("beginner", "intermediate", "advanced")]
    assert levels == [(80.0, 100.0), (100.0, 120.0), (120.0, 140.0)]
    with pytest.raises(ValueError, match="beginner, intermediate, advanced"):
        nsca2016_contacts("expert")


@given(st.floats(0.0, 500.0), st.floats(0.0, 100.0))
def test_next_week_never_grows_by_more_than_a_fifth_above_the_start(contacts: float, more: float) -> None:
    assert contacts_next_week(contacts) <= max(60.0, 1.2 * contacts) + 1e-9
    assert contacts_next_week(contacts + more) >= contacts_next_week(contacts)


@pytest.mark.parametrize("tier", [0.0, 2.5, 6.0])
def test_tiers_between_and_beyond_are_refused(tier: float) -> None:
    with pytest.raises(ValueError, match="tier must be 1, 2, 3, 4 or 5"):
        nsca2016_relative_squat(tier)


def test_low_tiers_ask_no_squat() -> None:
    assert [nsca2016_relative_squat(float(tier)) for tier in range(1, 6)] == [0.0, 0.0, 0.0, 1.25, 1.5]
