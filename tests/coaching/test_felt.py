"""What is logged of pain reaches the diary that plans and progress go by."""

from __future__ import annotations

import pytest

from groundforce.coaching.felt import pain_entries, site_of, unknown_sites, with_logged_pain
from groundforce.formats.runner_toml.words import SITES
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.runner import RunnerProfile
from groundforce.training.strength import FeltPain, Side
from tests.coaching.paired_plans import day, done

KNEE = FeltPain("left knee", 5.0, 6.0)
LOG = [done(3, pain=(FeltPain("Achilles tendon", 2.0), FeltPain("elbow", 3.0))), done(1, pain=(KNEE,))]


@pytest.mark.parametrize("words", sorted(SITES))
def test_every_place_of_the_runner_file_is_known_with_and_without_a_side(words: str) -> None:
    assert site_of(words) == (SITES[words], None)
    assert site_of(f"Right {words}") == (SITES[words], Side.RIGHT)


def test_a_log_makes_a_diary_by_date() -> None:
    assert pain_entries(LOG) == (
        PainEntry(day(1), Problem.KNEE, 5.0, 6.0, side=Side.LEFT),
        PainEntry(day(3), Problem.ACHILLES, 2.0),
    )
    assert unknown_sites(LOG) == ("elbow",)
    assert site_of("shins") == (Problem.SHIN, None)


def test_a_runner_keeps_what_the_file_says_and_each_entry_once() -> None:
    own = PainEntry(day(2), Problem.HIP, 1.0)
    profile = with_logged_pain(RunnerProfile(pain=(own,)), LOG)
    assert [one.site for one in profile.pain] == [Problem.KNEE, Problem.HIP, Problem.ACHILLES]
    assert with_logged_pain(profile, LOG) == profile
    assert with_logged_pain(RunnerProfile(), [done(1)]) == RunnerProfile()
