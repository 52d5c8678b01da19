from __future__ import annotations

import re

import pytest

from groundforce.evidence.meta_analysis.balsalobre2016 import balsalobre2016_outlier
from groundforce.evidence.meta_analysis.outlier import Study, find_outlier
from groundforce.presentation.charts.drawing import NARROW, WIDE
from groundforce.presentation.charts.forest import BALSALOBRE2016, balsalobre2016_forest_svg, forest_svg
from groundforce.presentation.charts.theme import DARK, LIGHT, Theme
from groundforce.presentation.charts.ticks import ticks_between
from tests.presentation.charts.pictures import SVG, parsed, words

ROWS = {
    "Paavolainen 1999, n = 18": "−3.78 (−5.45 to −2.10)",
    "Saunders 2006, n = 15": "−0.54 (−1.58 to +0.49)",
    "Mikkola 2007, n = 25": "−1.03 (−1.87 to −0.18)",
    "Storen 2008, n = 17": "−1.45 (−2.56 to −0.35)",
    "Sedano 2013, n = 18": "−1.17 (−2.24 to −0.10)",
    "All 5 studies, n = 93": "−1.42 (−2.23 to −0.60)",
    "Without Paavolainen 1999, n = 75": "−1.03 (−1.53 to −0.53)",
    "A new study like these": "−4.10 to +1.27",
}
"""Names and numbers of the plot: trials as printed, the rest as in ``test_balsalobre2016.py``."""


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_study_and_every_result_is_drawn(width: int, theme: Theme) -> None:
    svg = balsalobre2016_forest_svg(width=width, theme=theme)
    assert float(parsed(svg).get("width", "0")) == width
    drawn = words(svg)
    assert {*ROWS, *ROWS.values(), "← better", "worse →"} <= set(drawn)


def test_it_can_be_heard() -> None:
    description = parsed(balsalobre2016_forest_svg()).find(f"{SVG}desc")
    assert description is not None
    assert [name for name, value in ROWS.items() if f"{name}: {value}" not in (description.text or "")] == []


def _squares(svg: str) -> list[tuple[float, str]]:
    """Side [px] and colour of every square, from above."""
    marks = [one for one in parsed(svg).iter(f"{SVG}g") if "mark-symbol" in one.get("class", "")]
    paths = [path for mark in marks for path in mark.iter(f"{SVG}path")]
    corner = re.compile(r"M-(?P<half>[\d.]+),")
    found = ((corner.match(path.get("d", "")), path.get("fill", "")) for path in paths)
    return [(2 * float(match["half"]), fill) for match, fill in found if match is not None]


def test_a_study_s_square_is_as_large_as_its_weight() -> None:
    """Area from 36 px² for no weight to 240 px² for the most; the outlier is coloured as its diamond."""
    squares = _squares(balsalobre2016_forest_svg())
    weights = balsalobre2016_outlier().normal.everything.weights
    areas = [36 + 204 * weight / max(weights) for weight in weights]
    assert [side**2 for side, _ in squares] == pytest.approx(areas, rel=0.01)
    assert [fill for _, fill in squares] == [LIGHT.other] + [LIGHT.main] * 4


def test_many_studies_with_long_names_stay_on_the_page() -> None:
    studies = [Study(f"A study with a very long name indeed {n}", 0.1 * n, 0.02, 20) for n in range(40)]
    for width in (NARROW, WIDE):
        root = parsed(forest_svg(find_outlier(studies), BALSALOBRE2016, width=width))
        assert float(root.get("width", "0")) == width


def test_effects_on_one_side_keep_the_line_at_zero() -> None:
    studies = [Study(name, 5.0 + place, 0.04, 20) for place, name in enumerate("abcd")]
    assert "0" in words(forest_svg(find_outlier(studies), BALSALOBRE2016))


@pytest.mark.parametrize(("low", "high"), [(-5.45, 1.27), (0.0, 0.0), (0.001, 0.0019), (-900.0, 12.0)])
def test_ticks_are_round_and_hold_everything(low: float, high: float) -> None:
    ticks = ticks_between(low, high)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 10
