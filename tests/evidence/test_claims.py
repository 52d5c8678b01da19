"""A claim is graded, told for and against, and promises no more than its grade."""

from __future__ import annotations

import re

import pytest

from groundforce.evidence import Claim, Direction, Grade, claim, claims, constants, finding, findings, rules
from groundforce.evidence.topics import topics

PROMISES = re.compile(
    r"\b(prevents?|will|guarantees?|guaranteed|proven|proves|always|ensures?)\b", re.IGNORECASE
)
WEAK = {Grade.LOW, Grade.VERY_LOW, Grade.CONVENTION, Grade.JUDGEMENT}
EVERY = pytest.mark.parametrize("one", claims().values(), ids=lambda one: one.id)

# The grades of the evidence review, section 10, where it gives a range the lower one.
GRADES = {
    1: Grade.LOW, 2: Grade.LOW, 3: Grade.LOW, 4: Grade.MODERATE, 5: Grade.MODERATE, 6: Grade.LOW,
    7: Grade.JUDGEMENT, 8: Grade.MODERATE, 9: Grade.LOW, 10: Grade.MODERATE, 11: Grade.LOW,
    12: Grade.MODERATE, 13: Grade.LOW, 14: Grade.LOW, 15: Grade.MODERATE,
}  # fmt: skip


def test_the_fifteen_claims_are_there_in_order_with_their_grades() -> None:
    assert {one.number: one.grade for one in claims().values()} == GRADES
    assert [one.number for one in claims().values()] == list(range(1, 16))


@EVERY
def test_it_is_told_for_and_against(one: Claim) -> None:
    assert one.supports
    assert one.opposes
    assert len(set(one.findings)) == len(one.findings)


@EVERY
def test_what_it_names_exists(one: Claim) -> None:
    assert set(one.findings) - findings().keys() == set()
    assert set(one.rules) - rules().keys() == set()
    assert set(one.constants) - constants().keys() == set()
    assert set(one.topics) - topics().keys() == set()
    assert one.topics


@EVERY
def test_its_words_promise_no_more_than_its_grade(one: Claim) -> None:
    assert len(one.verdict) <= 220
    if one.grade in WEAK:
        assert PROMISES.findall(f"{one.verdict} {one.action} {' '.join(one.caveats)}") == []


def test_the_promise_detector_itself() -> None:
    assert PROMISES.search("It will help")
    assert not PROMISES.search("willing, preventable")


@EVERY
def test_it_says_what_the_product_does(one: Claim) -> None:
    assert one.action.endswith(".")
    assert one.caveats


def test_what_speaks_against_it_was_found_against_it_or_not_at_all_for_the_injury_and_economy_claims() -> (
    None
):
    opposing = [
        finding(name) for key in ("injury_prevention", "running_economy") for name in claim(key).opposes
    ]
    assert {one.direction for one in opposing} == {Direction.NULL, Direction.AGAINST}


def test_only_runners_speak_for_and_against_injury_prevention() -> None:
    one = claim("injury_prevention")
    assert [name for name in one.supports + one.opposes if not finding(name).runners] == []
    assert {"lauersen2018_team_sports", "lauersen2014_mixed_sports"} <= set(one.elsewhere)


@EVERY
def test_the_figure_of_team_sport_supports_nothing(one: Claim) -> None:
    named = {finding(name).source for name in one.supports + one.opposes}
    assert named.isdisjoint({"Lauersen2018", "Lauersen2014"})
    assert "0.34" not in one.verdict + one.action


def test_the_pooled_figure_of_highly_trained_runners_stands_beside_what_weakens_it() -> None:
    """Numbers of the review, 1.2: small-sample interval, without the outlier, prediction interval."""
    told = {name: finding(name).result for name in claim("large_effect").findings}
    assert told["balsalobre2016_small_sample"] == "-1.42 (-2.79 to -0.04) SMD"
    assert told["balsalobre2016_recomputed_without"] == "-1.03 (-1.53 to -0.53) SMD"
    assert told["balsalobre2016_next_trial"] == "-1.42 (-4.10 to 1.27) SMD"
