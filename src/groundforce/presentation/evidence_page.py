"""The evidence as one self-contained web page: no script, no network, nothing but the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from groundforce.evidence import Claim, Direction, Finding, Source, claims, finding, sources
from groundforce.evidence.dossier import Dossier
from groundforce.evidence.measurements import TABLES, Measurement
from groundforce.presentation import evidence_words as words
from groundforce.presentation.page.anchors import anchors
from groundforce.presentation.phrases import GRADE_WORDS, STATUS_WORDS, sentence_case
from groundforce.presentation.templating import templates

DIRECTIONS = {
    Direction.FOR: "Speaks for it",
    Direction.AGAINST: "Speaks against it",
    Direction.NULL: "No effect found",
    Direction.CONTEXT: "Describes or measures",
}
_MINUS = re.compile(r"(?<![\w.])-(?=\d)|^-$")


@dataclass(frozen=True)
class CitedSource:
    """A source and its place on the page."""

    anchor: str
    source: Source


@dataclass(frozen=True)
class PageTopic:
    """A topic, its place on the page, and its tables by name."""

    anchor: str
    dossier: Dossier
    tables: tuple[tuple[str, tuple[Measurement, ...]], ...]


@dataclass(frozen=True)
class Contents:
    """What the template draws; ``anchors`` goes from the ids of claims to their places."""

    topics: tuple[PageTopic, ...]
    claims: tuple[Claim, ...]
    anchors: Mapping[str, str]
    sources: Mapping[str, CitedSource]

    def named(self, ids: Iterable[str]) -> tuple[Finding, ...]:
        """The findings with these ids."""
        return tuple(finding(name) for name in ids)

    def does(self, one: Claim) -> tuple[str, ...]:
        """The rules and numbers that come of a claim, each once."""
        return tuple(dict.fromkeys((*one.rules, *one.constants)))


def _tables(one: Dossier) -> tuple[tuple[str, tuple[Measurement, ...]], ...]:
    held = dict.fromkeys(row.table for row in one.measurements)
    return tuple((table, tuple(row for row in one.measurements if row.table == table)) for table in held)


def _contents(topics: tuple[Dossier, ...]) -> Contents:
    told = tuple(claims().values())
    ordered = sorted(sources().values(), key=lambda one: one.citation.lower())
    shown = tuple(one for one in topics if not (one.claims and len(one.claims) == len(told)))
    places = anchors("topic", (one.name for one in shown))
    return Contents(
        topics=tuple(PageTopic(place, one, _tables(one)) for place, one in zip(places, shown, strict=True)),
        claims=told,
        anchors=dict(zip(claims(), anchors("claim", claims()), strict=True)),
        sources={
            one.key: CitedSource(place, one)
            for one, place in zip(ordered, anchors("source", (one.key for one in ordered)), strict=True)
        },
    )


def _signed(text: str) -> str:
    """Text with a minus sign where a number is negative.

    >>> _signed("-1.42 (-2.23 to -0.60) SMD"), _signed("6-9 body weights")
    ('−1.42 (−2.23 to −0.60) SMD', '6-9 body weights')
    """
    return _MINUS.sub("−", text)


@cache
def _environment() -> Environment:
    environment = templates()
    environment.filters |= {
        "amount": words.amount_in_words,
        "limits": words.limits_in_words,
        "measured": words.measured_in_words,
        "opening": sentence_case,
        "people": words.people_in_words,
        "signed": _signed,
        "standing": words.standing_in_words,
    }
    environment.globals |= {
        "directions": DIRECTIONS,
        "grade_words": GRADE_WORDS,
        "groups": words.GROUPS,
        "legend": words.LEGEND,
        "marks": words.MARKS,
        "status_words": STATUS_WORDS,
        "table_titles": TABLES,
    }
    return environment


def evidence_page(
    topics: tuple[Dossier, ...],
    figures: Mapping[str, str] | None = None,
    recoloured: tuple[tuple[str, str], ...] = (),
) -> str:
    """The page of the evidence: one HTML text that needs no other file, no script and no network.

    ``figures`` are drawings by the id of the claim they belong to, as
    :func:`~groundforce.presentation.charts.on_page.on_page` makes them; ``recoloured`` (light, dark) are the
    colours in them.
    """
    template = _environment().get_template("evidence_page.html.j2")
    drawn = {} if figures is None else figures
    return template.render(page=_contents(topics), figures=drawn, recoloured=recoloured)
