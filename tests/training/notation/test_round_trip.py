"""Parsed and printed without loss."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

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
    prescriptions_of,
    print_line,
    print_plan,
    print_sessions,
    session_to_notation,
)
from groundforce.training.notation.words import is_exercise_text, is_title
from groundforce.training.plan import Band, Per, PercentOfMaximum, Plan, Session
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side
from tests.strategies import DATES, NAMES, REP_RANGES, TEMPOS, TIMES, maybe, numbers, plans, sessions, tuples

DESIGN_EXAMPLE = dedent("""\
    2026-11-24 Tue 18:00  Strength A  45 min
      Back squat              warm-up 2 x 5 40 kg
      Back squat              3 x 4-6 @ 2 RIR 80 kg   rest 3 min
      Nordic curl             2 x 4 eccentric         rest 2 min
      Side plank              2 x 40 s each side      rest 1 min
      Pogo hop                3 x 20 contacts         rest 1 min
    """)

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=15)
NAMELIKE = st.text("ab x1245,.-–@s:#;\"'RIRwarm-up", min_size=1, max_size=15) | ANY_TEXT
SPACED = NAMELIKE.map(lambda text: " ".join(text.split()))
NOTES = ANY_TEXT.map(str.strip).filter(lambda text: not set("\n\r") & set(text))
COMMENTS = ANY_TEXT.map(str.rstrip).filter(lambda text: not set("\n\r") & set(text))
UNITS = st.sampled_from(MassUnit)
WRITTEN_LOADS = st.one_of(
    st.builds(MassLoad, st.builds(Mass, numbers(0, 500), UNITS), st.sampled_from(Per)),
    st.builds(BodyweightLoad, maybe(st.builds(Mass, numbers(-50, 100), UNITS))),
    st.builds(PercentOfMaximum, numbers(0, 120)),
    st.builds(Band, ANY_TEXT.filter(lambda text: not set("\n\r") & set(text))),
)
EFFORTS = st.builds(RepsInReserve, numbers(0, 9)) | st.builds(PerceivedExertion, numbers(0, 10))
SCORES = st.integers(0, 10)
PAINS = tuples(st.builds(Pain, st.sampled_from(["knee", "left calf", "Ferse"]), SCORES, maybe(SCORES)), 2)


@st.composite
def written_sets(draw: st.DrawFn) -> tuple[NotationSet, ...]:
    measure = draw(st.sampled_from(["reps", "seconds", "contacts"]))
    amounts = {"reps": REP_RANGES, "seconds": numbers(0, 600), "contacts": st.integers(0, 200)}
    details = {
        "side": draw(maybe(st.sampled_from(Side))),
        "effort": draw(maybe(EFFORTS)),
        "load": draw(maybe(WRITTEN_LOADS)),
        "tempo": draw(maybe(TEMPOS)),
    }
    if draw(st.booleans()):
        details = {}
    several = draw(st.lists(amounts[measure], min_size=1, max_size=4))
    if measure == "reps" and draw(st.booleans()):
        several = [(low, low) for low, _ in several]
    return tuple(NotationSet(**{measure: one}, **details) for one in several)


LINES = st.builds(
    NotationLine,
    exercise=st.sampled_from(sorted(NAMES.values())) | SPACED.filter(is_exercise_text),
    sets=st.lists(written_sets(), min_size=1, max_size=3).map(lambda runs: sum(runs, ())),
    warm_up=st.booleans(),
    group=maybe(st.sampled_from(["A", "B", "C12"])),
    rest=maybe(numbers(0, 600)),
    pain=PAINS,
    note=NOTES,
    before=tuples(COMMENTS, 2),
)


@st.composite
def written_sessions(draw: st.DrawFn) -> NotationSession:
    start = draw(maybe(TIMES))
    return NotationSession(
        draw(DATES),
        lines=draw(tuples(LINES)),
        start=start,
        part_of_day=draw(maybe(st.sampled_from(PartOfDay))) if start is None else None,
        title=draw(st.just("Strength A") | SPACED.filter(is_title)),
        duration=draw(maybe(numbers(0, 9000))),
        note=draw(NOTES),
        pain=draw(PAINS),
        before=draw(tuples(COMMENTS, 2)),
        after=draw(tuples(COMMENTS, 2)),
        effort=draw(maybe(numbers(0, 10))),
    )


def test_the_design_example_prints_back_byte_for_byte() -> None:
    parsed = parse_sessions(DESIGN_EXAMPLE)
    assert parsed.problems == ()
    assert len(parsed.sessions[0].lines) == 5
    assert print_sessions(parsed.sessions) == DESIGN_EXAMPLE


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_a_line_reads_back(line: NotationLine) -> None:
    assert parse_line(print_line(line), before=line.before) == line


@settings(max_examples=60, deadline=None)
@given(st.lists(written_sessions(), max_size=3), tuples(COMMENTS, 2))
def test_sessions_read_back(written: list[NotationSession], tail: tuple[str, ...]) -> None:
    text = print_sessions(written, tail)
    parsed = parse_sessions(text)
    assert parsed.problems == ()
    assert parsed.sessions == tuple(written)
    assert parsed.tail == tail
    assert print_sessions(parsed.sessions, parsed.tail) == text


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_is_read_without_an_exception_and_what_was_read_is_stable(text: str) -> None:
    parsed = parse_sessions(text)
    assert parse_sessions(print_sessions(parsed.sessions)).sessions == parsed.sessions


IDS = {name: key for key, name in NAMES.items()}


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_a_planned_session_keeps_its_prescriptions(session: Session) -> None:
    text = print_sessions((session_to_notation(session, NAMES.__getitem__),))
    parsed = parse_sessions(text)
    assert parsed.problems == ()
    asked = tuple(replace(one, load_why="") for one in session.prescriptions)
    assert prescriptions_of(parsed.sessions[0], IDS.__getitem__) == asked


@settings(max_examples=60, deadline=None)
@given(plans())
def test_a_plan_text_reads_back_to_every_prescription(plan: Plan) -> None:
    text = print_plan(plan, NAMES.__getitem__)
    parsed = parse_sessions(text)
    assert parsed.problems == ()
    planned = {}
    for session in plan.sessions:
        without_why = tuple(replace(one, why="", load_why="") for one in session.prescriptions)
        planned.setdefault((session.date, session.start), []).append(without_why)
        assert all(one.why in text for one in session.prescriptions)
    read = {}
    for one in parsed.sessions:
        read.setdefault((one.date, one.start), []).append(prescriptions_of(one, IDS.__getitem__))
    assert {key: sorted(map(repr, value)) for key, value in read.items()} == {
        key: sorted(map(repr, value)) for key, value in planned.items()
    }
