"""Evidence by name: topics, entries, what is unknown, and the document."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from groundforce.errors import InputError
from groundforce.evidence import claims, constants, findings, models, parameters, rules, sources
from groundforce.evidence.document import dossier_document, overview_document
from groundforce.evidence.dossier import dossiers
from groundforce.evidence.lookup import dossier, names
from groundforce.evidence.measurements import TABLES, measurements
from groundforce.evidence.remarks import corrections, hours_bases
from groundforce.evidence.tables import files_of, rows_of
from groundforce.evidence.topics import topics

ASKED = ("bone", "scheduling", "plyometrics", "hamstrings", "economy", "injury", "progression", "strength",
         "tests", "load", "article")  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Any:
    text = (
        resources.files("groundforce.evidence").joinpath("schemas/evidence-1.schema.json").read_text("utf-8")
    )
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", sorted({*ASKED, *topics()}))
def test_a_topic_holds_something_with_all_it_rests_on(name: str, validator: Any) -> None:
    made = dossier(name)
    assert made.findings or made.corrections
    held = {one.source for one in made.findings}
    for group in (made.rules, made.constants, made.parameters, made.models, made.hours, made.corrections):
        held |= {key for one in group for key in one.sources}
    assert {one.key for one in made.sources} == held
    assert {name for one in made.claims for name in one.findings} <= {one.id for one in made.findings}
    validator.validate(json.loads(json.dumps(dossier_document(made))))


def test_everything_with_a_name_can_be_asked_for_and_holds_something() -> None:
    made = {name: dossier(name) for name in names()}
    assert len(made) > 400
    assert [name for name, one in made.items() if not one.sources] == []


@pytest.mark.parametrize("name", ["guard_heavy", "heavy_spacing", "Doma2013", "8", "eihara2022_heavy"])
def test_a_dossier_of_an_entry_is_a_valid_document(name: str, validator: Any) -> None:
    validator.validate(json.loads(json.dumps(dossier_document(dossier(name)))))


def test_a_rule_and_a_number_of_one_name_are_told_together() -> None:
    made = dossier("heavy_spacing")
    assert ([one.id for one in made.rules], [one.name for one in made.constants]) == (["heavy_spacing"],) * 2
    assert made.is_of_an_entry


def test_a_number_is_told_with_value_source_hours_and_claims() -> None:
    made = dossier("guard_heavy_accustomed")
    assert (made.constants[0].value, made.constants[0].unit) == (24.0, "h")
    assert {one.doi for one in made.sources} >= {"10.1139/apnm-2012-0362", "10.1007/s40279-017-0758-3"}
    assert (made.topics, made.mentioned_in) == (("scheduling",), ("safe_alongside",))
    assert "tested at 24 and 48 h" in made.hours[0].origin


@pytest.mark.parametrize("asked", ["Guard-Heavy", " guard heavy ", "GUARD_HEAVY"])
def test_capitals_and_hyphens_do_not_matter(asked: str) -> None:
    assert dossier(asked).name == "guard_heavy"


def test_a_study_is_told_with_what_rests_on_it() -> None:
    made = dossier("doma2013")
    assert {one.source for one in made.findings} == {"Doma2013"}
    assert "guard_heavy" in {one.id for one in made.rules}
    assert made.mentioned_in == ("safe_alongside",)


@pytest.mark.parametrize("number", range(1, 16))
def test_a_claim_can_be_asked_for_by_its_number(number: int) -> None:
    made = dossier(str(number))
    assert [one.number for one in made.claims] == [number]
    assert {one.id for one in made.findings} == set(made.claims[0].findings)
    assert made.other_findings == ()


def test_the_article_is_every_claim() -> None:
    assert dossier("article").claims == tuple(claims().values())


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("hamstring", "hamstrings"),
        ("guard_hevy", "guard_heavy"),
        ("bones", "bone"),
        ("Storen2009", "Storen2008"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(asked: str, near: str) -> None:
    with pytest.raises(InputError) as told:
        dossier(asked)
    assert f"no evidence is filed under {asked!r}; did you mean " in str(told.value)
    assert near in str(told.value)
    assert "The topics are: article, economy, " in str(told.value)


def test_a_name_like_nothing_is_answered_with_the_topics() -> None:
    with pytest.raises(InputError, match=r"under 'zzzzzz'\. The topics are: article"):
        dossier("zzzzzz")


def test_the_overview_counts_what_the_topics_hold(validator: Any) -> None:
    document = json.loads(json.dumps(overview_document()))
    validator.validate(document)
    assert [one["name"] for one in document["topics"]] == list(topics())
    assert len(document["claims"]) == 15
    for told in document["topics"]:
        made = dossier(told["name"])
        assert told == {key: told[key] for key in ("name", "title", "summary")} | {
            key: len(getattr(made, key)) for key in told if key not in {"name", "title", "summary"}
        }


@pytest.mark.parametrize("folder", ["models", "parameters", "sources"])
def test_the_headings_read_alone_are_the_keys(folder: str) -> None:
    assert list(files_of(folder)) == list(rows_of(folder))


def test_every_finding_rule_number_and_model_is_in_a_topic() -> None:
    told = dossiers()
    assert {one.id for made in told for one in made.findings} == findings().keys()
    assert {one.id for made in told for one in made.rules} == rules().keys()
    assert {one.name for made in told for one in made.constants} == constants().keys()
    advice = "name it or its file in evidence/data/topics.toml"
    assert {one.name for made in told for one in made.parameters} == parameters().keys(), advice
    assert {one.name for made in told for one in made.models} == models().keys(), advice


def test_what_topics_name_exists() -> None:
    for topic in topics().values():
        assert topic.sources <= sources().keys()
        assert topic.rules <= rules().keys()
        assert topic.constants <= constants().keys()
        assert set(topic.tables) <= TABLES.keys()


def test_remarks_name_known_sources_and_constants() -> None:
    named = [key for one in (*corrections().values(), *hours_bases()) for key in one.sources]
    assert set(named) <= sources().keys()
    assert {name for one in hours_bases() for name in one.constants} <= constants().keys()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_measurements_says_what_was_measured_and_where(table: str) -> None:
    for row in measurements(table):
        assert row.value != "" or None not in (row.low, row.high)
        assert "" not in {row.subject, row.unit, row.citation}
    with pytest.raises(KeyError):
        measurements("nothing")


def test_the_table_of_reps_is_that_of_the_paper() -> None:
    """Nuzzo 2024, all exercises but bench and leg press: reps at 90 to 60 % 1RM and their spread, exact."""
    rows = measurements("reps_at_percent_1rm")[:7]
    assert [row.condition for row in rows] == [f"{percent} % 1RM" for percent in (90, 85, 80, 75, 70, 65, 60)]
    assert [float(row.value) for row in rows] == [4.94, 7.15, 9.75, 12.37, 14.80, 17.11, 19.53]
    assert [row.spread for row in rows] == [1.9, 2.19, 2.51, 2.88, 3.31, 3.8, 4.37]
