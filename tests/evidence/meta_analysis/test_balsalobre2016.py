"""Balsalobre-Fernández 2016, 10.1519/JSC.0000000000001316, from its five trials; two decimals as printed."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from groundforce.evidence.grade import Status
from groundforce.evidence.meta_analysis.balsalobre2016 import balsalobre2016_outlier, balsalobre2016_studies
from groundforce.evidence.meta_analysis.pooling import higgins2009_prediction
from groundforce.evidence.meta_analysis.results import Pooled


def _rounded(result: Pooled) -> tuple[float, ...]:
    found = result.pooled
    assert found.low is not None
    assert found.high is not None
    return tuple(round(value, 2) for value in (found.estimate, found.low, found.high))


def test_the_abstract_is_reproduced() -> None:
    found = balsalobre2016_outlier().normal.everything
    assert _rounded(found) == (-1.42, -2.23, -0.60)
    assert (round(found.heterogeneity.tau2, 3), round(found.heterogeneity.i2, 1)) == (0.537, 63.6)


def test_the_interval_for_few_studies_nearly_reaches_zero() -> None:
    assert _rounded(balsalobre2016_outlier().few.everything) == (-1.42, -2.79, -0.04)


def test_a_new_trial_may_find_anything() -> None:
    expected = higgins2009_prediction(balsalobre2016_outlier().normal.everything)
    assert expected is not None
    assert (round(expected[0], 2), round(expected[1], 2)) == (-4.10, 1.27)


def test_without_paavolainen_the_effect_is_smaller_and_the_trials_agree() -> None:
    found = balsalobre2016_outlier()
    assert found.study.name == "Paavolainen 1999"
    assert _rounded(found.normal.without) == (-1.03, -1.53, -0.53)
    assert found.normal.without.heterogeneity.i2 == 0.0


def test_weights_are_those_recomputed_from_the_table() -> None:
    """Column ``weight_pct_recomputed_DL``; published: 13.5 % for Paavolainen, 20.3 to 24.1 % for the rest."""
    weights = [round(one, 1) for one in balsalobre2016_outlier().normal.everything.weights]
    assert weights == pytest.approx([13.7, 21.3, 24.0, 20.3, 20.8], abs=0.05)


def test_the_trials_are_five_with_93_people_and_every_row_says_where_it_is_from() -> None:
    assert (len(balsalobre2016_studies()), sum(one.people for one in balsalobre2016_studies())) == (5, 93)
    text = files("groundforce.evidence").joinpath("data", "balsalobre2016.csv").read_text("utf-8")
    statuses = {row["status"] for row in csv.DictReader(text.splitlines())}
    assert statuses <= {status.value for status in Status}
