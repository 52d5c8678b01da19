"""Before and after a block: calibrated on made-up runners, honest where it cannot tell."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from groundforce.evidence import parameter
from groundforce.monitoring.efficiency.change import before_after
from groundforce.training.efficiency import EfficiencyChange
from groundforce.training.state import Estimate
from tests.monitoring.devices import real_history
from tests.monitoring.efficiency.made_up import BLOCK, made_up, plain

SEEDS = range(60)


def _told(effect: float) -> tuple[list[EfficiencyChange], list[Estimate]]:
    told = [before_after(made_up(seed, effect).runs, *BLOCK) for seed in SEEDS]
    return told, [one.effect for one in told if one.effect is not None]


@pytest.mark.parametrize("effect", [0.0, 0.05, 0.10])
def test_intervals_hold_a_known_effect_four_times_in_five(effect: float) -> None:
    """Over 300 runners 92, 86 and 80 %: near no effect more than 80, as the prior is centred there.

    Of 60, two and a half standard errors are 0.13. A wide interval holds everything, so the width counts too.
    """
    _, effects = _told(effect)
    assert len(effects) == len(SEEDS)
    assert float(np.mean([one.low <= effect <= one.high for one in effects])) >= 0.67
    assert float(np.mean([one.high - one.low for one in effects])) < 0.20


def test_no_effect_is_seldom_called_one_and_a_large_one_is_seen() -> None:
    none, _ = _told(0.0)
    large, effects = _told(0.15)
    alarms = [one.probability is not None and one.probability > 0.9 for one in none]
    assert float(np.mean(alarms)) <= 0.10
    assert float(np.mean([one.probability for one in large if one.probability is not None])) > 0.7
    assert float(np.mean([one.value for one in effects])) > 0.08


def test_what_changed_is_told_whatever_the_cause() -> None:
    """Fitness that improves evenly, block or not, shows in the difference more than in the effect."""
    runs = [plain(2.0 * n, 2.5 + 0.2 * (n % 3), 165.0 - 0.12 * n + 4.4 * (n % 3)) for n in range(150)]
    told = before_after(runs, *BLOCK)
    assert told.difference is not None
    assert told.effect is not None
    assert told.difference.low > 0.0
    assert abs(told.effect.value) < told.difference.value


def test_how_many_runs_it_takes_follows_the_noise() -> None:
    told = before_after(made_up(1).runs, *BLOCK)
    assert told.runs_per_block is not None
    assert told.more_runs is not None
    assert told.runs_per_block > 40
    assert told.more_runs == max(0, told.runs_per_block - told.runs_before) + max(
        0, told.runs_per_block - told.runs_after
    )
    assert told.floor is not None
    assert told.effect is not None
    assert 0.0 < told.floor <= (told.effect.high - told.effect.low) / 2.0 / 1.2816
    assert any("More runs alone will not settle" in note for note in told.notes)


@pytest.mark.parametrize("count", [0, 1, 20])
def test_not_enough_data_says_what_is_missing(count: int) -> None:
    told = before_after(made_up(1).runs[:count], *BLOCK)
    assert (told.effect, told.probability, told.more_runs) == (None, None, None)
    assert "0 in the 12 weeks after it; 6 of each are needed" in told.notes[0]


def test_later_runs_than_asked_for_do_not_count() -> None:
    runs = made_up(2, count=160).runs
    as_of = BLOCK[1] + timedelta(days=60)
    past = tuple(run for run in runs if run.start.date() < as_of)
    assert len(past) < len(runs)
    assert before_after(runs, *BLOCK, as_of=as_of) == before_after(past, *BLOCK)


def test_a_block_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end on 2025-04-01"):
        before_after([], date(2025, 4, 1), date(2025, 4, 1))


def test_the_smallest_worthwhile_change_is_registered() -> None:
    told = before_after([], *BLOCK)
    assert told.smallest == parameter("efficiency_smallest_change").value == 0.024


def test_blocks_that_never_were_raise_few_alarms_on_a_real_runner() -> None:
    """Every 8 weeks a block of 8 weeks; a false alarm is a worthwhile effect with 90 % probability."""
    runs = real_history("runner-dynamics-2024-2026").runs
    starts = [runs[0].start.date() + timedelta(days=84 + 56 * n) for n in range(10)]
    told = [before_after(runs, one, one + timedelta(days=56), one + timedelta(days=140)) for one in starts]
    judged = [one.probability for one in told if one.probability is not None]
    assert len(judged) >= 5
    assert max(judged) < 0.9
