"""Single-run spikes. Bands and hazards: Frandsen 2025 as in EVIDENCE section 7."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundforce.monitoring.load import planned_spikes, spikes
from groundforce.monitoring.load.spikes import band_of, hazard_of
from groundforce.training.load import SpikeBand
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.run import Run, RunKind
from tests.monitoring.builders import MONDAY, run

AS_OF = MONDAY.date()


def done(ago: int, minutes: float) -> Run:
    return run(MONDAY - timedelta(days=ago), ((minutes, 3.0, 140.0),))


def ahead(days: int, distance: float | None, duration: float = 3600.0) -> PlannedRun:
    day = AS_OF + timedelta(days=days)
    return PlannedRun(f"r{days}", day, RunKind.LONG, duration, RunSource.CALENDAR, distance=distance)


@pytest.mark.parametrize(
    ("ratio", "band"),
    [
        (1.0, SpikeBand.NONE),
        (1.1, SpikeBand.NONE),
        (1.101, SpikeBand.SMALL),
        (1.3, SpikeBand.SMALL),
        (1.31, SpikeBand.MEDIUM),
        (2.0, SpikeBand.MEDIUM),
        (2.01, SpikeBand.LARGE),
    ],
)
def test_the_edges_of_the_bands(ratio: float, band: SpikeBand) -> None:
    assert band_of(10_000.0 * ratio, 10_000.0) is band


def test_hazards_as_printed_with_a_narrower_interval() -> None:
    small, medium, large = (hazard_of(one) for one in (SpikeBand.SMALL, SpikeBand.MEDIUM, SpikeBand.LARGE))
    assert small is not None
    assert medium is not None
    assert large is not None
    assert (small.value, medium.value, large.value) == (1.64, 1.52, 2.28)
    assert 1.31 < small.low < small.value < small.high < 2.05
    assert "association" in small.source
    assert hazard_of(SpikeBand.NEW) is None


def test_a_run_half_as_long_again_is_named_with_its_number() -> None:
    (found,) = spikes([*(done(ago, 60.0) for ago in (30, 25, 20, 15, 10)), done(3, 90.0)], AS_OF)[-1:]
    assert found.band is SpikeBand.MEDIUM
    assert found.ratio == pytest.approx(1.5)
    assert "50 % longer" in found.text
    assert "1.52 times (1.16 to 2)" in found.text
    assert "association" in found.text


def test_after_281_days_any_run_is_new_not_infinitely_long() -> None:
    (found,) = spikes([done(290, 60.0), done(9, 30.0)], AS_OF)
    assert (found.band, found.longest, found.ratio, found.hazard) == (SpikeBand.NEW, None, None, None)
    assert "first run in 30 days" in found.text


def test_only_what_came_before_counts() -> None:
    """A run is held against earlier days, never against a later one or one of the same day."""
    assert [one.band for one in spikes([done(20, 60.0), done(10, 60.0), done(5, 200.0)], AS_OF, 12)] == [
        SpikeBand.LARGE
    ]
    morning, evening = (
        done(5, 60.0),
        run(MONDAY - timedelta(days=5) + timedelta(hours=8), ((90.0, 3.0, 140.0),)),
    )
    found = spikes([done(20, 80.0), morning, evening], AS_OF, 12)
    assert [one.band for one in found] == [SpikeBand.SMALL]


def test_a_run_saved_in_three_pieces_is_one_run() -> None:
    pieces = [
        run(MONDAY - timedelta(days=5) + timedelta(minutes=21 * part), ((20.0, 3.0, 140.0),))
        for part in range(3)
    ]
    assert spikes([done(20, 60.0), *pieces], AS_OF, 12) == ()


def test_a_treadmill_without_distance_is_neither_spike_nor_yardstick() -> None:
    blank = run(MONDAY - timedelta(days=5), ((90.0, 3.0, 140.0),), distance=None, indoor=True)
    assert spikes([done(20, 60.0), blank], AS_OF, 12) == ()


def test_a_planned_long_run_is_warned_of_and_growing_ones_are_not() -> None:
    past = [done(ago, 60.0) for ago in (20, 13, 6)]
    (found,) = planned_spikes([ahead(5, 22_000.0)], past, AS_OF)
    assert found.planned
    assert found.band is SpikeBand.LARGE
    assert "would be" in found.text
    steady = [ahead(5, 11_800.0), ahead(12, 12_900.0), ahead(19, 14_100.0)]
    assert planned_spikes(steady, past, AS_OF) == ()


def test_a_planned_duration_is_reckoned_at_the_runners_own_speed_and_said_so() -> None:
    (found,) = planned_spikes([ahead(5, None, 2.0 * 3600.0)], [done(ago, 60.0) for ago in (20, 13, 6)], AS_OF)
    assert not found.measured
    assert found.distance == pytest.approx(2.0 * 3600.0 * 3.0)
    assert "about 21.6 km" in found.text


def test_runs_after_the_day_do_not_matter() -> None:
    later = run(MONDAY + timedelta(days=3), ((300.0, 3.0, 140.0),))
    runs = [done(20, 60.0), done(3, 90.0)]
    assert spikes([*runs, later], AS_OF) == spikes(runs, AS_OF)
