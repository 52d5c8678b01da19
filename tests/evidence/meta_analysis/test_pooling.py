from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence.meta_analysis.heterogeneity import ESTIMATORS
from groundforce.evidence.meta_analysis.pooling import higgins2009_prediction, pool
from groundforce.evidence.meta_analysis.stopping import EXACT
from tests.evidence.meta_analysis.studies import LATITUDE, bcg, collections

METHODS = ["EE", *ESTIMATORS]


def test_bcg_by_reml_is_as_printed() -> None:
    """Viechtbauer 2010, 10.18637/jss.v036.i03, section 3.2; four decimals as printed."""
    result = pool(*bcg())
    pooled, heterogeneity = result.pooled, result.heterogeneity
    assert (round(pooled.estimate, 4), round(pooled.standard_error, 4)) == (-0.7145, 0.1798)
    assert pooled.low is not None
    assert pooled.high is not None
    assert (round(pooled.low, 4), round(pooled.high, 4)) == (-1.0669, -0.3622)
    assert (round(heterogeneity.tau2, 4), round(heterogeneity.i2, 2)) == (0.3132, 92.22)
    assert (round(heterogeneity.h2, 2), round(heterogeneity.q, 2), heterogeneity.q_df) == (12.86, 152.23, 12)


def test_bcg_with_latitude_explains_what_was_printed() -> None:
    """Same paper, section 3.3 has latitude and year; latitude alone as in metafor's examples."""
    result = pool(*bcg(), moderators={"ablat": LATITUDE})
    assert [round(one.estimate, 4) for one in result.coefficients] == [0.2515, -0.0291]
    assert round(result.heterogeneity.tau2, 4) == 0.0764
    assert result.omnibus.statistic == pytest.approx(result.coefficients[1].statistic ** 2)
    assert result.prediction is None


@pytest.mark.parametrize("method", sorted(ESTIMATORS.keys() - {"ML", "HS", "SJ"}))
def test_two_studies_alike_in_size_by_hand(method: str) -> None:
    """With one variance v every unbiased estimator is the effects' variance less v: 8 - 1."""
    result = pool([0.0, 4.0], [1.0, 1.0], method=method, stopping=EXACT)
    assert result.pooled.estimate == pytest.approx(2.0)
    assert result.heterogeneity.tau2 == pytest.approx(7.0)
    assert result.heterogeneity.q == pytest.approx(8.0)
    assert result.pooled.standard_error == pytest.approx(2.0)


@pytest.mark.parametrize(("method", "tau2"), [("ML", 3.0), ("HS", 3.0), ("SJ", 32 / 5)])
def test_biased_estimators_by_hand(method: str, tau2: float) -> None:
    """ML: 4 - 1. HS: (8 - 2)/2. SJ: t0 = 4, weights 1/5, 4 · (8/5) / 1."""
    result = pool([0.0, 4.0], [1.0, 1.0], method=method, stopping=EXACT)
    assert result.heterogeneity.tau2 == pytest.approx(tau2)


@pytest.mark.parametrize("method", METHODS)
def test_equal_effects_leave_no_variance_between_studies(method: str) -> None:
    result = pool([0.3, 0.3, 0.3], [0.1, 0.2, 0.4], method=method, stopping=EXACT)
    assert result.heterogeneity.tau2 == pytest.approx(0.0, abs=1e-9)
    assert result.heterogeneity.q == pytest.approx(0.0, abs=1e-12)
    assert result.pooled.estimate == pytest.approx(0.3)
    assert result.heterogeneity.i2 == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_one_study_is_itself(method: str) -> None:
    result = pool([0.5], [0.04], method=method)
    assert (result.pooled.estimate, result.pooled.standard_error) == (0.5, pytest.approx(0.2))
    assert (result.heterogeneity.tau2, result.heterogeneity.i2, result.heterogeneity.q_p) == (0.0, 0.0, 1.0)
    assert higgins2009_prediction(result) is None


def test_one_study_has_no_t_interval() -> None:
    result = pool([0.5], [0.04], test="knha")
    assert (result.pooled.low, result.pooled.p, result.prediction) == (None, None, None)
    assert result.omnibus.p is None


def test_a_single_t_degree_of_freedom_is_wide() -> None:
    """Two studies of one weight: the error is half their distance, the quantile of t(1) 12.706."""
    result = pool([0.0, 4.0], [1.0, 1.0], method="DL", test="knha")
    assert result.pooled.high == pytest.approx(2 + 12.7062047 * 2.0)


def test_effects_on_the_line_have_no_width_with_knapp_hartung() -> None:
    """As metafor: the scale is 0 where nothing is left over, and the statistic infinite."""
    result = pool([0.5, 0.5, 0.5], [0.1, 0.2, 0.3], method="DL", test="knha")
    assert result.pooled.standard_error == 0.0
    assert math.isinf(result.pooled.statistic)


