"""What the evidence is arranged by: from a topic to its findings, rules, numbers and models, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from groundforce.evidence.claims import Claim, claims
from groundforce.evidence.findings import Finding, findings
from groundforce.evidence.measurements import measurements
from groundforce.evidence.registry import Constant, Model, Rule, constants, models, parameters, rules
from groundforce.evidence.remarks import Correction, HoursBasis, corrections, hours_bases
from groundforce.evidence.tables import files_of, rows_of

Value = TypeVar("Value")


@dataclass(frozen=True)
class Topic:
    """A topic and what belongs to it, by name.

    A model or parameter belongs to it by its file (``files`` of ``data/models`` and ``data/parameters``) or
    by its name (``names``, with ``*`` for any letters).
    """

    name: str
    title: str
    summary: str
    sources: frozenset[str]
    rules: frozenset[str]
    constants: frozenset[str]
    files: frozenset[str]
    names: frozenset[str]
    tables: tuple[str, ...]
    every_claim: bool
    with_corrections: bool


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by its name, in reading order."""
    made = {}
    for name, row in rows_of("topics.toml").items():
        named = {
            key: frozenset(row.get(key, ())) for key in ("sources", "rules", "constants", "files", "names")
        }
        made[name] = Topic(
            name=name,
            title=row["title"],
            summary=row["summary"],
            tables=tuple(row.get("tables", ())),
            every_claim=row.get("claims") == "all",
            with_corrections=row.get("corrections", False),
            **named,
        )
    return MappingProxyType(made)


def claims_of(topic: Topic) -> tuple[Claim, ...]:
    """The claims of a topic."""
    return tuple(one for one in claims().values() if topic.every_claim or topic.name in one.topics)


def findings_of(topic: Topic) -> tuple[Finding, ...]:
    """The findings of a topic: what its claims cite, and what its sources found."""
    cited = {name for one in claims_of(topic) for name in one.findings}
    return tuple(one for one in findings().values() if one.id in cited or one.source in topic.sources)


def _picked(entries: Mapping[str, Value], names: Iterable[str]) -> tuple[Value, ...]:
    wanted = frozenset(names)
    return tuple(one for name, one in entries.items() if name in wanted)


def rules_of(topic: Topic) -> tuple[Rule, ...]:
    """The rules of a topic."""
    return _picked(rules(), topic.rules)


def constants_of(topic: Topic) -> tuple[Constant, ...]:
    """The constants of a topic: numbers that a plan may set."""
    return _picked(constants(), topic.constants)


def _filed(name: str, topic: Topic) -> Iterable[str]:
    """The entries of a folder that belong to a topic."""
    by_name = _matcher(topic.names)
    return (key for key, file in files_of(name).items() if file in topic.files or by_name.fullmatch(key))


@cache
def _matcher(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in sorted(names)) or r"(?!)")


def models_of(topic: Topic) -> tuple[Model, ...]:
    """The models of a topic."""
    return _picked(models(), _filed("models", topic))


def parameters_of(topic: Topic) -> tuple[Constant, ...]:
    """The parameters of the models of a topic."""
    return _picked(parameters(), _filed("parameters", topic))


def hours_of(numbers: Iterable[Constant]) -> tuple[HoursBasis, ...]:
    """What the hours of these constants rest on."""
    names = {one.name for one in numbers}
    return tuple(one for one in hours_bases() if names & set(one.constants))


def corrections_of(topic: Topic) -> tuple[Correction, ...]:
    """The corrections, in the topic that is about them."""
    return tuple(corrections().values()) if topic.with_corrections else ()


def amounts_of(topic: Topic) -> dict[str, int]:
    """How much a topic holds of each kind; it reads no more than it must."""
    return {
        "claims": len(claims_of(topic)),
        "findings": len(findings_of(topic)),
        "rules": len(topic.rules),
        "constants": len(topic.constants),
        "parameters": len(tuple(_filed("parameters", topic))),
        "models": len(tuple(_filed("models", topic))),
        "corrections": len(corrections_of(topic)),
        "measurements": sum(len(measurements(table)) for table in topic.tables),
    }


@cache
def topics_of_entries() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Topics of every entry by ``(kind, name)``: rule, constant, model, parameter, finding, claim."""
    found: dict[tuple[str, str], list[str]] = {}
    for topic in topics().values():
        held = [
            *(("rule", one.id) for one in rules_of(topic)),
            *(("constant", one.name) for one in constants_of(topic)),
            *(("model", one.name) for one in models_of(topic)),
            *(("parameter", one.name) for one in parameters_of(topic)),
            *(("finding", one.id) for one in findings_of(topic)),
            *(("claim", one.id) for one in claims_of(topic)),
        ]
        for entry in held:
            found.setdefault(entry, []).append(topic.name)
    return MappingProxyType({entry: tuple(names) for entry, names in found.items()})
