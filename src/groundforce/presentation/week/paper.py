"""A week on paper: A4, set by Typst in the fonts it brings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files

import typst

from groundforce.presentation.progress.pictures import Picture
from groundforce.presentation.week.contents import WeekContents
from groundforce.presentation.week.page import shown


def week_pdf(week: WeekContents, pictures: Sequence[Picture], made: tuple[int, int, int]) -> bytes:
    """The PDF; ``made`` is the year, month and day it bears. The same week gives the same bytes."""
    data = asdict(week) | {"pictures": [one.narrow for one in shown(pictures)], "made": made}
    told = {"data": json.dumps(data, ensure_ascii=False)}
    return typst.compile(_template(), format="pdf", sys_inputs=told, ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return files("groundforce.presentation").joinpath("templates", "week.typ").read_bytes()
