"""A progress report as one page: no script, no network, nothing but the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from groundforce.presentation.charts import theme
from groundforce.presentation.page.palette import DARK, LIGHT
from groundforce.presentation.progress.nouns import Section
from groundforce.presentation.progress.pictures import Picture
from groundforce.presentation.words import day_in_words

IDS = re.compile(r'(id="|url\(#|href="#|aria-labelledby="| )(chart-[0-9a-f]+)(?=[-"])')


def progress_page(sections: Sequence[Section], pictures: Sequence[Picture], as_of: date) -> str:
    """The page. Pictures are there twice, for a desk and a phone; dark colours come by style alone."""
    template = _environment().get_template("progress.html.j2")
    return template.render(
        sections=sections,
        pictures={one.id: [_drawn(p) for p in pictures if p.section == one.id] for one in sections},
        day=day_in_words(as_of, year=True),
        recolour=_recoloured(),
    )


def _drawn(picture: Picture) -> Mapping[str, Markup]:
    """Both drawings, their ids kept apart: one of them is hidden, but both are in the page."""
    wide, narrow = (
        IDS.sub(lambda found, end=end: f"{found[1]}{found[2]}{end}", svg)  # type: ignore[misc]
        for svg, end in ((picture.wide, "w"), (picture.narrow, "n"))
    )
    return {"wide": Markup(wide), "narrow": Markup(narrow)}


def _recoloured() -> list[tuple[str, str]]:
    """(light, dark) of every colour a chart uses, as SVG writes them."""
    light, dark = theme.LIGHT, theme.DARK
    names = ("paper", "ink", "quiet", "line")
    pairs = [(getattr(light, name), getattr(dark, name)) for name in names]
    return [*pairs, *zip(light.series, dark.series, strict=True)]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("groundforce.presentation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"light": LIGHT, "dark": DARK}
    return environment
