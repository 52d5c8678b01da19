from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from groundforce.errors import FolderError
from groundforce.formats.fit.read import read_fit
from groundforce.formats.runner_toml.reading import read_runner
from groundforce.monitoring.athlete_state import athlete_state
from groundforce.monitoring.history import history_of
from groundforce.quantities import format_distance, format_duration
from groundforce.simulation.demo import DEMO_TODAY, DemoRunner, write_demo
from groundforce.training.recording import Recording, StreamName
from groundforce.training.run import RunKind
from groundforce.training.state import Rhythm

GOLDEN = Path(__file__).parent / "golden" / "demo_rhythm.txt"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoRunner:
    return write_demo(tmp_path_factory.mktemp("demo") / "runner")


@pytest.fixture(scope="module")
def recordings(demo: DemoRunner) -> list[Recording]:
    return [one for path in demo.files for one in read_fit(path.read_bytes(), path.name)]


def words(rhythm: Rhythm) -> str:
    """A rhythm as text, one line a run."""
    lines = [
        f"{DAYS[run.weekday]} {run.start} {run.kind.value:9} {format_duration(run.duration):>7} "
        f"{format_distance(run.distance or 0.0):>8} {run.frequency:.2f}"
        for run in rhythm.runs
    ]
    return "\n".join((*lines, f"{rhythm.weeks} weeks, confidence {rhythm.confidence:.2f}", ""))


def test_the_rhythm_of_the_demo_runner(recordings: list[Recording]) -> None:
    state = athlete_state(history_of(recordings), DEMO_TODAY)
    assert words(state.rhythm) == GOLDEN.read_text("utf-8")


def test_every_run_is_read_as_what_it_was_made_to_be(demo: DemoRunner, recordings: list[Recording]) -> None:
    state = athlete_state(history_of(recordings), DEMO_TODAY)
    pairs = Counter(
        zip((one.kind for one in demo.planned), (one.kind for one in state.classified), strict=True)
    )
    assert sum(count for (made, read), count in pairs.items() if made is not read) == 0
    assert pairs[RunKind.RACE, RunKind.RACE] == 1


def test_the_same_seed_gives_the_same_bytes(demo: DemoRunner, tmp_path: Path) -> None:
    again = write_demo(tmp_path / "again")
    assert [path.name for path in again.files] == [path.name for path in demo.files]
    assert [path.read_bytes() for path in again.files] == [path.read_bytes() for path in demo.files]
    assert again.runner_file.read_bytes() == demo.runner_file.read_bytes()


def test_another_seed_gives_other_runs(demo: DemoRunner, tmp_path: Path) -> None:
    other = write_demo(tmp_path / "other", seed=2)
    assert [path.read_bytes() for path in other.files] != [path.read_bytes() for path in demo.files]


def test_sixteen_weeks_up_to_the_day_before(demo: DemoRunner) -> None:
    days = [run.start.date() for run in demo.planned]
    assert DEMO_TODAY - timedelta(weeks=16) <= days[0]
    assert days[-1] == DEMO_TODAY - timedelta(days=1)
    per_week = Counter((DEMO_TODAY - day - timedelta(days=1)).days // 7 for day in days)
    assert len(per_week) == 16
    assert 3.5 < len(days) / 16 < 5.0


def test_the_files_say_that_they_are_made_up(demo: DemoRunner, recordings: list[Recording]) -> None:
    assert {one.device.product for one in recordings} == {"Groundforce synthetic runner"}
    assert {one.warnings for one in recordings} == {()}
    assert "made up" in (demo.runs.parent / "README.txt").read_text("utf-8")


def test_treadmill_runs_have_no_position_and_the_others_are_at_sea(recordings: list[Recording]) -> None:
    indoor = [one for one in recordings if one.indoor]
    assert 4 <= len(indoor) <= 12
    assert all(one.stream(StreamName.LATITUDE) is None for one in indoor)
    assert all(one.stream(StreamName.ALTITUDE) is None for one in indoor)
    for one in recordings:
        for name in (StreamName.LATITUDE, StreamName.LONGITUDE):
            stream = one.stream(name)
            assert one.indoor or (stream is not None and abs(stream).max() < 0.02)


def test_streams_look_like_a_runner_s(recordings: list[Recording]) -> None:
    for one in recordings:
        beats, cadence = one.stream(StreamName.HEART_RATE), one.stream(StreamName.CADENCE)
        assert beats is not None
        assert cadence is not None
        assert 80 < beats.min() <= beats.max() <= 187
        assert 155 < cadence.mean() < 195


def test_the_runner_file_is_a_good_one(demo: DemoRunner) -> None:
    profile = read_runner(demo.runner_file, DEMO_TODAY)
    assert [(race.date, race.distance) for race in profile.races] == [(date(2027, 2, 14), 21097.5)]
    assert profile.timezone == "Europe/Rome"
    assert profile.limits.limits == frozenset()


def test_nothing_is_overwritten(demo: DemoRunner) -> None:
    with pytest.raises(FolderError, match="already holds a runner"):
        write_demo(demo.runs.parent)


@pytest.mark.parametrize("today", [date(2026, 3, 29), date(2026, 10, 26), date(2028, 2, 29)])
def test_any_day_will_do(today: date, tmp_path: Path) -> None:
    demo = write_demo(tmp_path / "demo", 3, today)
    assert all(run.start.date() < today for run in demo.planned)
    state = athlete_state(
        history_of(one for path in demo.files for one in read_fit(path.read_bytes(), path.name)), today
    )
    assert 4 <= len(state.rhythm.runs) <= 5
    assert [run.kind for run in state.rhythm.runs].count(RunKind.LONG) == 1
