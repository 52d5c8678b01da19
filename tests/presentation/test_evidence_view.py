"""The evidence in the terminal, as whole text.

After a change of the evidence that is meant, write the texts anew with
``python -m tests.presentation.test_evidence_view``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.console import RenderableType

from groundforce.evidence import Status, claims, findings, sources
from groundforce.evidence.lookup import dossier
from groundforce.evidence.topics import topics
from groundforce.presentation.evidence_view import dossier_view, overview_view
from groundforce.presentation.phrases import GRADE_WORDS, STATUS_WORDS, sentence_case
from tests.presentation.test_terminal import printed

GOLDEN = Path(__file__).parent / "golden"
VIEWS = {
    "evidence_80.txt": None,
    "evidence_injury_80.txt": "injury",
    "evidence_number_80.txt": "heavy_spacing",
}


def view(name: str | None) -> RenderableType:
    return overview_view() if name is None else dossier_view(dossier(name))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("file", "name"), VIEWS.items())
def test_it_reads_as_agreed_at_80_columns(file: str, name: str | None) -> None:
    assert printed(view(name)) == (GOLDEN / file).read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    for name in (None, "article", "scheduling"):
        assert max(map(len, printed(view(name), width).splitlines())) <= width


def test_a_terminal_without_unicode_gets_ascii() -> None:
    for name in (None, "article"):
        printed(view(name), encoding="ascii").encode("ascii")


@pytest.mark.parametrize("one", claims().values(), ids=lambda one: one.id)
def test_a_claim_is_shown_with_verdict_grade_and_every_finding(one: object) -> None:
    found = claims()[getattr(one, "id", "")]
    text = flat(printed(view(found.id), 200))
    assert found.verdict in text
    assert sentence_case(GRADE_WORDS[found.grade]) in text or STATUS_WORDS[found.status] in text.lower()
    assert [name for name in found.findings if findings()[name].result not in text] == []


def test_the_figures_of_team_sport_are_never_shown_without_their_people() -> None:
    shown = 0
    for name in (*topics(), *claims(), "Lauersen2018", "lauersen2014_mixed_sports"):
        text = flat(printed(view(name), 400))
        places = [place.end() for place in re.finditer(r"0\.338 \(|0\.315 \(", text)]
        assert all("not runners" in text[place : place + 120] for place in places)
        shown += len(places)
    assert shown >= 6


def test_what_is_recalled_says_so() -> None:
    words = "recalled, not checked against the paper"
    for one in findings().values():
        if one.status is Status.RECALLED:
            assert words in flat(printed(view(one.id), 400))


@pytest.mark.parametrize("name", ["guard_heavy_accustomed", "Storen2008", "Johnston1997"])
def test_a_doi_is_shown_whole_even_where_the_terminal_is_narrow(name: str) -> None:
    made = dossier(name)
    text = printed(dossier_view(made), 60)
    assert [
        one.doi for one in made.sources if one.doi is not None and f"https://doi.org/{one.doi}" not in text
    ] == []
    assert sources()["Storen2008"].doi == "10.1249/MSS.0b013e318168da2f"


if __name__ == "__main__":
    for file, name in VIEWS.items():
        (GOLDEN / file).write_text(printed(view(name)), "utf-8")
