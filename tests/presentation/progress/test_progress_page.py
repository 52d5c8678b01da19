from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import html

from groundforce.coaching.progress import progress
from groundforce.presentation.charts import theme
from groundforce.presentation.progress.page import progress_page
from groundforce.presentation.progress.pictures import Picture, pictures_of
from groundforce.presentation.progress.sections import sections_of
from groundforce.training.catalogue import load_catalogue
from groundforce.training.progress import Progress
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import TrainingHistory
from tests.made_up_athlete import AS_OF, HISTORY, PROFILE
from tests.presentation.charts.pictures import parsed, words

CATALOGUE = load_catalogue().exercises


@cache
def found() -> Progress:
    return progress(HISTORY, AS_OF, PROFILE)


@cache
def pictures() -> tuple[Picture, ...]:
    return pictures_of(found(), CATALOGUE)


@cache
def page() -> str:
    return progress_page(sections_of(found(), CATALOGUE), pictures(), AS_OF)


def test_every_section_that_knows_something_has_a_picture() -> None:
    known = {one.id for one in sections_of(found(), CATALOGUE) if one.facts}
    assert {one.section for one in pictures()} == known
    assert known == {"readiness", "pain", "strength", "efficiency", "tests", "load", "bone"}


def test_progress_of_the_drawing_is_told() -> None:
    told: list[tuple[int, int]] = []
    pictures_of(found(), {}, lambda done, every: told.append((done, every)))
    assert told == [(number, len(pictures())) for number in range(1, len(pictures()) + 1)]


@pytest.mark.parametrize("place", range(9))
def test_a_picture_is_as_wide_as_its_screen_and_says_what_it_shows(place: int) -> None:
    if place >= len(pictures()):
        pytest.fail("fewer pictures than the made-up athlete should have")
    one = pictures()[place]
    for svg, width in ((one.wide, 800.0), (one.narrow, 360.0)):
        root = parsed(svg)
        assert float(root.get("width", "0")) == width
        assert len(root[1].text or "") > 40
        assert not [text for text in words(svg) if "undefined" in text or "NaN" in text or "null" in text]


def test_ids_are_unique_and_every_reference_finds_one() -> None:
    root = html.fromstring(page())
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    named = {part for one in root.iter() for part in (one.get("aria-labelledby") or "").split()}
    used = set(re.findall(r"url\(#([^)]+)\)", page())) | {one[1:] for one in root.xpath("//a/@href")}
    assert named | used <= set(ids)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert "<script" not in page()
    assert set(re.findall(r"https?://[^/\s\"']+", page())) == {"http://www.w3.org"}


def test_every_colour_of_a_chart_has_its_dark_one() -> None:
    drawn = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', "".join(one.wide for one in pictures())))
    light = {theme.LIGHT.paper, theme.LIGHT.ink, theme.LIGHT.quiet, theme.LIGHT.line, *theme.LIGHT.series}
    assert drawn - light == set()
    for colour in drawn:
        assert f'[fill="{colour}"]' in page()


def test_a_page_of_nothing_says_what_is_missing() -> None:
    empty = progress(TrainingHistory(), AS_OF, RunnerProfile())
    text = progress_page(sections_of(empty, {}), pictures_of(empty, {}), AS_OF)
    assert text.count('class="missing"') == 8
    assert "<svg" not in text
