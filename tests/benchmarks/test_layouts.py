"""The benchmarks on folders laid out otherwise: nested, zipped, other encodings, next to nothing in them."""

from __future__ import annotations

import gzip
import json
import math
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from benchmarks import efficiency_forecast, meta_analysis, strength_forecast
from benchmarks._efficiency_baselines import _linear
from benchmarks._efficiency_histories import histories
from benchmarks._session_tables import runs_by_person
from benchmarks.common import Result, report
from benchmarks.state import history_below
from groundforce.training.run import Run
from tests.benchmarks.test_strength_forecast import HEAD, log
from tests.monitoring.efficiency.made_up import made_up

MEASURES: dict[str, tuple[Callable[[Path], Result], set[str]]] = {
    "meta_analysis": (meta_analysis.measure, {"rows", "agreeing_1e6", "worst_difference"}),
    "strength_forecast": (
        strength_forecast.measure,
        {
            f"{key}{end}"
            for end in ("", "_every", "_body")
            for key in ("series", "mape", "mape_last", "improvement", "coverage80")
        },
    ),
    "efficiency_forecast": (
        lambda data: efficiency_forecast.measure(histories(data, full=False)),
        {"runs", "mae_bpm", "mae_best_baseline", "best_baseline", "improvement", "coverage80"},
    ),
}
"""What makes a benchmark's figures, and keys that are always there."""


def tcx(run: Run, seconds: float = 60.0) -> bytes:
    """A recording of the run: a point a minute, all at its mean heart rate and speed."""
    speed = (run.distance or 0.0) / run.duration
    points = "".join(
        f"<Trackpoint><Time>{(run.start + timedelta(seconds=at * seconds)).isoformat()}Z</Time>"
        f"<DistanceMeters>{at * seconds * speed:.1f}</DistanceMeters>"
        f"<HeartRateBpm><Value>{run.mean_heart_rate:.0f}</Value></HeartRateBpm></Trackpoint>"
        for at in range(round(run.duration / seconds) + 1)
    )
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/'
        'TrainingCenterDatabase/v2"><Activities><Activity Sport="Running">'
        f"<Id>{run.start.isoformat()}Z</Id>"
        f'<Lap StartTime="{run.start.isoformat()}Z"><Track>{points}</Track></Lap></Activity></Activities>'
        "</TrainingCenterDatabase>"
    ).encode()


