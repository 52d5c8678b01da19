"""The page on the evidence names what there is."""

from __future__ import annotations

import re

from groundforce.evidence.topics import topics
from groundforce.presentation.evidence_words import MARKS
from groundforce.presentation.phrases import STATUS_WORDS
from tests.shape.source import ROOT

TEXT = (ROOT / "docs" / "evidence.md").read_text("utf-8")


def test_every_topic_has_a_row_and_no_other() -> None:
    assert re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE)[: len(topics())] == list(topics())


def test_every_mark_has_a_row() -> None:
    assert set(re.findall(r"^\| `(.)` \|", TEXT, re.MULTILINE)) == set(MARKS.values())


def test_the_words_for_how_a_number_reached_us_are_those_shown() -> None:
    flat = re.sub(r"[\s*]+", " ", TEXT)
    assert [words for words in STATUS_WORDS.values() if words not in flat] == ["our own judgement"]
