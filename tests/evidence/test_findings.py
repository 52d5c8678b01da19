"""Findings say what was found, in whom, and no more."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence import Direction, Finding, Status, finding, findings, source, sources
from groundforce.evidence.tables import lines_of
from tests.shape.source import ROOT

RATIOS = ("ratio",)
PUBLISHERS = (
    "pmc.ncbi.nlm.nih.gov",
    "pubmed.ncbi.nlm.nih.gov",
    "journals.lww.com",
    "link.springer.com",
    "sportsmedicine-open.springeropen.com",
    "bjsm.bmj.com",
    "www.frontiersin.org",
    "journals.humankinetics.com",
)
EVERY = pytest.mark.parametrize("one", findings().values(), ids=lambda one: one.id)


def no_effect(one: Finding) -> float:
    """The value [unit of the finding] that means no effect: 1 for ratios, 0 for differences."""
    return 1.0 if one.unit.endswith(RATIOS) else 0.0


def test_every_source_is_registered() -> None:
    assert [one.id for one in findings().values() if one.source not in sources()] == []


def test_no_id_stands_twice() -> None:
    rows = [row["id"] for row in lines_of("studies.csv")]
    assert len(rows) == len(set(rows)) == len(findings())


@EVERY
def test_an_interval_holds_its_effect_and_is_not_called_an_effect_where_it_holds_none(one: Finding) -> None:
    if one.low is None or one.high is None:
        assert one.low is one.high is None
        return
    assert one.low < one.high
    assert one.value is not None
    assert one.low <= one.value <= one.high
    if one.low <= no_effect(one) <= one.high:
        assert one.direction in {Direction.NULL, Direction.CONTEXT}
    else:
        assert one.direction is not Direction.NULL


@EVERY
def test_it_says_who_was_studied_and_how(one: Finding) -> None:
    assert "" not in {one.population, one.design, one.outcome, one.effect}
    assert one.n is None or one.n >= 1
    assert not re.search(r"\b(RE|TT|TTE|RCT|wk|n\.s\.)\b", f"{one.outcome} {one.effect} {one.design}")


@EVERY
def test_a_link_leads_to_the_publication_and_only_where_it_was_read(one: Finding) -> None:
    if one.link != "":
        assert one.link.removeprefix("https://").split("/")[0] in PUBLISHERS
        assert one.status is not Status.RECALLED


@pytest.mark.parametrize("name", ["lauersen2018_team_sports", "lauersen2014_mixed_sports"])
def test_the_figures_of_team_sport_say_that_they_are_not_of_runners(name: str) -> None:
    one = finding(name)
    assert not one.runners
    assert "not runners" in one.population
    assert one.direction is Direction.CONTEXT


# From the papers as EVIDENCE 1.2, 1.3, 5.3 and 7 give them, exact.
@pytest.mark.parametrize(
    ("name", "result", "n"),
    [
        ("eihara2022_heavy", "-0.32 (-0.55 to -0.10) SMD", None),
        ("denadai2017_overall", "-3.93 (-5.12 to -2.74) % against control", None),
        ("balsalobre2016_pooled", "-1.42 (-2.23 to -0.60) SMD", 93),
        ("paavolainen1999_economy", "-3.78 (-5.45 to -2.10) SMD", 18),
        ("saunders2006_economy", "-0.54 (-1.58 to 0.49) SMD", 15),
        ("leppanen2024_ankle_foot", "3.60 (1.20 to 10.86) hazard ratio", 325),
        ("toresdahl2020_overuse", "0.97 (0.57 to 1.63) risk ratio", 720),
        ("lauersen2018_team_sports", "0.338 (0.238 to 0.480) risk ratio", 7738),
        ("watson2018_spine", "+2.9 vs -1.2 %", 101),
        ("doma2013_time_to_exhaustion", "335 / 238 / 275 s", 14),
    ],
)
def test_the_numbers_are_those_of_the_papers(name: str, result: str, n: int | None) -> None:
    assert (finding(name).result, finding(name).n) == (result, n)


@given(
    effect=st.decimals(-99, 99, places=2).map(str),
    low=st.floats(-99, 99).map(lambda value: round(value, 2)),
    high=st.floats(-99, 99).map(lambda value: round(value, 2)),
)
def test_a_result_shows_effect_and_limits_with_the_same_decimals(
    effect: str, low: float, high: float
) -> None:
    made = Finding(
        id="x", source="Wu2024", population="runners", runners=True, n=1, design="trial", outcome="x",
        effect=effect, low=low, high=high, unit="%", status=Status.SEEN, direction=Direction.CONTEXT,
    )  # fmt: skip
    numbers = re.findall(r"-?\d+\.\d+", made.result)
    assert [len(number.split(".")[1]) for number in numbers] == [2, 2, 2]
    assert [float(number) for number in numbers[1:]] == pytest.approx([low, high], abs=1e-9)


def test_every_row_of_the_shared_table_is_told() -> None:
    """Each value of the reviewed table stands in a finding of the same study, with the same interval."""
    path = Path(os.environ.get("GROUNDFORCE_SHARED", ROOT.parent / "shared")) / "evidence" / "studies.csv"
    if not path.exists():
        pytest.skip(
            "no reviewed table here: evidence/studies.csv is not below GROUNDFORCE_SHARED or ../shared"
        )
    told = {
        (one.source, one.value, one.low, one.high) for one in findings().values() if one.value is not None
    }
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["ci_low"] == "" or row["citation_key"] == "Blagrove2018":
                continue
            numbers = tuple(float(row[key]) for key in ("effect", "ci_low", "ci_high"))
            assert (row["citation_key"], *numbers) in told


def test_two_dois_the_article_cuts_off_are_whole() -> None:
    assert source("Storen2008").doi == "10.1249/MSS.0b013e318168da2f"
    assert source("Johnston1997").doi == "10.1519/00124278-199711000-00004"