def survey(runs: tuple[Run, ...], delimiter: str = ",", point: str = ".") -> str:
    """A table of them, its columns in an order of its own."""
    rows = [
        (one.start.isoformat() + "Z", f"{one.distance}", f"{one.mean_heart_rate}", f"{one.duration}")
        for one in runs
    ]
    lines = [delimiter.join((*(cell.replace(".", point) for cell in row), "Running", "p1")) for row in rows]
    return "\n".join(
        (delimiter.join(("Start_Time", "distance_m", "avg_hr", "timer_s", "sport", "archive")), *lines)
    )


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_odd_folders_are_said_with_every_key(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure, keys = MEASURES[name]
    (tmp_path / "empty").mkdir()
    folder = tmp_path / "odd" / "inside"
    folder.mkdir(parents=True)
    (folder / "activities.csv").write_bytes(b"\xff\xfe\x00")
    (folder / "SURVEY-full.csv.gz").write_bytes(b"\x1f\x8b broken")
    (folder / "SURVEY-full-2.csv").write_text("sport,start_time,timer_s\nrunning\nrunning,x,y\n", "utf-8")
    (folder / "a.fit").write_bytes(b"no FIT at all")
    (folder / "log.csv").write_text(HEAD + "\nLegs,not a day,,Squat,0,normal,,,,,\n", "utf-8")
    (folder / "metafor_rma_uni_reference.csv").write_text("dataset\n\nx\n", "utf-8")
    for data in (tmp_path / "empty", tmp_path / "odd", tmp_path / "not there", folder / "log.csv"):
        told = measure(data)
        assert told.keys() >= keys
        report(told, as_json=True)
        assert json.loads(capsys.readouterr().out).keys() == told.keys()


def test_what_is_no_number_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    report({"a": math.nan, "b": math.inf, "c": 0.0}, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"a": None, "b": None, "c": 0.0}


@pytest.mark.parametrize(("delimiter", "point"), [(",", "."), (";", ","), ("\t", ",")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_survey_reads_alike_however_it_is_written(delimiter: str, point: str, encoding: str) -> None:
    runs = made_up(1, count=20).runs
    (told,) = runs_by_person(survey(runs, delimiter, point).encode(encoding), "a").values()
    assert [(one.start, one.distance, one.mean_heart_rate) for one in told] == [
        (one.start, one.distance, one.mean_heart_rate) for one in runs
    ]


def test_a_survey_of_odd_rows_keeps_what_it_can() -> None:
    rows = [
        "sport,start_time,elapsed_s,distance_mi,avg_hr",
        "running,2025-01-01T08:00:00+02:00,1800,3,0",
        "running,2025-01-02T08:00:00Z,nan,3,150",
        "run,2025-01-03 08:00:00,1800,nan,inf",
        "cycling,2025-01-03T08:00:00Z,1800,9,120",
        "running,2025-01-04T08:00:00Z,1800",
    ]
    (told,) = runs_by_person("\n".join(rows).encode(), "a").values()
    assert [one.start.hour for one in told] == [6, 8, 8]
    assert told[0].distance == pytest.approx(3 * 1609.344)
    assert [one.mean_heart_rate for one in told] == [None, None, None]


def test_a_runner_is_a_folder_whatever_the_years_are_called(tmp_path: Path) -> None:
    """Two runners in folders of years, one in a zip; a fourth has too few."""
    runs = {name: made_up(seed, count=60).runs for seed, name in enumerate(("ada", "ben", "cy", "dee"))}
    for name in ("ada", "ben", "dee"):
        for number, run in enumerate(runs[name][: 10 if name == "dee" else 60]):
            path = tmp_path / "people" / name / str(run.start.year) / f"{number}.tcx"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".tcx.gz").write_bytes(gzip.compress(tcx(run)))
    with zipfile.ZipFile(tmp_path / "cy.zip", "w") as archive:
        for number, run in enumerate(runs["cy"]):
            archive.writestr(f"activities/{number}.tcx", tcx(run))
    found = histories(tmp_path, full=False)
    assert sorted(len(one.runs) for one in found) == [60, 60, 60]
    told = efficiency_forecast.measure(found)
    assert (told["histories"], told["runs"]) == (3, 90)


def test_of_a_table_and_recordings_of_one_runner_the_longer_counts(tmp_path: Path) -> None:
    runs = made_up(3, count=70).runs
    for number, run in enumerate(runs[:60]):
        (tmp_path / f"{number}.tcx").write_bytes(tcx(run))
    (tmp_path / "SURVEY.csv").write_text(survey(runs[:30]), "utf-8")
    assert [(one.kind, len(one.runs)) for one in histories(tmp_path, full=False)] == [("fit", 60)]
    (tmp_path / "SURVEY.csv").write_text(survey(runs), "utf-8")
    assert [(one.kind, len(one.runs)) for one in histories(tmp_path, full=False)] == [("survey", 70)]
    history, kind = history_below(tmp_path)
    assert (len(history.runs), kind) == (70, "survey")


def test_logs_nested_zipped_and_refused_are_counted(tmp_path: Path) -> None:
    loads = [100.0 + place for place in range(25)]
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (inside / "one.csv.gz").write_bytes(gzip.compress((HEAD + "\n" + log(loads)).encode("utf-8-sig")))
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("two.csv", (HEAD + "\n" + log([load * 1.5 for load in loads])).replace(",", ";"))
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", "utf-8")
    told = strength_forecast.measure(tmp_path)
    assert (told["files"], told["series"], told["lifters"], told["series_every"]) == (2, 2, 2, 2)


def test_lifts_that_never_change_are_no_division_by_zero(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(HEAD + "\n" + log([100.0] * 25), "utf-8")
    told = strength_forecast.measure(tmp_path)
    assert told["mape"] == pytest.approx(0.0, abs=1e-9)
    assert (told["mape_last"], told["improvement"]) == (0.0, None)
    assert told["coverage80"] == 1.0


def test_the_rolling_regression_is_least_squares() -> None:
    chance = np.random.default_rng(1)
    columns = np.column_stack((np.ones(80), chance.normal(size=(80, 2)), np.zeros(80)))
    beats = 150.0 + 5.0 * columns[:, 1] + chance.normal(size=80)
    found = _linear(columns, beats, 20)
    for row in (10, 30, 79):
        part = slice(max(0, row - 20), row)
        plain = columns[row] @ np.linalg.lstsq(columns[part], beats[part], rcond=None)[0]
        assert found[row] == pytest.approx(plain, abs=1e-4)
