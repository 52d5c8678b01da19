"""``groundforce today``: the session of a day, in the gym."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from groundforce.cli import clock
from groundforce.cli.lines import print_json, say_lines
from groundforce.cli.places import home_of
from groundforce.coaching.today import ExerciseToday, SessionToday, Today, looks_back_to, today
from groundforce.errors import NothingToRead
from groundforce.formats.plan_json.calendar import run_to_json, session_to_json
from groundforce.presentation.today_words import today_lines
from groundforce.store.lifting import folder_lifting
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan


def today_command(home: Path | None, day: str | None, as_json: bool) -> None:
    """Print the session of a day, or the next one; what was done last time stands beside it."""
    folder = TrainingFolder.open(home_of(home))
    asked = clock.today() if day is None else clock.parse_date(day, "--date")
    plan = require_plan(folder)
    catalogue = load_catalogue().exercises
    lifting = folder_lifting(folder, plan.problem.timezone, looks_back_to(plan, asked))
    found = today(plan, lifting, asked, catalogue)
    if as_json:
        print_json(_document(found))
        return
    say_lines(today_lines(found, plan.problem.plates, catalogue))


def require_plan(folder: TrainingFolder) -> Plan:
    """The present plan of a folder. Raises NothingToRead where it has none."""
    plan = folder.current_plan()
    if plan is None:
        raise NothingToRead(
            f"{folder.path} has no plan yet; `groundforce plan --home {folder.path}` makes one and keeps it"
        )
    return plan


def _document(found: Today) -> dict[str, object]:
    following = None if found.next is None else found.next
    return {
        "date": found.day.isoformat(),
        "week": found.week,
        "phase": None if found.phase is None else found.phase.name,
        "runs": [run_to_json(one) for one in found.runs],
        "sessions": [_session(one) for one in found.sessions],
        "done": [None if one.planned is None else one.planned.id for one in found.done],
        "open": [one.id for one in found.open],
        "next": None if following is None else _session(following),
    }


def _session(one: SessionToday) -> dict[str, object]:
    return session_to_json(one.session) | {"today": [_exercise(each) for each in one.exercises]}


def _exercise(one: ExerciseToday) -> dict[str, object]:
    return {
        "exercise": one.prescription.exercise,
        "name": None if one.exercise is None else one.exercise.name,
        "reason": one.reason,
        "plates_each_side_kg": None if one.plates is None else list(one.plates),
        "last": None if one.last is None else _last(*one.last),
    }


def _last(day: date, sets: tuple[object, ...]) -> dict[str, object]:
    from groundforce.formats.state_json import plain

    return {"date": day.isoformat(), "sets": plain(sets)}
