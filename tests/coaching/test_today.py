"""The session of a day with what a person in the gym needs to know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from groundforce.coaching.today import looks_back_to, reason_of, today
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Kilograms, Phase, PlannedRun, RunSource
from groundforce.training.run import RunKind
from tests.coaching.paired_plans import HOP, PLANK, SQUAT, THRUST, asked, day, done, plan, planned, sets

KNOWN = load_catalogue().exercises
TWO = plan(planned("A", 1, SQUAT, PLANK), planned("B", 4, THRUST, HOP))
SQUATS = sets("back_squat", (6, 6, 5), 77.5, reps_in_reserve=2.0)


def test_the_session_of_the_day_has_its_plates_reason_and_last_time() -> None:
    ramp = sets("back_squat", (3,), 60.0, warm_up=True)
    found = today(TWO, [done(-20, SQUATS), done(-5, ramp)], day(1), KNOWN)
    (session,) = found.sessions
    squat, plank = session.exercises
    assert (session.session.id, found.week) == ("A", 1)
    assert squat.plates == (25.0, 5.0)
    assert squat.last == (day(-20), tuple(SQUATS))
    assert "80 % of your estimated 1RM of 100 kg" in squat.reason
    assert (plank.plates, plank.reason, plank.last) == (None, "", None)


def test_a_day_without_a_session_has_the_next() -> None:
    found = today(TWO, [], day(2), KNOWN)
    assert found.sessions == ()
    assert found.next is not None
    assert (found.next.session.id, [one.id for one in found.open]) == ("B", ["A"])
    assert today(TWO, [], day(9), KNOWN).next is None
    assert [one.id for one in today(TWO, [], day(6), KNOWN).open] == ["B"]


def test_what_is_done_is_not_shown_as_still_to_do() -> None:
    found = today(TWO, [done(1, SQUATS)], day(1), KNOWN)
    assert (found.sessions, [one.planned for one in found.done]) == ((), [TWO.sessions[0]])
    early = today(TWO, [done(0, SQUATS)], day(1), KNOWN)
    assert (early.sessions, early.done) == ((), ())


def test_what_came_after_the_day_is_not_looked_at() -> None:
    assert today(TWO, [done(2, SQUATS)], day(1), KNOWN) == today(TWO, [], day(1), KNOWN)


def test_runs_and_the_phase_of_the_day_are_there() -> None:
    run = PlannedRun("r", day(1), RunKind.EASY, 3600.0, RunSource.RHYTHM)
    running = replace(TWO, problem=replace(TWO.problem, runs=(run,)), phases=(Phase("build", day(0), 2),))
    found = today(running, [], day(1), KNOWN)
    assert found.runs == (run,)
    assert found.phase == running.phases[0]
    outside = today(running, [], day(20), KNOWN)
    assert (outside.week, outside.phase) == (None, None)


@pytest.mark.parametrize(
    ("prescription", "said"),
    [
        (replace(SQUAT, load_why="all sets met, +2.5 kg"), "all sets met, +2.5 kg"),
        (
            asked("back_squat", reps_in_reserve=3.0),
            "no load of yours is known yet",
        ),
        (asked("hip_thrust", load=Kilograms(60.0)), ""),
        (asked("side_plank", 2, None, seconds=40.0), ""),
        (replace(SQUAT, sets=()), ""),
    ],
)
def test_the_reason_beside_a_load(prescription: object, said: str) -> None:
    assert reason_of(prescription, TWO).startswith(said)  # type: ignore[arg-type]
    assert bool(reason_of(prescription, TWO)) == bool(said)  # type: ignore[arg-type]


def test_a_long_plan_is_looked_back_on_to_its_start() -> None:
    assert looks_back_to(TWO, day(1)) == date(2026, 9, 1)
    assert looks_back_to(TWO, day(200)) == date(2026, 11, 20)