@pytest.mark.parametrize("method", ["DL", "HE", "HS"])
def test_an_estimate_below_zero_is_zero_and_keeps_its_error(method: str) -> None:
    result = pool([0.1, 0.11, 0.12], [1.0, 2.0, 3.0], method=method)
    assert result.heterogeneity.tau2 == 0.0
    assert result.heterogeneity.tau2_standard_error is not None
    assert result.heterogeneity.tau2_standard_error > 0
    assert result.prediction == (result.pooled.low, result.pooled.high)


@pytest.mark.parametrize("method", ["REML", "ML", "PM", "EB"])
def test_a_search_at_the_boundary_ends_there(method: str) -> None:
    result = pool([0.1, 0.11, 0.12], [1.0, 2.0, 3.0], method=method, stopping=EXACT)
    assert result.heterogeneity.tau2 == pytest.approx(0.0, abs=1e-9)


def test_equal_effects_have_no_error_of_tau2_and_no_prediction() -> None:
    result = pool(*bcg(), method="FE")
    assert result.heterogeneity.tau2_standard_error is None
    assert result.prediction is None
    assert result.pooled == pool(*bcg(), method="CE").pooled


def test_a_large_bracket_is_found() -> None:
    """tau² of 5e5 lies above the first bracket of Paule-Mandel, 10 · MAD² = 0 here."""
    effects = [0.0, 0.0, 0.0, 2000.0]
    assert pool(effects, [1.0] * 4, method="PM").heterogeneity.tau2 == pytest.approx(1e6 - 1, rel=1e-6)


def test_exact_paule_mandel_solves_its_equation() -> None:
    y, v = bcg()
    tau2 = pool(y, v, method="PM", stopping=EXACT).heterogeneity.tau2
    w = 1 / (v + tau2)
    assert (w * (y - np.average(y, weights=w)) ** 2).sum() == pytest.approx(12.0, rel=1e-12)
    assert pool(y, v, method="EB", stopping=EXACT).heterogeneity.tau2 == pytest.approx(tau2, rel=1e-10)


def test_steps_that_do_not_settle_give_way_to_the_solution() -> None:
    """Fisher scoring swings to and fro here for more than 100 steps; metafor stops with an error."""
    effects, variances = [-3.1, 4.6, 0.6], [0.02, 33.76, 49.74]
    solution = pool(effects, variances, method="PM", stopping=EXACT).heterogeneity.tau2
    assert pool(effects, variances, method="EB").heterogeneity.tau2 == pytest.approx(solution, rel=1e-10)


@pytest.mark.parametrize("method", ["REML", "ML"])
def test_exact_likelihood_is_the_highest(method: str) -> None:
    y, v = bcg()
    best = pool(y, v, method=method, stopping=EXACT)
    assert best.log_likelihood >= pool(y, v, method=method).log_likelihood
    assert best.heterogeneity.tau2 == pytest.approx(pool(y, v, method=method).heterogeneity.tau2, abs=1e-5)


