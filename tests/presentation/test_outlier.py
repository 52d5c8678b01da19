"""What one study does, as whole text."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundforce.evidence.meta_analysis.outlier import Study, find_outlier
from groundforce.presentation.outlier import balsalobre2016_outlier_text, outlier_text

GOLDEN = Path(__file__).parent / "golden" / "outlier_balsalobre2016.txt"


def test_the_text_for_balsalobre_2016_is_as_agreed() -> None:
    assert balsalobre2016_outlier_text() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        (-6.0, "turns the pooled effect round"),
        (4.0, "larger"),
        (-0.2, "smaller"),
    ],
)
def test_what_the_outlier_does_is_said(odd: float, said: str) -> None:
    studies = [Study(name, 1.0, 0.05, 20) for name in "abc"] + [Study("odd", odd, 0.05, 20)]
    text = outlier_text(find_outlier(studies), "Made up.")
    assert said in text
    assert "odd alone (20 people" in text


def test_a_direction_that_does_not_hold_is_said() -> None:
    studies = [Study(name, 0.1, 0.05, 20) for name in "abc"] + [Study("odd", 2.0, 0.05, 20)]
    assert "Not even the direction holds" in outlier_text(find_outlier(studies), "Made up.")
