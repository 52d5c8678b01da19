"""A progress report as one page: no script, no network, nothing but the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from groundforce.presentation.charts.on_page import on_page, recoloured
from groundforce.presentation.progress.nouns import Section
from groundforce.presentation.progress.pictures import Picture
from groundforce.presentation.templating import templates
from groundforce.presentation.words import day_in_words


def progress_page(sections: Sequence[Section], pictures: Sequence[Picture], as_of: date) -> str:
    """The page. Pictures are there twice, for a desk and a phone; dark colours come by style alone."""
    template = templates().get_template("progress.html.j2")
    return template.render(
        sections=sections,
        pictures={
            one.id: [on_page(p.wide, p.narrow) for p in pictures if p.section == one.id] for one in sections
        },
        day=day_in_words(as_of, year=True),
        recoloured=recoloured(),
    )
