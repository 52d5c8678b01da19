"""What is read, what is refused, and that a bad line never loses the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from groundforce.errors import InputError, NotationError
from groundforce.quantities import POUND
from groundforce.training.notation import (
    BodyweightLoad,
    Mass,
    MassLoad,
    MassUnit,
    NotationLine,
    NotationSession,
    NotationSet,
    Pain,
    PerceivedExertion,
    RepsInReserve,
    parse_line,
    parse_sessions,
    performed_session,
    performed_sets,
    print_line,
    sets_from_line,
)
from groundforce.training.plan import Band, Kilograms, Per, PercentOfMaximum
from groundforce.training.state import PartOfDay
from groundforce.training.strength import FeltPain, Side


def test_a_logged_line_has_its_sets_load_and_effort() -> None:
    line = parse_line("Back squat 5,5,4 x 80 kg @ 2 RIR pain knee 3 ; last one slow")
    assert [one.reps for one in line.sets] == [(5, 5), (5, 5), (4, 4)]
    assert {one.load for one in line.sets} == {MassLoad(Mass(80.0))}
    assert {one.effort for one in line.sets} == {RepsInReserve(2.0)}
    assert line.pain == (Pain("knee", 3),)
    assert line.note == "last one slow"
    assert print_line(line) == "Back squat  5,5,4 x 80 kg @ 2 RIR  pain knee 3  ; last one slow"


def test_spaces_after_commas_make_a_list_too() -> None:
    assert parse_line("Back squat 5, 5, 4 x 80 kg") == parse_line("Back squat 5,5,4 x 80 kg")


def test_pounds_keep_their_unit_and_convert_exactly() -> None:
    line = parse_line("Back squat 3 x 5 175 lb")
    assert line.sets[0].load == MassLoad(Mass(175.0, MassUnit.LB))
    assert sets_from_line(line)[0].load == Kilograms(175.0 * POUND)
    assert print_line(line) == "Back squat  3 x 5 175 lb"


def test_zero_is_a_load() -> None:
    line = parse_line("Back squat 1 x 5 0 kg @ 0 RIR rest 0 s pain knee 0")
    done = performed_sets(line, "back_squat")[0]
    assert (done.load, done.reps_in_reserve) == (0.0, 0.0)
    assert (line.rest, line.pain) == (0.0, (Pain("knee", 0),))
    assert print_line(line) == "Back squat  1 x 5 @ 0 RIR 0 kg  rest 0 s  pain knee 0"


def test_perceived_exertion_is_kept_as_it_is_and_stands_for_reps_in_reserve_from_five_up() -> None:
    line = parse_line("Back squat 3 x 5 @ RPE 8.5 80 kg")
    assert line.sets[0].effort == PerceivedExertion(8.5)
    assert performed_sets(line, None)[0].reps_in_reserve == 1.5
    vague = parse_line("Back squat 3 x 5 @ RPE 4 80 kg")
    assert performed_sets(vague, None)[0].reps_in_reserve is None
    with pytest.raises(InputError, match="RIR, not RPE"):
        sets_from_line(line)


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("20 kg each hand", MassLoad(Mass(20.0), Per.HAND)),
        ("20 kg per side", MassLoad(Mass(20.0), Per.SIDE)),
        ("62,5 kg", MassLoad(Mass(62.5))),
        ("70 % 1RM", PercentOfMaximum(70.0)),
        ("80%", PercentOfMaximum(80.0)),
        ("BW", BodyweightLoad()),
        ("BW + 10 kg", BodyweightLoad(Mass(10.0))),
        ("BW - 20 lb", BodyweightLoad(Mass(-20.0, MassUnit.LB))),
        ("band medium", Band("medium")),
        ('band "extra heavy"', Band("extra heavy")),
    ],
)
def test_loads(text: str, load: object) -> None:
    assert (
        parse_line(f"Row 3 x 8 each side {text} 3-1-1").sets
        == (
            NotationSet(reps=(8, 8), side=Side.EACH, load=load, tempo="3-1-1"),  # type: ignore[arg-type]
        )
        * 3
    )


@pytest.mark.parametrize(
    "name", ["45 degree back extension", "90/90 hold", "B-stance RDL (dumbbell)", "Level 3"]
)
def test_names_with_numbers(name: str) -> None:
    assert parse_line(f"{name}  3 x 8 each leg").exercise == name


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("Back squat", 11, "sets after the exercise"),
        ("  Back squat  3 x", 18, "reps, seconds or contacts"),
        ("Back squat 3 x 5 sied", 18, "found 'sied'"),
        ("Back squat 3 x 5 80 kg 90 kg", 24, "said twice"),
        ("Back squat 3 x 5 left right", 23, "said twice"),
        ("Back squat 999 x 5", 12, "from 1 to 99"),
        ("Back squat 0 x 5", 12, "from 1 to 99"),
        ("Back squat 3 x 4.5", 16, "whole number"),
        ("Back squat 5,3 x 5 40 kg", 18, "a load with its unit after a list"),
        ("Back squat 3 x 5 @ hard", 20, "an effort or a load after '@'"),
        ("Back squat 3 x 5 @ RPE 11", 20, "RPE goes from 0 to 10"),
        ("Back squat 3 x 5 pain knee 11", 23, "a score from 0 to 10"),
        ("Plank 2 x 30-40 s", 11, "a range is for reps only"),
        ("Back squat 3 x 5 rest 3 min rest 2 min", 29, "found 'rest'"),
        (" 3 x 5", 2, "name of an exercise"),
    ],
)
def test_errors_say_where_and_what(text: str, column: int, expected: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_line(text, line=7)
    assert (caught.value.line, caught.value.column) == (7, column)
    assert expected in caught.value.reason


BAD = """\
  Nordic curl 2 x 4
