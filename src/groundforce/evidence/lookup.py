"""Evidence by name: a topic, a rule, a number, a model, a claim, a finding or a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from groundforce.errors import InputError
from groundforce.evidence.claims import claims
from groundforce.evidence.dossier import Dossier, rests_on, topic_dossier, with_sources
from groundforce.evidence.findings import findings
from groundforce.evidence.registry import Constant, Model, Rule, constants, models, parameters, rules
from groundforce.evidence.remarks import Correction, corrections
from groundforce.evidence.source import sources
from groundforce.evidence.topics import hours_of, topics, topics_of_entries

Value = TypeVar("Value")
Resting = TypeVar("Resting", Rule, Constant, Model, Correction)


def names() -> tuple[str, ...]:
    """Everything that can be asked for by name, topics first."""
    tables: tuple[Mapping[str, object], ...] = (
        topics(), rules(), constants(), parameters(), models(), claims(), findings(), sources(),
    )  # fmt: skip
    return tuple(dict.fromkeys(name for table in tables for name in table))


def dossier(name: str) -> Dossier:
    """The evidence on a topic, or on anything with a name; a claim also by its number, as ``8``.

    Capitals do not matter, and a blank or hyphen stands for ``_``.
    Raises InputError, which names what is near.

    >>> dossier("guard_heavy_accustomed").constants[0].value
    24.0
    >>> dossier("8").claims[0].id
    'running_economy'
    """
    wanted = _numbered(re.sub(r"[\s-]+", "_", name.strip()))
    found = {one.lower(): one for one in reversed(names())}.get(wanted.lower())
    if found is None:
        raise InputError(_unknown(name))
    if found in topics():
        return topic_dossier(topics()[found])
    made = _of_source(found) if found in sources() else _of_name(found)
    return with_sources(replace(made, topics=_topics_of(made), mentioned_in=_mentioned_in(found)))


def _numbered(name: str) -> str:
    return next((one.id for one in claims().values() if name == str(one.number)), name)


def _unknown(name: str) -> str:
    lower = {one.lower(): one for one in reversed(names())}
    near = [lower[one] for one in get_close_matches(name.lower(), lower, n=3, cutoff=0.6)]
    meant = f"; did you mean {' or '.join(near)}?" if near else "."
    return f"no evidence is filed under {name!r}{meant} The topics are: {', '.join(topics())}"


def _resting(entries: Mapping[str, Resting], source: str) -> tuple[Resting, ...]:
    return tuple(one for one in entries.values() if source in one.sources)


def _of_source(key: str) -> Dossier:
    return Dossier(
        name=key,
        title=sources()[key].citation,
        findings=tuple(one for one in findings().values() if one.source == key),
        rules=_resting(rules(), key),
        constants=_resting(constants(), key),
        parameters=_resting(parameters(), key),
        models=_resting(models(), key),
        corrections=_resting(corrections(), key),
    )


def _own(entries: Mapping[str, Value], *wanted: str) -> tuple[Value, ...]:
    return tuple(entries[name] for name in wanted if name in entries)


def _of_name(name: str) -> Dossier:
    """A claim with what it cites, a finding alone, any other entry with what its sources found."""
    told = _own(claims(), name)
    numbers = _own(constants(), name, *(key for one in told for key in one.constants))
    made = Dossier(
        name=name,
        title=name,
        claims=told,
        rules=_own(rules(), name, *(key for one in told for key in one.rules)),
        constants=numbers,
        parameters=_own(parameters(), name),
        models=_own(models(), name),
        hours=hours_of(numbers),
    )
    if told or name in findings():
        return replace(made, findings=_own(findings(), name, *(key for one in told for key in one.findings)))
    behind = rests_on(made)
    return replace(made, findings=tuple(one for one in findings().values() if one.source in behind))


def _topics_of(made: Dossier) -> tuple[str, ...]:
    kinds = ("rule", "constant", "model", "parameter", "finding", "claim")
    filed = topics_of_entries()
    places = [place for kind in kinds for place in filed.get((kind, made.name), ())]
    places += [
        place for one in made.findings if one.source == made.name for place in filed[("finding", one.id)]
    ]
    return tuple(name for name in topics() if name in places)


def _mentioned_in(name: str) -> tuple[str, ...]:
    cited = {one.id for one in findings().values() if one.source == name} | {name}
    return tuple(one.id for one in claims().values() if cited & {*one.findings, *one.rules, *one.constants})
