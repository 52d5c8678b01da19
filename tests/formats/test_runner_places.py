"""Places, days away with a kit, the last day of lifting and bouts in the runner file."""

from __future__ import annotations

from datetime import date

import pytest

from groundforce.coaching.experience import lifting_gap, rested
from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.reading import parse_runner
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.problem import Place
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate

START = date(2026, 11, 23)
PLACES = """
[[place]]
name = "gym"
equipment = "gym"

[[available]]
day = "Tue"
place = "gym"

[[available]]
day = "Thu"
"""


def read(text: str) -> RunnerProfile:
    return parse_runner(text, "runner.toml", START)


def test_places_and_the_times_at_them() -> None:
    profile = read(PLACES)
    assert profile.places == (Place("gym", KITS["gym"] | ALWAYS),)
    assert [(one.weekday, one.place) for one in profile.openings] == [(1, "gym"), (3, "")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLACES.replace('place = "gym"', 'place = "gmy"'), 'did you mean "gym"'),
        ('[[available]]\nday = "Tue"\nplace = "gym"', "there is no [[place]]"),
        ('[[place]]\nname = "away"\nequipment = "gym"', "what days away are called"),
        ('[[place]]\nname = "gym"', "equipment"),
        ("[strength]\nbouts = 8", "0 to 7"),
        ("[lifting]\nweeks = 10\nlast = 2026-09-01", "keep one of the two"),
        ("[lifting]\nlast = 2026-12-01", "after the plan starts"),
    ],
)
def test_mistakes_are_told(text: str, said: str) -> None:
    with pytest.raises(RunnerFileError) as refused:
        read(text)
    assert said in str(refused.value)


def test_days_away_may_have_a_kit() -> None:
    text = "[[absence]]\nfrom = 2026-12-01\nuntil = 2026-12-06\n"
    assert read(text).absences[0].equipment is None
    kit = read(text + 'equipment = ["dumbbell"]').absences[0].equipment
    assert kit == ALWAYS | {"dumbbell"}


@pytest.mark.parametrize(
    ("text", "days"),
    [("", 0), ('goals = ["bone"]', 3), ('goals = ["bone"]\nbouts = 0', 0), ("bouts = 5", 5)],
)
def test_bouts_follow_the_goal_unless_told(text: str, days: int) -> None:
    assert read(f"[strength]\n{text}").bout_days == days


def test_a_gap_is_counted_in_whole_weeks_from_the_last_day() -> None:
    assert lifting_gap(date(2026, 9, 27), (), START, {}) == 8
    assert lifting_gap(None, (), START, {}) is None


def test_a_maximum_of_before_the_break_is_lower_after_it() -> None:
    """Retained after 56 days: 1 - 0.2 (1 - exp(-35/70)) = 0.921 (evidence parameters detraining_*)."""
    before = Estimate(100.0, 95.0, 105.0, "stated")
    after = rested(before, 8)
    assert after.value == pytest.approx(92.1, abs=0.1)
    assert after.low < 0.93 * before.low
    assert rested(before, 2) is before
