"""The lines of a forest plot: studies, all together, without the outlier, a new study like these."""

from __future__ import annotations

from dataclasses import dataclass

from groundforce.evidence.meta_analysis.inference import quantile_of
from groundforce.evidence.meta_analysis.outlier import Outlier, Study
from groundforce.evidence.meta_analysis.pooling import higgins2009_prediction
from groundforce.evidence.meta_analysis.results import Pooled
from groundforce.presentation.outlier import interval, signed

STUDY_LEVEL = 0.95


@dataclass(frozen=True)
class Row:
    """One line. ``kind``: study, pooled, without, new; ``odd``: of the outlier, or without it."""

    kind: str
    name: str
    effect: float | None
    low: float
    high: float
    weight: float = 0.0
    odd: bool = False

    @property
    def value(self) -> str:
        """The numbers on the right."""
        spread = interval(self.low, self.high)
        return spread if self.effect is None else f"{signed(self.effect)} ({spread})"


def forest_rows(outlier: Outlier) -> tuple[Row, ...]:
    """Every line of the plot, from above."""
    everything, without = outlier.normal.everything, outlier.normal.without
    rows = [
        _study_row(study, weight, study is outlier.study)
        for study, weight in zip(outlier.studies, everything.weights, strict=True)
    ]
    left = outlier.people - outlier.study.people
    rows.append(_pooled_row("pooled", f"All {everything.k} studies, n = {outlier.people}", everything))
    rows.append(_pooled_row("without", f"Without {outlier.study.name}, n = {left}", without))
    expected = higgins2009_prediction(everything)
    if expected is not None:
        rows.append(Row("new", "A new study like these", None, *expected))
    return tuple(rows)


def _study_row(study: Study, weight: float, odd: bool) -> Row:
    half = (quantile_of(STUDY_LEVEL, None) or 0.0) * study.variance**0.5
    low, high = study.printed or (study.effect - half, study.effect + half)
    return Row("study", f"{study.name}, n = {study.people}", study.effect, low, high, weight, odd)


def _pooled_row(kind: str, name: str, result: Pooled) -> Row:
    pooled = result.pooled
    low = pooled.estimate if pooled.low is None else pooled.low
    high = pooled.estimate if pooled.high is None else pooled.high
    return Row(kind, name, pooled.estimate, low, high, odd=kind == "without")
