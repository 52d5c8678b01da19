"""A log is never rejected: what cannot be read is kept beside what can, and told with line and column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.training.notation import NotationSession, print_sessions
from groundforce.training.notation.log_text import LogText, print_log, read_log
from tests.training.notation.test_round_trip import written_sessions

DAY = date(2026, 11, 24)
OPENING = NotationSession(DAY, title="Strength A")
GOOD = ["  Back squat  3 x 5 80 kg", "  Side plank  2 x 40 s each side", "  effort 7", "  # slept badly", ""]
BAD = [
    "  Back squat  3 x 5 80",
    "Squat 3 x 6-4",
    "  Hip thrust 3 x 4-6 60 kg",
    "  nothing here",
    "  pain knee 12",
]
HEADS = ["2026-11-24 Tue 18:00  Strength A", "2026-11-25 Tue", "2026-13-24 Tue  Legs", "# Week 1"]
TEXTS = st.lists(st.sampled_from([*GOOD, *BAD, *HEADS]), max_size=12).map("\n".join)


def settled(log: LogText) -> LogText:
    """A log without what its own line numbers say."""
    return replace(log, problems=())


def words(text: str) -> set[str]:
    return {row.strip() for row in text.split("\n") if row.strip()}


def test_good_lines_are_kept_and_the_bad_one_is_told_with_line_and_column() -> None:
    text = dedent("""\
        2026-11-24 Tue 18:00  Strength A  45 min
          Back squat  5,5,4 x 80 kg @ 1 RIR
          Hip thrust  3 x 8 60
          Side plank  2 x 40 s each side
        """)
    log = read_log(text, OPENING)
    assert [line.exercise for line in log.blocks[0].session.lines] == ["Back squat", "Side plank"]
    assert log.blocks[0].unread == ("Hip thrust  3 x 8 60",)
    assert [(one.line, one.column) for one in log.problems] == [(3, 21)]
    assert "Hip thrust  3 x 8 60\n" in print_log(log)


def test_a_range_of_reps_is_no_log_and_is_told_at_its_sets() -> None:
    log = read_log("Back squat  3 x 4-6 80 kg\n", OPENING)
    assert (log.blocks[0].session.lines, log.blocks[0].unread) == ((), ("Back squat  3 x 4-6 80 kg",))
    assert [(one.line, one.column) for one in log.problems] == [(1, 13)]
    assert "write the reps done" in log.problems[0].reason


def test_lines_without_a_date_are_of_the_day_asked_for() -> None:
    log = read_log("Back squat  3 x 5 80 kg\n\n2026-11-25 Wed\n  Side plank  30 s left\n", OPENING)
    assert [(one.session.date, one.headless) for one in log.blocks] == [
        (DAY, True),
        (date(2026, 11, 25), False),
    ]


def test_everything_under_a_date_that_cannot_be_read_is_kept_together() -> None:
    text = "2026-13-24 Tue\n  Back squat  3 x 5 80 kg\n\n# next\n2026-11-25 Wed\n  Side plank  30 s left\n"
    log = read_log(text, OPENING)
    assert log.lost == (("2026-13-24 Tue", "  Back squat  3 x 5 80 kg"),)
    assert [(one.session.date.day, one.session.before) for one in log.blocks] == [(25, ("next",))]


def test_a_weekday_that_contradicts_the_date_is_told_and_loses_nothing() -> None:
    log = read_log("2026-11-24 Wed\n  Back squat  3 x 5 80 kg\n", OPENING)
    assert (len(log.blocks), log.blocks[0].unread, log.lost, len(log.problems)) == (1, (), (), 1)


def test_nothing_says_nothing() -> None:
    assert read_log("", OPENING) == LogText()
    assert print_log(LogText()) == ""


@settings(deadline=None)
@given(TEXTS)
def test_no_line_is_lost_whatever_is_typed(text: str) -> None:
    log = read_log(text, OPENING)
    printed = words(print_log(log))
    rows = words(text)
    lines = {" ".join(one.split()) for one in printed}
    for bad in rows & {one.strip() for one in BAD}:
        assert " ".join(bad.split()) in lines
    if any(row.startswith("2026-13") for row in rows):
        assert log.lost


@settings(deadline=None)
@given(TEXTS)
def test_what_was_printed_reads_back_the_same(text: str) -> None:
    log = read_log(text, OPENING)
    again = read_log(print_log(log), OPENING)
    assert settled(again) == settled(
        replace(log, blocks=tuple(replace(b, headless=False) for b in log.blocks))
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(written_sessions(), max_size=3))
def test_every_session_of_the_notation_is_kept_or_its_plan_lines_are_told(
    sessions: list[NotationSession],
) -> None:
    log = read_log(print_sessions(sessions), OPENING)
    assert [one.session.date for one in log.blocks] == [one.date for one in sessions]
    kept = sum(len(one.session.lines) + len(one.unread) for one in log.blocks)
    assert kept == sum(len(one.lines) for one in sessions)
