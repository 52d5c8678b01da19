"""The page of a plan: whole, self-contained, reachable, readable."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from groundforce.evidence import rule
from groundforce.presentation.page import plan_page
from groundforce.presentation.palette import DARK, LIGHT
from groundforce.training.plan import Plan, Reason
from tests.presentation.sample import CATALOGUE, empty_plan, infeasible_plan, plan

LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff" * 8
PLANS = {
    "full": plan(3),
    "season": plan(12),
    "year": plan(52),
    "empty": empty_plan(),
    "infeasible": infeasible_plan(),
    "long name": plan(2, name=LONG_NAME),
    "one week": plan(1),
}


def page_of(made: Plan) -> html.HtmlElement:
    return html.document_fromstring(plan_page(made, CATALOGUE))


@pytest.fixture(params=PLANS, scope="module")
def page(request: pytest.FixtureRequest) -> html.HtmlElement:
    return page_of(PLANS[request.param])


def test_ids_are_unique(page: html.HtmlElement) -> None:
    assert [name for name, count in Counter(page.xpath("//@id")).items() if count > 1] == []


def test_every_internal_link_and_label_resolves(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    links = [link[1:] for link in page.xpath("//@href") if link.startswith("#")]
    labels = page.xpath("//@aria-labelledby | //@aria-describedby")
    named = {name for label in labels for name in label.split()}
    assert links
    assert (set(links) | named) - ids == set()


def test_nothing_is_loaded_from_anywhere(page: html.HtmlElement) -> None:
    outside = [link for link in page.xpath("//@href") if not link.startswith(("#", "data:,"))]
    assert [link for link in outside if not link.startswith("https://doi.org/10.")] == []
    assert page.xpath("//script | //img | //iframe | //link[@rel='stylesheet'] | //@src | //@srcset") == []
    css = "".join(page.xpath("//style/text()"))
    assert not re.search(r"url\(|@import|@font-face|//", css)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy


def test_headings_go_down_one_step_at_a_time(page: html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_language_and_a_skip_link(page: html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert [len(page.xpath(f"//{tag}")) for tag in ("main", "nav")] == [1, 1]
    assert len(page.xpath("/html/body/header")) == len(page.xpath("/html/body/footer")) == 1
    skip = page.xpath("//body//a")[0]
    assert skip.get("href") == "#calendar"


def test_tables_have_captions_and_scoped_headers(page: html.HtmlElement) -> None:
    for table in page.xpath("//table"):
        assert table.xpath("./caption")
    assert [th for th in page.xpath("//th") if th.get("scope") not in ("row", "col")] == []


def test_drawings_are_named_or_hidden(page: html.HtmlElement) -> None:
    for drawing in page.xpath("//svg[not(ancestor::svg)]"):
        assert drawing.get("aria-hidden") == "true" or drawing.get("aria-labelledby")


def test_every_session_has_a_card_and_a_link_to_it() -> None:
    made = plan(12)
    page = page_of(made)
    cards = page.xpath("//article[contains(@class, 'card')]/@id")
    links = [link[1:] for link in page.xpath("//li[@class='lift']/a/@href")]
    assert len(cards) == len(made.sessions)
    assert links == cards


def test_every_run_stands_on_its_day_and_key_runs_say_so() -> None:
    made = plan(3)
    page = page_of(made)
    days = page.xpath("//li[contains(@class, 'day')]")
    assert len(days) == 21
    runs = page.xpath("//li[contains(@class, 'run ')]")
    races = page.xpath("//ul[@class='items']/li[@class='race']")
    assert len(runs) + len(races) == len(made.problem.runs)
    key = [run for run in runs if "key" in run.get("class").split()]
    assert [run.xpath(".//span[@class='tag']/text()") for run in key] == [["key"]] * len(key)
    assert len(key) + len(races) == sum(run.key for run in made.problem.runs)
    assert "River Half" in races[0].text_content()


def test_a_session_card_tells_sets_load_rest_and_why() -> None:
    card = page_of(plan(3)).get_element_by_id("session-2026-12-08")
    text = re.sub(r"\s+", " ", card.text_content())
    for words in (
        "Back squat",
        "3 × 5–8",
        "62.5 kg, leaving 3 in reserve",
        "Ramp up: 5 at 20 kg, 5 at 40 kg",
    ):
        assert words in text
    for words in (
        "2 min 30 s",
        "2 × 40 s each side",
        "Why here",
        "moderate evidence",
        "heavy legs",
        "45 min",
    ):
        assert words in text


def test_each_exercise_is_explained_once() -> None:
    page = page_of(plan(12))
    assert len(page.xpath("//details[summary[starts-with(., 'How to do it')]]")) == len(CATALOGUE)
    lines = page.get_element_by_id("exercise-nordic_curl").xpath(".//details/ol/li/text()")
    assert lines == list(CATALOGUE["nordic_curl"].how)


def test_the_rules_named_are_shown_with_grade_and_source_and_no_others() -> None:
    page = page_of(plan(3))
    shown = page.xpath("//section[@aria-labelledby='evidence']//code/text()")
    assert shown == ["guard_heavy", "same_day"]
    text = page.get_element_by_id("rule-guard_heavy").text_content()
    assert rule("guard_heavy").sentence in text
    assert "Moderate evidence, read at the source." in text
    assert "https://doi.org/10.1007/s40279-017-0758-3" in page.xpath("//@href")


def test_the_chart_and_its_table_agree() -> None:
    page = page_of(plan(12))
    bars = [int(text) for text in page.xpath("//figure/svg/text[starts-with(@class, 'value')]/text()")]
    table = [int(cell) for cell in page.xpath("//figure//tbody/tr/td[last()]/text()")]
    assert bars == table == [17] * 11 + [8]
    heights = [float(bar) for bar in page.xpath("//figure/svg/rect/@height")]
    assert heights[-1] / heights[0] == pytest.approx(8 / 17, abs=0.01)


def test_status_bill_and_bound_are_told() -> None:
    text = re.sub(r"\s+", " ", page_of(plan(3)).text_content())
    for words in ("Feasible. Keeps every hard rule. No bound", "Fatigue at key runs8.1", "Together23.4"):
        assert words in text


def test_limits_are_shown_but_no_health_answer_nor_reason_of_absence() -> None:
    text = plan_page(plan(3), CATALOGUE)
    assert "No jumps and no other impact." in text
    assert "private matter" not in text
    assert "painful or injured" in text
    before = html.document_fromstring(text).xpath("//section[@aria-labelledby='before']")[0]
    assert "knee" not in before.text_content()


def test_an_infeasible_plan_lists_what_would_have_to_change() -> None:
    page = page_of(infeasible_plan())
    text = page.xpath("//section[@aria-labelledby='before']")[0].text_content()
    assert "What would have to change" in text
    assert "Give 40 minutes instead of 20." in text
    assert page.xpath("//table[@class='bill']") == []


def test_markup_in_names_and_reasons_stays_text() -> None:
    made = plan(1, name="<script>alert(1)</script>")
    session = replace(made.sessions[0], focus="<b>x</b>", reasons=(Reason("habit", "</li><img src=x>"),))
    made = replace(made, sessions=(session,), warnings=("<iframe src='//evil'>",))
    page = page_of(made)
    assert page.xpath("//h1/text()") == ["<script>alert(1)</script>"]
    assert page.xpath("//script | //img | //iframe | //b") == []
    assert "</li><img src=x>" in page.text_content()


@settings(max_examples=25, deadline=None)
@given(
    name=st.text(max_size=60),
    start=st.dates(date(1970, 1, 1), date(2100, 1, 1)),
    weeks=st.integers(1, 6),
)
def test_any_name_and_start_give_a_page_with_every_session_on_it(name: str, start: date, weeks: int) -> None:
    made = plan(weeks, name, start)
    text = plan_page(made, CATALOGUE)
    assert text.startswith("<!doctype html>")
    assert text.count("<h1>") == 1
    assert len(re.findall(r'<article class="card" id="session-', text)) == len(made.sessions)


def luminance(colour: str) -> float:
    """Relative luminance [0-1], WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio [1-21], WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT_ON = [
    *((text, ground) for text in ("ink", "quiet", "lift", "key", "race") for ground in ("paper", "card")),
    ("lift", "lift-wash"),
    ("key", "card"),
    ("race", "race-wash"),
    ("ink", "warn-wash"),
    ("warn", "warn-wash"),
    ("lift", "warn-wash"),
]


def test_the_contrast_function_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_on_what_it_stands_on(theme: str) -> None:
    css = plan_page(plan(1), CATALOGUE)
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[theme == "dark"]))
    assert colours == dict(DARK if theme == "dark" else LIGHT)
    low = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_ON}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    assert contrast(colours["bar"], colours["paper"]) >= 3.0


def test_the_page_adapts_to_paper_dark_rooms_and_still_eyes() -> None:
    css = plan_page(plan(1), CATALOGUE)
    for query in (
        "prefers-color-scheme: dark",
        "prefers-reduced-motion: reduce",
        "@media print",
        "focus-visible",
    ):
        assert query in css
