"""From the battery's TOML to tests."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from groundforce.evidence import Grade, Status
from groundforce.training.athlete import Limit, Sex
from groundforce.training.battery.nouns import (
    Backing,
    Emphasis,
    Norm,
    PerformanceTest,
    TestError,
    TestUnit,
    Trials,
)


@cache
def battery() -> Mapping[str, PerformanceTest]:
    """Every test by its id, in the order they are best done in one go.

    >>> battery()["side_plank"].unit
    <TestUnit.SECONDS: 'seconds'>
    """
    text = files("groundforce.training.battery").joinpath("battery.toml").read_text("utf-8")
    return MappingProxyType({key: _test(key, row) for key, row in tomllib.loads(text).items()})


def find_test(name: str) -> PerformanceTest | None:
    """The test of this id, name or alias, in any case; None where there is none.

    >>> find_test("CMJ").id, find_test("yoga")
    ('countermovement_jump', None)
    """
    return _by_word().get(_word(name))


def battery_names() -> tuple[str, ...]:
    """The ids as people write them.

    >>> battery_names()[:2]
    ('landing check', 'countermovement jump')
    """
    return tuple(key.replace("_", " ") for key in battery())


def _word(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())


@cache
def _by_word() -> Mapping[str, PerformanceTest]:
    words = {}
    for test in battery().values():
        for name in (test.id, test.name, *test.aliases):
            words[_word(name)] = test
    return MappingProxyType(words)


def _backing(row: Mapping[str, Any]) -> Backing:
    return Backing(
        Grade(row["grade"]), Status(row["status"]), tuple(row["sources"]), row.get("population", "")
    )


def _error(row: Mapping[str, Any]) -> TestError:
    return TestError(row.get("absolute"), row.get("share"), _backing(row))


def _norm(row: Mapping[str, Any]) -> Norm:
    ages = row.get("ages")
    return Norm(
        _backing(row),
        None if "sex" not in row else Sex(row["sex"]),
        None if ages is None else (float(ages[0]), float(ages[1])),
        row.get("low"),
        row.get("high"),
        row.get("middle"),
        row.get("spread"),
    )


def _test(key: str, row: Mapping[str, Any]) -> PerformanceTest:
    low, high = row["plausible"]
    return PerformanceTest(
        id=key,
        name=row["name"],
        aliases=tuple(row["aliases"]),
        measures=row["measures"],
        equipment=tuple(row["equipment"]),
        warm_up=row["warm_up"],
        steps=tuple(row["steps"]),
        stop=tuple(row["stop"]),
        forbidden_by=frozenset(Limit[one] for one in row["forbidden_by"]),
        impact=row["impact"],
        per_side=row["per_side"],
        unit=TestUnit(row["unit"]),
        higher_is_better=row["higher_is_better"],
        plausible=(float(low), float(high)),
        trials=Trials(row["trials"]),
        error=_error(row["error"]),
        norms=tuple(_norm(one) for one in row.get("norm", ())),
        norm_note=row.get("norm_note", ""),
        repeat_weeks=row["repeat_weeks"],
        emphasis=None if "emphasis" not in row else Emphasis(row["emphasis"]),
    )