2026-11-24 Wed 18:00  Strength A
  Back squat 3 x 5 80
  Hip thrust 3 x 8 60 kg
2026-02-30 Mon  Never
  Side plank 2 x 40 s
  Dead bug 2 x
2026-11-26 Thu 25:00  Late
2026-11-27 Fri evening  Hips 45 min
\tCalf raise\t3 x 12
"""


def test_a_bad_line_never_loses_the_others() -> None:
    parsed = parse_sessions(BAD)
    assert [problem.line for problem in parsed.problems] == [1, 2, 3, 5, 7, 8]
    first, last = parsed.sessions
    assert (first.date, first.start, [line.exercise for line in first.lines]) == (
        date(2026, 11, 24),
        time(18),
        ["Hip thrust"],
    )
    assert (last.part_of_day, last.title, last.duration) == (PartOfDay.EVENING, "Hips", 2700.0)
    assert [line.exercise for line in parsed.loose] == ["Nordic curl", "Side plank"]
    assert "2026-11-24 is a Tue, not Wed" in parsed.problems[1].reason


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    parsed = parse_sessions("\ufeff2026-11-24 Tue\r\n  Back squat 3 x 5\r\n")
    assert parsed.problems == ()
    assert parsed.sessions[0].lines[0].sets[0].reps == (5, 5)
    assert parsed.sessions[0].lines[0].line == 2


def test_pain_the_next_morning_and_the_effort_of_a_session_are_read() -> None:
    rows = [
        "2026-11-24 Tue",
        "  Squat 5 x 80 kg  pain knee 3 next morning 2",
        "  effort 7,5",
        "  pain hip 0 next morning 4",
    ]
    session = parse_sessions("\n".join(rows)).sessions[0]
    assert session.lines[0].pain == (Pain("knee", 3, 2),)
    assert (session.effort, session.pain) == (7.5, (Pain("hip", 0, 4),))
    done = performed_session(session, {"Squat": "back_squat"}.get)
    assert done.effort == 7.5
    assert done.pain == (FeltPain("knee", 3.0, 2.0, "back_squat"), FeltPain("hip", 0.0, 4.0))


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("pain knee 3 next morning", 25, "a score from 0 to 10 after next morning"),
        ("pain knee 3 next morning 11", 26, "a score from 0 to 10 after next morning"),
        ("pain knee next morning 3", 6, "the pain while lifting before the next morning's"),
        ("effort 11", 1, "a number from 0 to 10"),
        ("effort hard", 1, "a number from 0 to 10"),
        ("effort 7 45 min", 10, "minutes stand after the title"),
    ],
)
def test_wrong_pain_and_effort_is_told_with_its_column(row: str, column: int, said: str) -> None:
    problem = parse_sessions(f"2026-11-24 Tue\n{row}\n").problems[0]
    assert (problem.line, problem.column) == (2, column)
    assert said in problem.reason


def test_effort_is_said_once() -> None:
    parsed = parse_sessions("2026-11-24 Tue\n  effort 7\n  effort 8\n2026-11-25 Wed\n  effort 5\n")
    assert [one.effort for one in parsed.sessions] == [7.0, 5.0]
    assert [one.line for one in parsed.problems] == [3]


def test_lines_before_the_first_header_belong_to_the_session_they_are_for() -> None:
    opening = NotationSession(date(2026, 11, 24), title="Strength A")
    parsed = parse_sessions("Squat 3 x 5\n\n2026-11-25 Wed\n  Squat 2 x 5\n", opening)
    assert (parsed.problems, parsed.loose) == ((), ())
    assert [(one.date.day, one.title, len(one.lines)) for one in parsed.sessions] == [
        (24, "Strength A", 1),
        (25, "", 1),
    ]
    assert len(parse_sessions("# Legs\n2026-11-25 Wed\n  Squat 2 x 5\n", opening).sessions) == 1


def test_a_logged_session_becomes_sets_done() -> None:
    lines = ("Squat warm-up 1 x 5 40 kg", "Squat 5,4 x 80 kg", "Zz 1 x 20 s BW")
    text = "2026-11-24 Tue 18:05  Strength A  40 min\n" + "\n".join(lines)
    ids = {"Squat": "back_squat"}
    done = performed_session(parse_sessions(text).sessions[0], ids.get)
    assert (done.start, done.duration, done.title) == (datetime(2026, 11, 24, 18, 5), 2400.0, "Strength A")
    assert [(one.exercise, one.reps, one.load, one.warm_up) for one in done.sets] == [
        ("back_squat", 5, 40.0, True),
        ("back_squat", 5, 80.0, False),
        ("back_squat", 4, 80.0, False),
        (None, None, 0.0, False),
    ]


@pytest.mark.parametrize("sets", ["3 x 4-6 80 kg", "3 x 5 70 % 1RM"])
def test_a_plan_is_not_a_log(sets: str) -> None:
    with pytest.raises(NotationError, match="line 4"):
        performed_sets(parse_line(f"Squat {sets}", line=4), None)


def test_values_that_could_not_be_read_back_are_refused() -> None:
    good = parse_line("Squat 3 x 5")
    names = ({"exercise": text} for text in ("Two  spaces", "Sprint 3 x 10", "A: B", "", "pain relief"))
    for wrong in (*names, {"sets": ()}, {"group": "a"}, {"note": "two\nlines"}, {"before": ("end ",)}):
        with pytest.raises(InputError):
            replace(good, **wrong)
    for wrong in ({"title": "Hips 45 min"}, {"title": "Evening lift"}, {"title": "a ; b"}):
        with pytest.raises(InputError):
            NotationSession(date(2026, 1, 1), **wrong)
    assert isinstance(good, NotationLine)
