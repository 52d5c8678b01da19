"""Colours that everybody can tell apart, and text that can be read."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from groundforce.presentation.charts.theme import DARK, LIGHT, Theme
from tests.presentation.charts.pictures import contrast, linear

SIGHTS = {
    "full": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Machado, Oliveira & Fernandes 2009, 10.1109/TVCG.2009.113: full dichromacy, on linear colours."""
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)
APART = 25.0
"""Least distance in CIE L*a*b* between two series; 2.3 is just noticeable."""


def _lab(color: str, sight: str) -> np.ndarray:
    seen = np.clip(SIGHTS[sight] @ np.array(linear(color)), 0, 1)
    share = TO_XYZ @ seen / WHITE
    f = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_series_are_told_apart_however_one_sees(theme: Theme, sight: str) -> None:
    near = [
        (one, other, round(float(np.linalg.norm(_lab(one, sight) - _lab(other, sight))), 1))
        for one, other in combinations(theme.series, 2)
    ]
    assert [pair for pair in near if pair[2] < APART] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_series_stand_out(theme: Theme) -> None:
    assert min(contrast(text, theme.paper) for text in (theme.ink, theme.quiet)) >= 4.5
    assert min(contrast(color, theme.paper) for color in theme.series) >= 3.0


def test_the_measure_of_contrast_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
