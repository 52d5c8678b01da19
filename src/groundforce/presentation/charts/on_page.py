"""Charts inside a page: drawn once for a desk and once for a phone, recoloured in the dark by style alone."""

from __future__ import annotations

import re

from groundforce.presentation.charts import theme

_IDS = re.compile(r'(id="|url\(#|href="#|aria-labelledby="| )(chart-[0-9a-f]+)(?=[-"])')


def on_page(wide: str, narrow: str) -> str:
    """Both drawings (SVG of :func:`~groundforce.presentation.charts.drawing.to_svg`) as HTML.

    The style ``drawings.css.j2`` shows one of them, by the width of the page. Their ids are kept apart.
    """
    return f'<div class="wide">{_apart(wide, "w")}</div><div class="narrow">{_apart(narrow, "n")}</div>'


def _apart(svg: str, end: str) -> str:
    return _IDS.sub(lambda found: f"{found[1]}{found[2]}{end}", svg)


def recoloured() -> tuple[tuple[str, str], ...]:
    """(light, dark) of every colour a chart uses, as SVG writes them."""
    light, dark = theme.LIGHT, theme.DARK
    return (
        (light.paper, dark.paper),
        (light.ink, dark.ink),
        (light.quiet, dark.quiet),
        (light.line, dark.line),
        *zip(light.series, dark.series, strict=True),
    )
