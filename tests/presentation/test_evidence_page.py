"""The page of the evidence: whole, self-contained, reachable, readable."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from groundforce.evidence import claims, findings, sources
from groundforce.evidence.dossier import dossiers
from groundforce.evidence.topics import topics
from groundforce.presentation.evidence_page import evidence_page
from tests.evidence.test_findings import PUBLISHERS


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(evidence_page(dossiers()))


def text_of(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


def test_ids_are_unique_and_every_internal_link_and_label_resolves(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    links = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    labels = {name for label in page.xpath("//@aria-labelledby") for name in label.split()}
    assert links
    assert (links | labels) - set(ids) == set()


def test_nothing_is_loaded_from_anywhere(page: html.HtmlElement) -> None:
    outside = [link for link in page.xpath("//@href") if not link.startswith(("#", "data:,"))]
    hosts = {link.removeprefix("https://").split("/")[0] for link in outside}
    assert hosts <= {"doi.org", *PUBLISHERS}
    assert page.xpath("//script | //img | //iframe | //link[@rel='stylesheet'] | //@src | //@style") == []
    css = "".join(page.xpath("//style/text()"))
    assert not re.search(r"url\(|@import|@font-face|//", css)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_headings_go_down_one_step_at_a_time(page: html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert (levels.count(1), levels[0]) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_language_and_a_skip_link(page: html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert [len(page.xpath(f"//{tag}")) for tag in ("main", "nav")] == [1, 1]
    assert page.xpath("//body//a")[0].get("href") == "#claims"


def test_tables_have_captions_and_scoped_headers(page: html.HtmlElement) -> None:
    assert page.xpath("//table")
    assert [table for table in page.xpath("//table") if not table.xpath("./caption")] == []
    assert [th for th in page.xpath("//th") if th.get("scope") not in ("row", "col")] == []


@pytest.mark.parametrize("one", claims().values(), ids=lambda one: one.id)
def test_each_claim_has_a_card_with_verdict_grade_and_findings(page: html.HtmlElement, one: object) -> None:
    told = claims()[getattr(one, "id", "")]
    card = page.get_element_by_id(f"claim-{told.id}")
    text = text_of(card)
    assert told.verdict in text
    assert card.xpath("count(.//ul[@class='findings']/li)") == len(told.findings)
    assert card.xpath(".//span[starts-with(@class, 'grade')]/@class")[0] == f"grade {told.grade.value}"
    assert "not runners" in text or told.id != "injury_prevention"


def test_every_topic_and_every_source_is_on_it(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    assert {f"topic-{name}" for name in topics() if name != "article"} <= ids
    assert len(page.xpath("//ul[@class='index-list']/li")) == len(sources())
    links = page.xpath("//ul[@class='index-list']//a/@href")
    assert set(links) == {f"https://doi.org/{one.doi}" for one in sources().values() if one.doi is not None}


def test_the_figures_of_team_sport_are_never_shown_without_their_people(page: html.HtmlElement) -> None:
    shown = [one for one in page.xpath("//li") if "0.338 (" in text_of(one) or "0.315 (" in text_of(one)]
    items = [one for one in shown if not one.xpath(".//li")]
    assert items
    assert [one for one in items if "not runners" not in text_of(one)] == []


def test_a_minus_is_a_minus_and_not_a_hyphen(page: html.HtmlElement) -> None:
    results = page.xpath("//ul[@class='findings']/li/strong/text()")
    assert [text for text in results if re.search(r"(?<![\w.])-\d", text)] == []
    assert "−1.42 (−2.23 to −0.60) SMD" in results


def test_a_drawing_stands_with_its_claim() -> None:
    drawing = '<svg role="img" aria-label="forest plot"></svg>'
    made = html.document_fromstring(evidence_page(dossiers(), {"large_effect": drawing}))
    assert len(made.xpath("//article[@id='claim-large_effect']/figure/svg")) == 1
    assert len(made.xpath("//figure")) == 1


def test_the_page_adapts_to_paper_dark_rooms_and_still_eyes() -> None:
    css = evidence_page(dossiers())
    for query in ("prefers-color-scheme: dark", "prefers-reduced-motion: reduce", "@media print"):
        assert query in css
    assert len(css) < 650_000
    assert len(findings()) > 200
