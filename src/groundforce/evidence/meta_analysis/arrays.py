"""What comes in, checked: effects and variances as arrays, moderators as a design matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
INTERCEPT = "intrcpt"
"""Name of the intercept, as metafor writes it."""


def study_arrays(effects: ArrayLike, variances: ArrayLike) -> tuple[Floats, Floats]:
    """Effects and sampling variances as arrays of one length.

    Raises ValueError that names the first wrong row, counted from 1.

    >>> study_arrays([0.1, 0.2], [0.01, -1.0])
    Traceback (most recent call last):
    ...
    ValueError: row 2: the variance is -1; it must be a number above 0
    """
    y, v = np.asarray(effects, dtype=np.float64), np.asarray(variances, dtype=np.float64)
    if y.ndim != 1 or v.ndim != 1:
        raise ValueError("effects and variances must each be one row of numbers")
    if len(y) != len(v):
        raise ValueError(f"{len(y)} effects but {len(v)} variances; give one variance for each effect")
    if len(y) == 0:
        raise ValueError("no study to pool; give at least one effect")
    _check(np.isfinite(y), y, "the effect is {:g}; it must be a finite number")
    _check(np.isfinite(v) & (v > 0), v, "the variance is {:g}; it must be a number above 0")
    return y, v


def _check(good: NDArray[np.bool_], values: Floats, text: str) -> None:
    if not good.all():
        row = int(np.flatnonzero(~good)[0])
        raise ValueError(f"row {row + 1}: " + text.format(values[row]))


def design_matrix(
    k: int, moderators: Mapping[str, ArrayLike] | None, intercept: bool
) -> tuple[tuple[str, ...], Floats]:
    """Names and columns of the design matrix, one row a study.

    Raises ValueError for a column of another length, a value that is not finite, and columns that depend on
    each other.
    """
    given = {name: np.asarray(column, dtype=np.float64) for name, column in (moderators or {}).items()}
    for name, column in given.items():
        if column.shape != (k,):
            raise ValueError(f"moderator {name!r} has shape {column.shape}; it needs one number a study: {k}")
        _check(np.isfinite(column), column, f"moderator {name!r} is {{:g}}; it must be a finite number")
    columns = ({INTERCEPT: np.ones(k)} if intercept else {}) | given
    if not columns:
        raise ValueError("nothing to estimate; keep the intercept or give a moderator")
    design = np.column_stack(list(columns.values()))
    _check_rank(design, tuple(columns))
    return tuple(columns), design


def _check_rank(design: Floats, names: tuple[str, ...]) -> None:
    """Columns are brought to one length first, so that a year does not hide a share."""
    lengths = np.linalg.norm(design, axis=0)
    scaled = design / np.where(lengths > 0, lengths, 1.0)
    if np.linalg.matrix_rank(scaled) < len(names):
        raise ValueError(
            f"the columns {', '.join(names)} depend on each other in {len(design)} studies; leave one out"
        )
