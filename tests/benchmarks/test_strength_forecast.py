"""What the strength benchmark takes for a series, and that its figures are figures of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from benchmarks.lift_series import Series, read_logs, read_series
from benchmarks.strength_forecast import errors, figures, improvement, measure
from tests.devices import device_folder

HEAD = (
    "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps,"
    "distance_km,duration_seconds,rpe"
)


def log(loads: list[float], lift: str = "Squat (Barbell)", first: date = date(2025, 1, 6)) -> str:
    rows = []
    for place, load in enumerate(loads):
        day = first + timedelta(days=7 * place)
        clock = f"{day.isoformat()}T18:00:00,{day.isoformat()}T19:00:00"
        rows.append(f"Legs,{clock},{lift},0,warmup,{2 * load},5,,,")
        rows.append(f"Legs,{clock},{lift},1,normal,{load},5,,,")
        rows.append(f"Legs,{clock},{lift},2,normal,{2 * load},15,,,")
    return "\n".join(rows)


def test_a_series_is_the_best_work_set_of_ten_reps_or_fewer(tmp_path: Path) -> None:
    loads = [100.0 + place for place in range(25)]
    short, body = log(loads[:19], "Deadlift (Barbell)"), log(loads, "Pull Up (Assisted)")
    (tmp_path / "one.csv").write_text("\n".join([HEAD, log(loads), short, body]), "utf-8")
    logs = read_logs(tmp_path)
    series = read_series(logs.once)
    assert [(one.lift, len(one.values)) for one in series] == [("Squat (Barbell)", 25)]
    assert series[0].values.tolist() == pytest.approx([load * 35 / 30 for load in loads])
    assert np.diff(series[0].days).tolist() == [7.0] * 24
    assert logs.twice == ()
    assert len(read_series(logs.once, body=True)) == 2


def test_the_same_lifter_is_not_counted_twice(tmp_path: Path) -> None:
    loads = [100.0 + place for place in range(25)]
    (tmp_path / "all.csv").write_text(HEAD + "\n" + log(loads), "utf-8")
    (tmp_path / "part.csv").write_text(HEAD + "\n" + log(loads[:22]), "utf-8")
    (tmp_path / "other.csv").write_text(HEAD + "\n" + log([load / 2 for load in loads]), "utf-8")
    logs = read_logs(tmp_path)
    series = read_series(logs.once)
    assert logs.twice == ("part.csv",)
    assert sorted(one.file for one in series) == ["all.csv", "other.csv"]


def test_the_plain_ways_by_hand() -> None:
    """A rise of 1 % a session: the last value is 1/101 too low, the mean of three about twice that."""
    values = 100.0 * 1.01 ** np.arange(20)
    one = Series("a", "Squat", "back_squat", values, 7.0 * np.arange(20.0))
    found = {key: float(error[0]) for key, error in errors([one]).items()}
    assert found["last"] == pytest.approx(100 * (1 - 1 / 1.01))
    assert found["mean3"] == pytest.approx(100 * (1 - (1 / 1.01 + 1 / 1.01**2 + 1 / 1.01**3) / 3))
    assert improvement(errors([one])) == pytest.approx(1 - found["ours"] / found["last"])


def test_without_data_it_runs_on_made_up_lifters() -> None:
    result = measure(None)
    assert result["made_up"] is True
    assert result["series"] == 24
    assert {"mape", "mape_last", "improvement", "coverage80"} <= result.keys()


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert measure(tmp_path)["series"] == 0


def test_on_real_logs_it_beats_the_last_value() -> None:
    """The goal is 5 % with 75 to 85 % coverage, on all lifters and on either half."""
    logs = read_logs(device_folder("lifting-logs"))
    result = figures(read_series(logs.once))
    for key in ("improvement", "improvement_tuned", "improvement_held_out"):
        assert float(result[key] or 0.0) >= 0.05, key
    covered = {
        key: float(value or 0.0) for key, value in result.items() if key.startswith("coverage80_lift_")
    }
    covered["pooled"] = float(result["coverage80"] or 0.0)
    assert len(covered) >= 6
    assert {key: value for key, value in covered.items() if not 0.75 <= value <= 0.85} == {}
