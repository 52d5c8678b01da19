from __future__ import annotations

import pytest

from groundforce.evidence.meta_analysis.multilevel import konstantopoulos2011_multilevel
from groundforce.evidence.meta_analysis.pooling import pool
from groundforce.evidence.meta_analysis.stopping import EXACT
from tests.evidence.meta_analysis.studies import LATITUDE, bcg


@pytest.mark.parametrize("method", ["REML", "ML"])
def test_one_level_of_one_study_each_is_plain_pooling(method: str) -> None:
    y, v = bcg()
    nested = konstantopoulos2011_multilevel(y, v, {"study": range(13)}, method=method)
    plain = pool(y, v, method=method, stopping=EXACT)
    assert nested.sigma2["study"] == pytest.approx(plain.heterogeneity.tau2, rel=1e-8)
    assert nested.coefficients[0].estimate == pytest.approx(plain.pooled.estimate, rel=1e-8)
    assert nested.log_likelihood == pytest.approx(plain.log_likelihood, rel=1e-10)


def test_moderators_are_those_of_plain_pooling() -> None:
    y, v = bcg()
    nested = konstantopoulos2011_multilevel(y, v, {"study": range(13)}, moderators={"ablat": LATITUDE})
    plain = pool(y, v, moderators={"ablat": LATITUDE}, stopping=EXACT)
    found = [one.estimate for one in nested.coefficients]
    assert found == pytest.approx([one.estimate for one in plain.coefficients], rel=1e-6)


def test_two_balanced_laboratories_by_hand() -> None:
    """Means 0.15 and 0.95 differ by 0.8: variance of means 0.32, less 0.01/2 of sampling."""
    y, v, labs = [0.1, 0.2, 0.9, 1.0], [0.01] * 4, ["a", "a", "b", "b"]
    nested = konstantopoulos2011_multilevel(y, v, {"lab": labs})
    assert nested.sigma2["lab"] == pytest.approx(0.32 - 0.005)
    assert nested.coefficients[0].standard_error == pytest.approx(0.4)


def test_a_level_that_explains_nothing_is_zero() -> None:
    y, v, labs = [0.0, 1.0, 0.1, 0.9, 0.0, 1.0], [0.01] * 6, ["a", "a", "b", "b", "c", "c"]
    nested = konstantopoulos2011_multilevel(y, v, {"lab": labs, "study": range(6)})
    assert nested.sigma2["lab"] == pytest.approx(0.0, abs=1e-9)
    assert nested.sigma2["lab/study"] > 0.1


def test_labels_count_within_the_wider_level() -> None:
    y, v = [0.1, 0.3, 0.9, 1.2, 0.4], [0.02] * 5
    wide = ["a", "a", "b", "b", "c"]
    once = konstantopoulos2011_multilevel(y, v, {"lab": wide, "trial": [1, 2, 1, 2, 1]})
    told = konstantopoulos2011_multilevel(y, v, {"lab": wide, "trial": range(5)})
    assert once == told


@pytest.mark.parametrize(
    ("levels", "method", "said"),
    [
        ({}, "REML", "no level"),
        ({"lab": ["a"]}, "REML", "1 labels for 2 effects"),
        ({"lab": ["a", "b"]}, "DL", "use ML or REML"),
    ],
)
def test_what_cannot_be_fitted_is_named(levels: dict[str, list[str]], method: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        konstantopoulos2011_multilevel([0.1, 0.2], [0.1, 0.1], levels, method=method)
