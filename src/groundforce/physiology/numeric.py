"""What every model shares: a float gives a float, an array gives an array, NaN stays NaN."""

from __future__ import annotations

from typing import TypeAlias, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Numeric: TypeAlias = float | Array
Number = TypeVar("Number", float, Array)
"""A float or an array; the result of a model is of the same kind as its first argument.

Other arguments are floats, or arrays that broadcast against the first.
"""


@overload
def shaped(values: Array, first: float, *rest: float) -> float:
    """A float for floats."""


@overload
def shaped(values: Array, first: Array, *rest: Array | float) -> Array:
    """An array for an array."""


def shaped(values: Array, first: Array | float, *rest: Array | float) -> Array | float:
    """``values`` as an array where any argument was one, else as a float.

    >>> shaped(np.asarray(2.0), 1.0), shaped(np.asarray([2.0]), np.asarray([1.0]))
    (2.0, array([2.]))
    """
    if any(isinstance(one, np.ndarray) for one in (first, *rest)):
        return np.asarray(values, dtype=np.float64)
    return float(values)


def reduced(values: Array) -> Numeric:
    """What is left of an array when its last axis is summed up: a float for one row, an array for many.

    >>> reduced(np.asarray([1.0, 2.0]).sum(axis=-1)), reduced(np.asarray([[1.0, 2.0]]).sum(axis=-1))
    (3.0, array([3.]))
    """
    return float(values) if np.ndim(values) == 0 else array(values)


def array(values: Array | float) -> Array:
    """``values`` as an array of floats."""
    return np.asarray(values, dtype=np.float64)


def not_negative(name: str, values: Array | float) -> Array:
    """``values`` as an array. Raises ValueError where one is below zero; NaN passes.

    >>> float(not_negative("speed", 3.0))
    3.0
    """
    return _checked(name, values, bad=array(values) < 0.0, must="not be negative")


def positive(name: str, values: Array | float) -> Array:
    """``values`` as an array. Raises ValueError where one is zero or below; NaN passes.

    >>> float(positive("heart_rate", 150.0))
    150.0
    """
    return _checked(name, values, bad=array(values) <= 0.0, must="be above zero")


def within(name: str, values: Array | float, low: float, high: float) -> Array:
    """``values`` as an array. Raises ValueError where one is outside ``low`` to ``high``; NaN passes.

    >>> float(within("grade", 0.1, -0.45, 0.45))
    0.1
    """
    checked = array(values)
    outside = (checked < low) | (checked > high)
    return _checked(name, values, bad=outside, must=f"lie between {low:g} and {high:g}")


def _checked(name: str, values: Array | float, bad: NDArray[np.bool_], must: str) -> Array:
    checked = array(values)
    if bad.any():
        raise ValueError(f"{name} must {must}, got {float(checked[bad].flat[0]):g}")
    return checked
