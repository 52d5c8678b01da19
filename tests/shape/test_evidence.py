"""No rule or number without source and grade, none that nothing reads, none read that is unknown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import pytest

from groundforce.evidence import (
    Constant,
    Grade,
    Model,
    Rule,
    constants,
    models,
    parameters,
    rules,
    sources,
)
from groundforce.evidence.measurements import TABLES, measurements
from tests.shape.source import PACKAGE, dotted
from tests.shape.source import sources as source_files

READERS = tuple(
    one for one in source_files("src/groundforce") if not one.module.startswith("groundforce.evidence")
)
NUMBERS = {**constants(), **parameters()}
ENTRIES: dict[tuple[str, str], Rule | Constant | Model] = {
    (kind, key): one
    for kind, entries in (("rule", rules()), ("number", NUMBERS), ("model", models()))
    for key, one in entries.items()
}
NAMES = {name for kind, name in ENTRIES if kind != "model"}


def _pattern(node: ast.JoinedStr) -> str:
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
    return "".join(parts)


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield _pattern(node)


def _is_named(name: str, below: str) -> bool:
    patterns = _patterns(below)
    return name in patterns or any(re.fullmatch(text, name) for text in patterns if ".+" in text)


@cache
def _patterns(below: str) -> frozenset[str]:
    """Every text in the modules below a package, as a pattern; f-strings match whatever they may become."""
    texts = (text for one in READERS if one.module.startswith(below) for text in _texts(one.tree))
    return frozenset(text for text in texts if re.search(r"[a-z]{3}", text))


def test_every_entry_names_known_sources() -> None:
    unknown = [(key, name) for key, one in ENTRIES.items() for name in one.sources if name not in sources()]
    assert unknown == []
    assert [one for one in ENTRIES.values() if not one.sources] == []


def test_every_entry_is_graded() -> None:
    assert {type(one.grade) for one in ENTRIES.values()} == {Grade}


def test_what_rests_on_our_judgement_alone_is_not_graded_as_evidence() -> None:
    """A number whose only source is this project cannot be of high, moderate, low or very low certainty."""
    alone = [one for one in ENTRIES.values() if one.sources == ("Groundforce",)]
    assert [one for one in alone if one.grade not in {Grade.CONVENTION, Grade.JUDGEMENT}] == []


def test_a_name_is_a_constant_or_a_parameter() -> None:
    assert constants().keys().isdisjoint(parameters().keys())


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_every_constant_is_read(name: str) -> None:
    assert _is_named(name, "groundforce"), f"nothing in src reads {name}; use it or remove it"


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_is_checked(rule: str) -> None:
    assert _is_named(rule, "groundforce.planner.check"), f"the checker does not know {rule}"


@pytest.mark.parametrize("model", models().values(), ids=lambda model: model.name)
def test_every_model_is_a_function(model: Model) -> None:
    module, _, name = model.function.rpartition(".")
    assert callable(getattr(import_module(f"groundforce.{module}"), name))


def test_every_doi_is_whole() -> None:
    """An old-style DOI cut off at its ``<`` ends in a year in brackets; a cut one may end in a dot."""
    dois = {key: one.doi for key, one in sources().items() if one.doi is not None}
    dois |= {
        f"{row.table}: {row.citation}": row.doi for table in TABLES for row in measurements(table) if row.doi
    }
    broken = {
        key: doi for key, doi in dois.items()
        if re.fullmatch(r"10\.\d{4,}/[^\s<>]*[A-Za-z0-9]", doi) is None or re.search(r"\(\d{4}\)\d*:?$", doi)
    }  # fmt: skip
    assert broken == {}


def test_no_two_sources_share_a_doi() -> None:
    dois = [one.doi.lower() for one in sources().values() if one.doi is not None]
    assert [doi for doi in set(dois) if dois.count(doi) > 1] == []


def test_every_source_is_cited() -> None:
    """By data or code of the package; the files that list the sources do not count."""
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".toml", ".csv", ".py"}]
    texts = [path.read_text("utf-8") for path in files if path.parent.name != "sources"]
    named = {word for text in texts for word in re.findall(r"\w+", text)}
    assert sources().keys() - named == set()


def test_every_name_asked_for_is_registered() -> None:
    asked = [
        (f"{one.path}:{call.lineno}", call.args[0].value)
        for one in READERS
        for call in ast.walk(one.tree)
        if isinstance(call, ast.Call)
        and dotted(call.func).split(".")[-1] in {"constant", "parameter", "rule"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert [(where, name) for where, name in asked if name not in NAMES] == []
