"""A weekly report as whole text; `python -m` writes it anew. And its page and paper."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from groundforce.coaching.week import WeekReport
from groundforce.presentation.progress.pictures import Picture, pictures_of
from groundforce.presentation.progress.sections import sections_of
from groundforce.presentation.week.contents import WeekContents, contents_of
from groundforce.presentation.week.page import shown, week_page
from groundforce.presentation.week.paper import week_pdf
from groundforce.presentation.week.view import week_view
from tests.coaching.logged_weeks import FIRST, report
from tests.presentation.sample import CATALOGUE
from tests.presentation.test_terminal import printed

GOLDEN = Path(__file__).parent.parent / "golden" / "week_80.txt"


def told(found: WeekReport) -> WeekContents:
    return contents_of(found, sections_of(found.progress, CATALOGUE), CATALOGUE)


def text(width: int = 80) -> str:
    return printed(week_view(told(report())), width)


def test_a_week_reads_as_agreed() -> None:
    assert text() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("width", [40, 60])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    assert max(map(len, text(width).splitlines())) <= width


def test_a_week_of_nothing_still_says_what_it_knows() -> None:
    empty = told(report(sessions=(), runs=()))
    assert empty.short[0] == "0 of 2 sessions done, 0 of 19 planned sets. Missed: Tue 1 Dec and Fri 4 Dec."
    assert empty.short[1].startswith("No runs were read; 5 runs planned.")
    outside = told(report(first=FIRST + timedelta(weeks=10)))
    assert outside.subtitle == "Outside the plan"
    assert "No strength session was planned." in outside.short


@pytest.fixture(scope="module")
def drawn() -> tuple[Picture, ...]:
    return pictures_of(report().progress, CATALOGUE)


def test_the_page_stands_alone_and_says_all_of_it(drawn: tuple[Picture, ...]) -> None:
    week = told(report())
    page = week_page(week, drawn)
    assert page.count("<h1>") == 1
    assert not re.search(r"<script|(src|href)=\"http", page)
    assert all(one.title.split("  ")[1] in page for one in (*week.was[:2], *week.ahead))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<svg") == 2 * len(shown(drawn)) > 0


def test_the_paper_is_a_pdf_and_always_the_same(drawn: tuple[Picture, ...]) -> None:
    week = told(report())
    first, again = (week_pdf(week, drawn, (2026, 12, 7)) for _ in range(2))
    assert first.startswith(b"%PDF-")
    assert first == again


if __name__ == "__main__":
    GOLDEN.write_text(text(), "utf-8")
