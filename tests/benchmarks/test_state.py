"""What the state benchmark takes for a history, and that its ways of counting count the same lifts."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from benchmarks.plain_bank import plain_forecasts
from benchmarks.state import LIFTS, history_below, made_up_arrays, made_up_sessions
from groundforce.monitoring.strength.bank import filter_series

HEAD = "path,sport,start_time,elapsed_s,timer_s,distance_m,avg_hr,max_hr,ascent_m,n_sets"


def test_runs_come_from_the_survey(tmp_path: Path) -> None:
    rows = [
        "a.fit,running,2024-05-02T06:00:00Z,1900,1800,5400,150,170,20,0",
        "b.fit,running,2024-05-01T06:00:00Z,1900,1800,,,,,0",
        "c.fit,cycling,2024-05-03T06:00:00Z,1900,1800,20000,120,,,",
        "d.fit,running,unknown,1900,,5400,150,170,20,0",
    ]
    with gzip.open(tmp_path / "SURVEY.csv.gz", "wt", encoding="utf-8") as survey:
        survey.write("\n".join([HEAD, *rows]))
    history, kind = history_below(tmp_path)
    runs = history.runs
    assert [run.distance for run in runs] == [None, 5400.0]
    assert runs[1].speed == pytest.approx(3.0)
    assert kind == "survey"


def test_without_a_survey_the_history_is_made_up(tmp_path: Path) -> None:
    assert len(history_below(None)[0].runs) == len(history_below(tmp_path)[0].runs) > 1900


def test_the_peers_work_on_the_same_lifts() -> None:
    arrays = made_up_arrays(2)
    assert arrays.values.shape[1] == 2 * len(LIFTS)
    assert (np.diff(arrays.days, axis=0) > 0).all()
    done = filter_series(arrays.values, arrays.days)
    plain = plain_forecasts(arrays.values[:, 3].tolist(), arrays.days[:, 3].tolist())
    assert done.next[3] == pytest.approx(plain[-1], abs=1e-9)
    assert len(made_up_sessions(0, 10)) == 10
