"""Strength logs on the command line: asked for a unit, counted, merged, and used by the plan."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from groundforce.formats.hevy_csv import sessions_to_hevy_csv
from groundforce.formats.logs.reading import read_log
from groundforce.formats.plan_json import read_plan
from tests.cli.commands import START, Made, refused, run

HEADINGS = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
DAYS = ("2026-11-03", "2026-11-10", "2026-11-17")
ROWS = [
    f'{day} 18:00:00,"Legs",50m,"{name}",{order},{weight},5,0,0,,,'
    for day in DAYS
    for name, weight in (("Squat (Barbell)", 80), ("My leg thing", 40))
    for order in (1, 2, 3)
]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "anything.csv"
    path.write_text(
        "\n".join([HEADINGS, *ROWS, '2026-11-19 18:00:00,"Legs",50m,"Plank",1,x,1,0,0,,,']), "utf-8"
    )
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text('"My leg thing" = "leg_press"\n', "utf-8")
    return path


def test_a_log_without_a_unit_is_asked_about(log: Path) -> None:
    refused(run("read", log), 2, "anything.csv", "does not say whether", "--unit kg or --unit lb")
    refused(run("read", log, "--unit", "stone"), 2, "'stone'", "kg or lb")


def test_read_says_what_is_in_a_log(log: Path) -> None:
    ended = run("read", log, "--unit", "kg")
    assert ended.code == 0
    assert "anything.csv: Strong log, 3 sessions, 18 sets, 50 % of the sets" in ended.out
    assert "not read: line 20: weight 'x' is not a number" in ended.out
    assert "not in the catalogue, kept as they are: My leg thing" in ended.out
    assert "3 strength sessions" in ended.out


def test_read_as_json(log: Path, names: Path) -> None:
    document = json.loads(run("read", log, "--unit", "kg", "--names", names, "--json").out)
    (one,) = document["logs"]
    assert (one["app"], one["sessions"], one["sets"], one["unresolved"]) == ("Strong", 3, 18, [])
    assert document["strength_sessions"] == 3


def test_a_names_file_with_a_mistake_is_named(log: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('"My leg thing" = "leg_pres"\n', "utf-8")
    refused(run("read", log, "--unit", "kg", "--names", wrong), 2, "wrong.toml", "did you mean 'leg_press'")
    refused(run("read", log, "--names", tmp_path / "none.toml"), 2, "none.toml", "cannot be read")


def past(out: Path) -> dict[str, float | None]:
    """The exposures a plan was made from: exercise and heaviest load."""
    problem = read_plan(out / "plan.json").problem
    return {one.exercise: one.load for one in problem.past}


def test_past_lifting_counts_in_the_plan(made: Made, log: Path, names: Path, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    shutil.copytree(made.runs, runs)
    shutil.copy(log, runs / "lifting.csv")
    given = ("plan", "--runs", runs, "--runner", made.runner, "--start", START, "--weeks", 2)
    assert run(*given, "--unit", "lb", "--names", names, "--out", tmp_path / "pounds").code == 0
    assert past(tmp_path / "pounds")["back_squat"] == pytest.approx(80 * 0.45359237)
    assert past(tmp_path / "pounds")["leg_press"] == pytest.approx(40 * 0.45359237)

    ended = run(*given, "--out", tmp_path / "asked")
    assert ended.code == 0
    assert "Strength log not used: lifting.csv" in " ".join(ended.out.split())
    assert "leg_press" not in past(tmp_path / "asked")


def test_a_plan_written_in_the_shape_of_a_log_is_no_log(made: Made) -> None:
    planned = sessions_to_hevy_csv(read_plan(made.plan).sessions, lambda id: id)
    log = read_log(planned, "plan.csv")
    assert (log.sessions, log.app) == ((), "Hevy")
    assert log.left_out > 100
