"""Logging the same again changes nothing; a correction takes the place of what it corrects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.training.notation import NotationSession, Pain, print_sessions
from groundforce.training.notation.joining import Fate, Joined, join
from groundforce.training.notation.log_text import LogText, print_log, read_log
from tests.training.notation.test_round_trip import written_sessions

OPENING = NotationSession(date(2026, 11, 24))
EVENING = "2026-11-24 Tue 18:00  Strength A  45 min\n  Back squat  5,5,4 x 80 kg\n  Hip thrust  3 x 8 60 kg\n"


def logged(*texts: str) -> Joined:
    """The day's log after each text in turn."""
    joined = Joined(LogText())
    for text in texts:
        new = read_log(text, OPENING)
        joined = join(joined.log, new.blocks, new.lost)
    return joined


def exercises(joined: Joined) -> list[list[str]]:
    return [[line.exercise for line in one.session.lines] for one in joined.log.blocks]


@pytest.mark.parametrize(
    "again",
    [
        EVENING.replace("5,5,4", "5,5,5"),
        EVENING.replace("18:00", "18:20"),
        EVENING.replace("18:00  ", ""),
        EVENING.replace("18:00  Strength A", ""),
        EVENING.replace("18:00", "20:00"),
        "2026-11-24 Tue 18:30  Legs\n  Split squat  3 x 8 16 kg each hand\n",
    ],
    ids=["sets", "a later start", "no time", "neither", "another time", "another title"],
)
def test_a_corrected_session_takes_the_place_of_the_first(again: str) -> None:
    joined = logged(EVENING, again)
    assert [fate for fate, _ in joined.fates] == [Fate.REPLACED]
    assert print_log(joined.log) == print_log(read_log(again, OPENING))


@pytest.mark.parametrize(
    "other",
    [
        "2026-11-24 Tue 07:00  Mobility  20 min\n  Side plank  2 x 40 s each side\n",
        "2026-11-24 Tue morning\n  Side plank  2 x 40 s each side\n",
        "2026-11-24 Tue\n  Side plank  2 x 40 s each side\n",
    ],
)
def test_another_session_of_the_day_stands_beside_it(other: str) -> None:
    joined = logged(EVENING, other)
    assert [fate for fate, _ in joined.fates] == [Fate.ADDED]
    assert sorted(exercises(joined)) == [["Back squat", "Hip thrust"], ["Side plank"]]
    morning = "07:00" in other or "morning" in other
    assert exercises(joined)[0] == (["Side plank"] if morning else ["Back squat", "Hip thrust"])


def test_lines_without_a_date_join_the_session_of_the_day_and_correct_it() -> None:
    joined = logged(EVENING, "Side plank  2 x 40 s each side\n", "hip thrust  8,8,7 x 60 kg\n")
    assert exercises(joined) == [["Back squat", "hip thrust", "Side plank"]]
    assert joined.log.blocks[0].session.title == "Strength A"
    assert logged(EVENING, "Side plank  40 s left\n", "Side plank  40 s left\n").fates[0][0] is Fate.KNOWN


def test_lines_without_a_date_begin_the_session_of_the_day() -> None:
    joined = logged("Back squat  3 x 5 80 kg\n")
    assert [fate for fate, _ in joined.fates] == [Fate.ADDED]
    assert print_log(joined.log).startswith("2026-11-24 Tue\n  Back squat")


def test_what_was_felt_the_next_morning_is_added_to_what_was_logged() -> None:
    morning = "2026-11-24 Tue\n  pain knee 2 next morning 4\n  effort 8\n"
    joined = logged(EVENING + "  effort 7\n  pain Knee 2\n  pain hip 1\n", morning)
    session = joined.log.blocks[0].session
    assert exercises(joined) == [["Back squat", "Hip thrust"]]
    assert (session.effort, session.pain) == (8.0, (Pain("knee", 2, 4), Pain("hip", 1)))
    assert [fate for fate, _ in joined.fates] == [Fate.JOINED]


def test_a_mended_line_takes_the_place_of_the_one_that_could_not_be_read() -> None:
    wrong = EVENING + "  Side plank  2 x 40\n  Nordic curl  3\n"
    by_session = logged(wrong, EVENING + "  Side plank  2 x 40 s\n  Nordic curl  3 x 4\n")
    assert by_session.log.blocks[0].unread == ()
    broken = EVENING + "  Side plank  2 x 40 kg x\n"
    by_line = logged(broken, "Side plank  2 x 40 s\n")
    assert (exercises(by_line), by_line.log.blocks[0].unread) == (
        [["Back squat", "Hip thrust", "Side plank"]],
        (),
    )


def test_lines_under_a_date_nobody_could_read_go_once_they_are_logged() -> None:
    wrong = "2026-13-24 Tue\n  Side plank  2 x 40 s\n"
    assert logged(EVENING, wrong, wrong).log.lost == (("2026-13-24 Tue", "  Side plank  2 x 40 s"),)
    assert logged(EVENING, wrong, wrong.replace("-13-", "-11-")).log.lost == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(written_sessions(), max_size=3))
def test_logging_the_same_again_changes_nothing(sessions: list[NotationSession]) -> None:
    joined = Joined(LogText())
    for one in sessions:
        text = print_sessions([replace(one, date=OPENING.date)])
        new = read_log(text, OPENING)
        joined = join(joined.log, new.blocks, new.lost)
        again = join(joined.log, new.blocks, new.lost)
        assert again.log == joined.log
        assert {fate for fate, _ in again.fates} == {Fate.KNOWN}
