"""The benchmark reads a survey laid out like the real one, and works without any data."""

from __future__ import annotations

import gzip
from pathlib import Path

from benchmarks._efficiency_histories import histories
from benchmarks.efficiency_forecast import measure
from tests.monitoring.efficiency.made_up import made_up

KEYS = {"runs", "mae_bpm", "mae_best_baseline", "best_baseline", "improvement", "coverage80"}
HEADINGS = "archive,sport,sub_sport,start_time,elapsed_s,timer_s,distance_m,avg_hr,ascent_m"


def _survey(folder: Path) -> None:
    rows = [
        f"p1,running,generic,{one.start.isoformat()}Z,{one.elapsed},{one.duration},{one.distance},"
        f"{one.mean_heart_rate},{one.climb}"
        for one in made_up(1, count=60).runs
    ]
    odd = [
        "p1,cycling,road,2025-01-01T00:00:00Z,60,60,100,120,0",
        "p1,running,,not a day,9,9,9,9,9",
        "p1,running",
    ]
    text = "\n".join([HEADINGS, *rows, *odd, ""])
    (folder / "SURVEY-full-1.csv.gz").write_bytes(gzip.compress(text.encode()))


def test_a_survey_is_one_history_a_person(tmp_path: Path) -> None:
    _survey(tmp_path)
    (found,) = histories(tmp_path, full=False)
    assert (found.kind, len(found.runs)) == ("survey", 60)
    told = measure([found])
    assert told.keys() >= KEYS
    assert told["runs"] == 30
    assert told["h1_mae_bpm"] == told["mae_bpm"]


def test_nothing_to_forecast_is_said_with_the_same_keys(tmp_path: Path) -> None:
    told = measure(histories(tmp_path, full=False))
    assert told.keys() >= KEYS
    assert (told["runs"], told["mae_bpm"]) == (0, None)


def test_without_data_runners_are_made_up() -> None:
    made = histories(None, full=False)
    assert {one.kind for one in made} == {"made up"}
    assert made[0].runs != made[1].runs
