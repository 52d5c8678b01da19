"""Workouts for a watch: read back by fitdecode and by our own decoder, and done step by step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import fitdecode
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import ProblemError, QuantityError
from groundforce.formats.fit.decoder import Part, walk
from groundforce.formats.fit.profile import BY_NUMBER, EXERCISE_TITLE, FILE_ID, WORKOUT, WORKOUT_STEP
from groundforce.formats.fit.rows import Row, rows
from groundforce.formats.fit.workout import session_serial, session_to_fit, workout_files, workout_name
from groundforce.formats.fit.workout_steps import HEAVIEST, NAME_BYTES, NOTE_BYTES
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Kilograms,
    Per,
    PercentOfMaximum,
    Plan,
    Prescription,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.session_time import WARM_UP_SET_REST
from groundforce.training.strength import Side
from tests.presentation.sample import plan as plan_of
from tests.strategies import plans, sessions

GOLDEN = Path(__file__).parent / "golden" / "workout.txt"
CREATED = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
CATALOGUE = load_catalogue().exercises


def _work(**fields: Any) -> SetPrescription:
    return SetPrescription(SetKind.WORK, **fields)


def _ramp(reps: int, kg: float) -> SetPrescription:
    return SetPrescription(SetKind.WARM_UP, reps=(reps, reps), load=Kilograms(kg))


SESSION = Session(
    id="w05-A",
    date=date(2026, 12, 22),
    duration=2700.0,
    phase="heavy",
    focus="Strength A: squat, hinge and a name too long for a watch",
    heavy_lower=True,
    novel=False,
    prescriptions=(
        Prescription("drop_jump_low", (_work(contacts=15),) * 2, 90.0),
        Prescription(
            "back_squat",
            (
                _ramp(5, 40.0),
                _ramp(3, 60.0),
                *(_work(reps=(4, 6), load=Kilograms(82.5), reps_in_reserve=2.0),) * 3,
                _work(reps=(8, 8), load=PercentOfMaximum(70.0)),
            ),
            150.0,
        ),
        Prescription(
            "romanian_deadlift_dumbbell",
            (_work(reps=(8, 10), load=Kilograms(22.5, Per.HAND), reps_in_reserve=1.5),) * 2,
            120.0,
            group="A",
        ),
        Prescription(
            "nordic_curl_assisted", (_work(reps=(6, 6), load=Band("light"), tempo="eccentric"),) * 2, 60.0
        ),
        Prescription("nordic_curl", (_work(reps=(4, 4), tempo="3-0-1"),), 60.0),
        Prescription("pull_up", (_work(reps=(5, 5), load=Bodyweight(7.5)),), 0.0),
        Prescription(
            "side_plank", (_work(seconds=37.5, side=Side.EACH, load=Bodyweight(), tempo="still"),) * 2, 45.0
        ),
        Prescription("front_plank", (_work(seconds=40.0, side=Side.LEFT),), 30.0),
    ),
)


def _told(data: bytes) -> str:
    """The file as fitdecode reads it, one message a line."""
    lines = []
    with fitdecode.FitReader(data, check_crc=fitdecode.CrcCheck.RAISE) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                fields = (f"{one.name}={one.value}" for one in frame.fields if one.value is not None)
                lines.append(" | ".join((frame.name, *fields)))
    return "\n".join(lines) + "\n"


def test_the_whole_workout_is_the_one_agreed() -> None:
    """What a watch is told, as text to read; GOLDEN=write takes a change over."""
    text = _told(session_to_fit(SESSION, CATALOGUE, CREATED, serial=7))
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def _part(data: bytes) -> Part:
    (part,) = walk(data)
    assert part.damage == ()
    return part


def _raw(name: str, value: Any, number: int) -> Any:
    field = BY_NUMBER[number].fields[name]
    return value if isinstance(value, str) else round((value + field.offset) * field.scale)


def _ours(data: bytes) -> dict[int, list[dict[int, Any]]]:
    """Raw values by field number, as our decoder has them, by message number."""
    part = _part(data)
    return {
        message.number: [
            {message.fields[name].number: _raw(name, value, message.number) for name, value in row.items()}
            for row in rows(part, message)
        ]
        for message in (FILE_ID, WORKOUT, WORKOUT_STEP, EXERCISE_TITLE)
        if part.count(message.number)
    }


def _theirs(data: bytes) -> dict[int, list[dict[int, Any]]]:
    found: dict[int, list[dict[int, Any]]] = {}
    with fitdecode.FitReader(data, check_crc=fitdecode.CrcCheck.RAISE) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                fields = {one.def_num: one.raw_value for one in frame.fields if one.raw_value is not None}
                found.setdefault(frame.global_mesg_num, []).append(fields)
    return found


def test_two_decoders_agree_field_for_field() -> None:
    data = session_to_fit(SESSION, CATALOGUE, CREATED, serial=4_294_967_295)
    assert _ours(data) == _theirs(data)
    assert _ours(data)[FILE_ID.number][0] == {0: 5, 1: 255, 2: 0, 3: 4_294_967_295, 4: 1_164_270_600}


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_two_decoders_agree_on_any_session(session: Session) -> None:
    data = session_to_fit(session, CATALOGUE, CREATED, serial=1)
    assert _ours(data) == _theirs(data)


def _done(steps: list[Row]) -> Iterator[Row]:
    """The steps in the order a watch leads through them: the repeats played."""
    at, rounds = 0, {}
    while at < len(steps):
        step = steps[at]
        if step["duration_type"] == 6:
            rounds[at] = rounds.get(at, 1) + 1
            assert step["duration_value"] < at
            at = int(step["duration_value"]) if rounds[at] <= step["target_value"] else at + 1
            continue
        yield step
        at += 1


def _expected(session: Session) -> Iterator[tuple[tuple[int, int] | None, int, float]]:
    """(category and name or None for a rest, intensity, amount) of every set and rest, one by one."""
    for prescription in session.prescriptions:
        exercise = CATALOGUE[prescription.exercise]
        pair = exercise.fit.category, exercise.fit.name
        for one in prescription.sets:
            ramp = one.kind is SetKind.WARM_UP
            held_twice = one.seconds is not None and one.side is Side.EACH
            for _ in range(2 if held_twice else 1):
                yield pair, 2 if ramp else 0, _amount(one, exercise.contacts_per_rep)
            rest = WARM_UP_SET_REST if ramp else prescription.rest
            if rest > 0:
                yield None, 1, round(rest * 1000)


def _amount(one: SetPrescription, contacts_per_rep: int) -> float:
    if one.seconds is not None:
        return round(one.seconds * 1000)
    if one.reps is not None:
        return one.reps[1]
    assert one.contacts is not None
    return -(-one.contacts // max(contacts_per_rep, 1))


@settings(max_examples=100, deadline=None)
@given(sessions())
def test_a_watch_that_follows_the_steps_does_the_session(session: Session) -> None:
    steps = rows(_part(session_to_fit(session, CATALOGUE, CREATED, 1)), WORKOUT_STEP)
    assert [step["message_index"] for step in steps] == list(range(len(steps)))
    warm_up, *done = _done(steps)
    assert (warm_up["duration_type"], warm_up["intensity"]) == (5, 2)
    found = [
        (
            None if step["intensity"] == 1 else (step["exercise_category"], step["exercise_name"]),
            step["intensity"],
            step["duration_value"],
        )
        for step in done
    ]
    assert found == list(_expected(session))


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_plan_gives_workouts_that_can_be_told_apart(plan: Plan) -> None:
    files = workout_files(plan, CATALOGUE, CREATED)
    todo = [one for one in plan.sessions if one.status in (SessionStatus.PLANNED, SessionStatus.MOVED)]
    assert len(files) == sum(1 for one in todo if one.prescriptions)
    assert len({name.lower() for name in files}) == len(files)
    for name, data in files.items():
        assert name == Path(name).name
        assert name.endswith(".fit")
        _check_texts(_part(data))


def _check_texts(part: Part) -> None:
    (workout,) = rows(part, WORKOUT)
    assert workout["num_valid_steps"] == part.count(WORKOUT_STEP.number)
    named = [workout.get("wkt_name", ""), *_column(part, "wkt_step_name")]
    assert max(len(str(name).encode()) for name in named) <= NAME_BYTES
    assert all(len(str(note).encode()) <= NOTE_BYTES for note in _column(part, "notes"))


def _column(part: Part, name: str) -> list[Any]:
    return [row[name] for row in rows(part, WORKOUT_STEP) if name in row]


@given(st.text(max_size=60))
def test_a_name_fits_and_is_one_line(focus: str) -> None:
    name = workout_name(replace(SESSION, focus=focus))
    assert len(name.encode()) <= NAME_BYTES
    assert name == " ".join(name.split())
    assert name.startswith("22 Dec")


def test_a_serial_lasts_as_long_as_the_session() -> None:
    plan = plan_of(2)
    one, other = plan.sessions[:2]
    serial = session_serial(plan, one)
    assert 0 < serial < 2**32
    assert session_serial(replace(plan, revision=9), replace(one, date=date(2027, 1, 1), focus="x")) == serial
    assert session_serial(plan, other) != serial


def test_only_what_is_still_to_be_done_is_written() -> None:
    plan = replace(
        plan_of(1), sessions=tuple(replace(SESSION, id=str(one), status=one) for one in SessionStatus)
    )
    assert sorted(workout_files(plan, CATALOGUE, CREATED)) == ["moved.fit", "planned.fit"]


def test_a_weight_beyond_the_field_is_left_out() -> None:
    def written(kg: float) -> Any:
        press = Prescription("leg_press", (_work(reps=(5, 5), load=Kilograms(kg)),), 60.0)
        data = session_to_fit(replace(SESSION, prescriptions=(press,)), CATALOGUE, CREATED, 1)
        return rows(_part(data), WORKOUT_STEP)[1].get("exercise_weight")

    assert (written(0.0), written(HEAVIEST), written(HEAVIEST + 1)) == (0.0, HEAVIEST, None)


def test_an_unknown_exercise_is_refused() -> None:
    unknown = replace(SESSION, prescriptions=(Prescription("moon_walk", (_work(reps=(5, 5)),), 60.0),))
    with pytest.raises(ProblemError, match="moon_walk"):
        session_to_fit(unknown, CATALOGUE, CREATED, 1)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(QuantityError, match="time zone"):
        session_to_fit(SESSION, CATALOGUE, CREATED.replace(tzinfo=None), 1)
