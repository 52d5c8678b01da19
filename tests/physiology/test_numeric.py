from __future__ import annotations

import numpy as np
import pytest

from groundforce.physiology.numeric import array, not_negative, positive, reduced, shaped, within


def test_floats_stay_floats_and_arrays_arrays() -> None:
    assert type(shaped(array(1.0), 2.0)) is float
    assert type(shaped(array(1.0), np.float64(2.0))) is float
    assert shaped(np.ones(2), np.ones(2)).shape == (2,)


def test_one_array_among_the_arguments_is_enough() -> None:
    assert isinstance(shaped(np.ones(1), np.ones(1), 2.0), np.ndarray)
    assert isinstance(shaped(array(1.0), array(1.0)), np.ndarray)


def test_zero_is_not_negative_and_not_positive() -> None:
    assert float(not_negative("speed", 0.0)) == 0.0
    with pytest.raises(ValueError, match="speed must be above zero, got 0"):
        positive("speed", 0.0)


def test_the_first_wrong_value_is_named() -> None:
    with pytest.raises(ValueError, match="load must not be negative, got -2"):
        not_negative("load", np.array([1.0, -2.0, -3.0]))
    with pytest.raises(ValueError, match=r"share must lie between 0 and 1, got 1\.5"):
        within("share", np.array([[0.5, 1.5]]), 0.0, 1.0)


def test_nan_and_nothing_pass_every_check() -> None:
    for values in (np.array([np.nan]), np.array([])):
        assert not_negative("x", values).shape == values.shape
        assert positive("x", values).shape == values.shape
        assert within("x", values, 0.0, 1.0).shape == values.shape


def test_what_is_left_of_one_row_is_a_float() -> None:
    assert type(reduced(np.ones(3).sum(axis=-1))) is float
    assert reduced(np.ones((2, 3)).sum(axis=-1)).tolist() == [3.0, 3.0]  # type: ignore[union-attr]
    assert np.isnan(reduced(np.array([1.0, np.nan]).sum(axis=-1)))