@pytest.mark.parametrize(
    ("effects", "variances", "said"),
    [
        ([0.1, 0.2], [0.1, -0.1], "row 2: the variance is -0.1"),
        ([0.1, 0.2], [0.0, 0.1], "row 1: the variance is 0"),
        ([0.1, math.nan], [0.1, 0.1], "row 2: the effect is nan"),
        ([math.inf, 0.2], [0.1, 0.1], "row 1: the effect is inf"),
        ([0.1, 0.2], [0.1, math.nan], "row 2: the variance is nan"),
        ([0.1, 0.2], [0.1], "2 effects but 1 variances"),
        ([], [], "no study"),
    ],
)
def test_what_cannot_be_pooled_is_named(effects: list[float], variances: list[float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        pool(effects, variances)


@pytest.mark.parametrize(
    ("moderators", "said"),
    [
        ({"a": [1.0, 2.0, 3.0], "b": [2.0, 4.0, 6.0]}, "intrcpt, a, b depend on each other"),
        ({"a": [1.0, 1.0, 1.0]}, "intrcpt, a depend on each other"),
        ({"a": [0.0, 0.0, 0.0]}, "intrcpt, a depend on each other"),
        ({"a": [1.0, 2.0]}, "moderator 'a' has shape"),
        ({"a": [1.0, math.nan, 3.0]}, "row 2: moderator 'a' is nan"),
        ({"a": [1.0, 2.0, 4.0], "b": [1.0, 0.0, 0.0]}, "use method EE"),
    ],
)
def test_moderators_that_cannot_be_used_are_named(moderators: dict[str, list[float]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        pool([0.1, 0.2, 0.4], [0.1, 0.1, 0.1], moderators=moderators)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"method": "XX"}, "method 'XX'"),
        ({"test": "w"}, "test 'w'"),
        ({"level": 95.0}, "level 95"),
        ({"intercept": False}, "nothing to estimate"),
    ],
)
def test_unknown_options_are_named(options: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        pool([0.1, 0.2], [0.1, 0.1], **options)  # type: ignore[arg-type]


def test_a_year_as_moderator_does_not_look_like_the_intercept() -> None:
    years = [1948.0 + place for place in range(13)]
    assert len(pool(*bcg(), moderators={"year": years}).coefficients) == 2


def test_groups_without_an_intercept_are_pooled_each() -> None:
    first, second = [1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]
    result = pool(
        [0.0, 2.0, 5.0, 7.0],
        [1.0] * 4,
        method="EE",
        intercept=False,
        moderators={"first": first, "second": second},
    )
    assert [one.estimate for one in result.coefficients] == pytest.approx([1.0, 6.0])
    assert result.omnibus.df == 2


@given(collections(), st.sampled_from(METHODS), st.randoms(use_true_random=False))
def test_the_order_of_studies_does_not_matter(
    studies: tuple[list[float], list[float]], method: str, random: object
) -> None:
    order = list(range(len(studies[0])))
    random.shuffle(order)  # type: ignore[attr-defined]
    result = pool(*studies, method=method, stopping=EXACT)
    mixed = pool(*([column[place] for place in order] for column in studies), method=method, stopping=EXACT)
    assert mixed.pooled.estimate == pytest.approx(result.pooled.estimate, abs=1e-7)
    assert mixed.heterogeneity.tau2 == pytest.approx(result.heterogeneity.tau2, abs=1e-7)


@given(collections(), st.sampled_from(METHODS), st.floats(-5, 5))
def test_a_shift_of_all_effects_shifts_the_estimate(
    studies: tuple[list[float], list[float]], method: str, shift: float
) -> None:
    result = pool(*studies, method=method, stopping=EXACT)
    moved = pool([y + shift for y in studies[0]], studies[1], method=method, stopping=EXACT)
    assert moved.pooled.estimate == pytest.approx(result.pooled.estimate + shift, abs=1e-6)
    assert moved.heterogeneity.tau2 == pytest.approx(result.heterogeneity.tau2, abs=1e-6)


@given(collections(), st.sampled_from(METHODS), st.floats(0.2, 5))
def test_another_unit_scales_everything(
    studies: tuple[list[float], list[float]], method: str, unit: float
) -> None:
    result = pool(*studies, method=method, stopping=EXACT)
    scaled = pool(
        [y * unit for y in studies[0]], [v * unit**2 for v in studies[1]], method=method, stopping=EXACT
    )
    assert scaled.pooled.estimate == pytest.approx(result.pooled.estimate * unit, abs=1e-6)
    assert scaled.heterogeneity.tau2 == pytest.approx(result.heterogeneity.tau2 * unit**2, abs=1e-5)
    assert scaled.heterogeneity.i2 == pytest.approx(result.heterogeneity.i2, abs=1e-3)


@given(collections(least=1), st.sampled_from(METHODS))
def test_a_pooled_effect_lies_among_the_studies(
    studies: tuple[list[float], list[float]], method: str
) -> None:
    result = pool(*studies, method=method)
    assert min(studies[0]) - 1e-9 <= result.pooled.estimate <= max(studies[0]) + 1e-9
    assert result.heterogeneity.tau2 >= 0
    assert sum(result.weights) == pytest.approx(100)
    assert 0 <= result.heterogeneity.i2 < 100


def test_a_t_interval_is_wider_than_z_and_adhoc_never_narrower_than_t() -> None:
    """The trials agree better than chance, so that Knapp & Hartung's factor is below 1."""
    y, v = [0.1, 0.11, 0.12, 0.1], [0.1, 0.2, 0.1, 0.3]
    found = {test: pool(y, v, method="DL", test=test) for test in ("z", "t", "knha", "hksj", "adhoc")}
    errors = {test: one.pooled.standard_error for test, one in found.items()}
    assert errors["z"] == errors["t"] == errors["adhoc"] > errors["knha"] == errors["hksj"]
    half = {test: (one.pooled.high or 0.0) - one.pooled.estimate for test, one in found.items()}
    assert half["t"] / half["z"] == pytest.approx(3.182446 / 1.959964, rel=1e-6)


def test_variances_of_sixteen_orders_are_refused_in_words() -> None:
    """Rounding leaves nothing of the curvature of the likelihood; a division by zero would come out."""
    with pytest.raises(ValueError, match="differ too much"):
        pool([0.0, 0.0], [1.15476179e08, 4.91204011e-01], method="REML")
