"""The table in Hevy's shape: its header, its cells, and that a reader of Hevy's exports reads it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings

from groundforce.formats.hevy_csv import COLUMNS, FORMULA_STARTS, plan_to_hevy_csv, sessions_to_hevy_csv
from groundforce.formats.logs.hevy import PLANNED
from groundforce.formats.logs.reading import read_log
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Per,
    Plan,
    Prescription,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side
from tests.presentation.sample import plan as plan_of
from tests.strategies import plans


def _work(**fields: Any) -> SetPrescription:
    return SetPrescription(SetKind.WORK, **fields)


DUMBBELLS = _work(reps=(8, 8), load=Kilograms(20.0, Per.HAND))
HOLD = _work(seconds=40.0, side=Side.EACH, load=Bodyweight())


SESSION = Session(
    id="w01-A",
    date=date(2026, 11, 24),
    duration=2700.0,
    phase="heavy",
    focus='Legs, "heavy"',
    heavy_lower=True,
    novel=False,
    prescriptions=(
        Prescription(
            "back_squat",
            (
                SetPrescription(SetKind.WARM_UP, reps=(5, 5), load=Kilograms(40.0)),
                _work(reps=(4, 6), load=Kilograms(82.5), reps_in_reserve=2.0),
                _work(reps=(4, 6), load=Kilograms(0.0), reps_in_reserve=5.0),
            ),
            150.0,
        ),
        Prescription("romanian_deadlift_dumbbell", (DUMBBELLS,), 90.0, group="B"),
        Prescription(
            "side_plank", (_work(seconds=40.0, side=Side.EACH, load=Bodyweight()),), 45.0, group="B"
        ),
        Prescription("pogo_hop", (_work(contacts=20),), 60.0, group="C"),
    ),
    start=time(18, 0),
)


def _name_of(exercise: str) -> str:
    return load_catalogue().get(exercise).name


def _read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_head_is_hevys() -> None:
    head = sessions_to_hevy_csv((), _name_of).decode()
    assert head == ",".join(f'"{name}"' for name in COLUMNS) + "\n"


def test_a_session_as_rows() -> None:
    columns = ("exercise_title", "superset_id", "set_index", "set_type", "weight_kg", "reps", "rpe")
    rows = _read(sessions_to_hevy_csv((SESSION,), _name_of))
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Back squat", "", "0", "warmup", "40", "5", ""),
        ("Back squat", "", "1", "normal", "82.5", "6", "8"),
        ("Back squat", "", "2", "normal", "0", "6", ""),
        ("Dumbbell Romanian deadlift", "0", "0", "normal", "20", "8", ""),
        ("Side plank", "0", "0", "normal", "", "", ""),
        ("Pogo hop", "1", "0", "normal", "", "20", ""),
    ]
    assert rows[4]["duration_seconds"] == "40"
    assert rows[0]["exercise_notes"] == "4-6 reps, 2 in reserve; 4-6 reps, 5 in reserve; rest 150 s"
    assert rows[3]["exercise_notes"] == "20 kg in each hand; rest 90 s"
    assert {(row["title"], row["start_time"], row["end_time"]) for row in rows} == {
        ('Legs, "heavy"', "24 Nov 2026, 18:00", "24 Nov 2026, 18:45")
    }


@pytest.mark.parametrize(
    ("part", "clock"), [(PartOfDay.MORNING, "07:00"), (PartOfDay.EVENING, "18:00"), (None, "12:00")]
)
def test_a_part_of_day_gets_a_clock_time(part: PartOfDay | None, clock: str) -> None:
    (row, *_) = _read(sessions_to_hevy_csv((replace(SESSION, start=None, part_of_day=part),), _name_of))
    assert row["start_time"].endswith(clock)


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_is_written_as_text(start: str) -> None:
    nasty = f'{start}HYPERLINK("http://example.com")'
    (row, *_) = _read(sessions_to_hevy_csv((replace(SESSION, focus=nasty),), lambda _: f"  {nasty}"))
    assert row["title"] == f"'{nasty}"
    assert row["exercise_title"] == f"'  {nasty}"


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_plan_gives_a_whole_table_without_formulas(plan: Plan) -> None:
    rows = _read(plan_to_hevy_csv(plan, _name_of))
    todo = [one for one in plan.sessions if one.status in (SessionStatus.PLANNED, SessionStatus.MOVED)]
    assert len(rows) == sum(len(each.sets) for one in todo for each in one.prescriptions)
    for row in rows:
        assert set(row) == set(COLUMNS)
        assert not any(cell.lstrip(" ").startswith(FORMULA_STARTS) for cell in row.values())


def test_a_plan_is_not_taken_for_a_log() -> None:
    log = read_log(sessions_to_hevy_csv((SESSION,), _name_of), "plan.csv")
    assert (log.app, log.sessions, log.problems, log.left_out) == ("Hevy", (), (), 6)


def _done(data: bytes) -> bytes:
    """The table as it would be once everything in it was done."""
    return data.replace(PLANNED.encode(), b"")


def test_a_reader_of_hevys_exports_reads_it() -> None:
    log = read_log(_done(sessions_to_hevy_csv((SESSION,), _name_of)), "plan.csv")
    assert (log.app, log.problems, log.unresolved, log.left_out) == ("Hevy", (), (), 0)
    (session,) = log.sessions
    assert (session.start, session.duration) == (datetime(2026, 11, 24, 18), 2700.0)
    found = [(one.exercise, one.reps, one.load, one.seconds, one.reps_in_reserve) for one in session.sets]
    assert found == [
        ("back_squat", 5, 40.0, None, None),
        ("back_squat", 6, 82.5, None, 2.0),
        ("back_squat", 6, 0.0, None, None),
        ("romanian_deadlift_dumbbell", 8, 20.0, None, None),
        ("side_plank", None, None, 40.0, None),
        ("pogo_hop", 20, None, None, None),
    ]


def test_the_sessions_of_a_plan_come_back_one_by_one() -> None:
    plan = plan_of(3)
    names = {one: one for session in plan.sessions for one in (p.exercise for p in session.prescriptions)}
    log = read_log(_done(plan_to_hevy_csv(plan, names.__getitem__)), "plan.csv", resolve=names.get)
    assert [one.start.date() for one in log.sessions] == sorted(one.date for one in plan.sessions)
    assert sum(len(one.sets) for one in log.sessions) == sum(
        len(each.sets) for one in plan.sessions for each in one.prescriptions
    )
