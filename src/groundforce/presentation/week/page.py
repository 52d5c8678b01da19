"""A week as one page: no script, no network, nothing but the file."""

from __future__ import annotations

from collections.abc import Sequence

from groundforce.presentation.charts.on_page import on_page, recoloured
from groundforce.presentation.progress.pictures import Picture
from groundforce.presentation.templating import templates
from groundforce.presentation.week.contents import MOST_LIFTS, SHOWN_PICTURES, WeekContents


def shown(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """The pictures a week shows, in their order: its own, then the lifts done most."""
    own = [one for name in SHOWN_PICTURES for one in pictures if one.name == name]
    lifts = [one for one in pictures if one.section == "strength"][:MOST_LIFTS]
    return (*own, *lifts)


def week_page(week: WeekContents, pictures: Sequence[Picture]) -> str:
    """The page. Pictures are there twice, for a desk and a phone; dark colours come by style alone."""
    template = templates().get_template("week.html.j2")
    return template.render(
        week=week,
        pictures=[on_page(one.wide, one.narrow) for one in shown(pictures)],
        recoloured=recoloured(),
    )
