"""Every model of ``physiology`` has its grade and says its units, equation, range and reference."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from groundforce.evidence import models
from groundforce.evidence import sources as cited
from groundforce.physiology import constants
from tests.shape.source import Function, sources

HELPERS = {
    "physiology.numeric.shaped": "shapes results, no model",
    "physiology.numeric.reduced": "shapes results, no model",
    "physiology.numeric.array": "shapes inputs, no model",
    "physiology.numeric.not_negative": "checks inputs, no model",
    "physiology.numeric.positive": "checks inputs, no model",
    "physiology.numeric.within": "checks inputs, no model",
    "physiology.recovery.recovery_constants": "gathers registered constants, no model",
}
"""Public functions of the room that are no model, each with the reason."""

OWED = {
    "a unit in brackets, such as [m/s]": r"\[[^\]\n]+\]",
    "its equation or table": r"::\n|^\s*===+ |[Tt]able|\S [=x/*+^-] \S|\^| over ",
    "the range it is valid for ('Valid ...')": r"\b[Vv]alid\b",
    "a reference: a DOI, or one of judgement, convention, recalled, no DOI": (
        r"10\.\d{4,}/\S+|[Jj]udgement|[Cc]onvention|[Rr]ecalled|[Nn]o DOI"
    ),
    "a worked example (>>>)": r">>> ",
}


def _is_overload(function: Function) -> bool:
    return any("overload" in ast.unparse(one) for one in function.decorator_list)


def _public() -> Iterator[tuple[str, Function]]:
    for one in sources("src/groundforce/physiology"):
        for node in one.tree.body:
            if isinstance(node, Function) and not node.name.startswith("_") and not _is_overload(node):
                yield f"{one.module.removeprefix('groundforce.')}.{node.name}", node


PUBLIC = dict(_public())
MODELS = {name: function for name, function in PUBLIC.items() if name not in HELPERS}
REGISTERED = {one.function for one in models().values()}


def test_every_model_is_registered_with_its_grade() -> None:
    missing = sorted(MODELS.keys() - REGISTERED)
    if missing:
        listed = "\n".join(missing)
        pytest.fail(
            f"{len(missing)} models without an entry in evidence/data/models:\n{listed}", pytrace=False
        )


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_model_is_explained(name: str) -> None:
    text = ast.get_docstring(MODELS[name]) or ""
    owed = [what for what, pattern in OWED.items() if not re.search(pattern, text, re.MULTILINE)]
    if owed:
        pytest.fail(f"{name} owes its reader " + "; ".join(owed), pytrace=False)


def test_every_exempt_helper_exists() -> None:
    assert HELPERS.keys() - PUBLIC.keys() == set()


def test_no_helper_is_registered_as_a_model() -> None:
    assert HELPERS.keys() & REGISTERED == set()


def test_every_doi_of_a_docstring_is_a_registered_source() -> None:
    """As its DOI, or in the note of a source that has none of its own."""
    told = " ".join(f"{one.doi} {one.note}" for one in cited().values()).lower()
    dois = {
        (one.path.name, found.rstrip(".:;"))
        for one in sources("src/groundforce/physiology")
        for found in re.findall(r"10\.\d{4,}/(?:\([^\s)]*\)|[^\s,;)])+", one.text)
    }
    assert dois
    assert {(where, doi) for where, doi in dois if doi.lower() not in told} == set()


def test_shared_numbers_stand_in_one_place() -> None:
    """Gravity and the limits of a normal interval are read from ``physiology.constants``."""
    shared = {constants.GRAVITY, constants.Z80, constants.Z95}
    again = [
        f"{one.path}:{node.lineno}: {node.value}"
        for one in sources("src/groundforce/physiology", "src/groundforce/monitoring")
        if one.module != constants.__name__
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Constant) and type(node.value) is float and node.value in shared
    ]
    assert again == []


def test_what_emerges_is_never_graded_above_low() -> None:
    """A model read in a paper and trusted belongs one room up."""
    high = [
        one.name
        for one in models().values()
        if ".emerging." in one.function and one.grade in {"high", "moderate"}
    ]
    assert high == []
