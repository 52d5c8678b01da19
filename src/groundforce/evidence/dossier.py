"""A dossier: the evidence on one topic, or on one name, as one value that a terminal or a page can show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from groundforce.evidence.claims import Claim
from groundforce.evidence.findings import Finding
from groundforce.evidence.measurements import Measurement, measurements
from groundforce.evidence.registry import Constant, Model, Rule
from groundforce.evidence.remarks import Correction, HoursBasis
from groundforce.evidence.source import Source, sources
from groundforce.evidence.topics import (
    Topic,
    claims_of,
    constants_of,
    corrections_of,
    findings_of,
    hours_of,
    models_of,
    parameters_of,
    rules_of,
    topics,
)


@dataclass(frozen=True)
class Dossier:
    """What is known under one ``name``: a topic, or anything that has a name in the evidence.

    ``findings`` holds every finding the claims name and those of the topic beside them. ``sources`` are all
    that anything here rests on. ``topics`` says where more stands; ``mentioned_in`` which claims lead to it.
    """

    name: str
    title: str
    summary: str = ""
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[Rule, ...] = ()
    constants: tuple[Constant, ...] = ()
    parameters: tuple[Constant, ...] = ()
    models: tuple[Model, ...] = ()
    hours: tuple[HoursBasis, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[str, ...] = ()
    mentioned_in: tuple[str, ...] = ()

    @property
    def is_of_an_entry(self) -> bool:
        """Whether it is about one rule, number or model, and not about a topic, claim or study."""
        named = {one.name for group in (self.constants, self.parameters, self.models) for one in group}
        return self.name in named | {one.id for one in self.rules}

    @property
    def other_findings(self) -> tuple[Finding, ...]:
        """The findings that no claim here names."""
        cited = {name for one in self.claims for name in one.findings}
        return tuple(one for one in self.findings if one.id not in cited)


def rests_on(one: Dossier) -> set[str]:
    """The keys of the sources that the entries of a dossier, findings aside, name."""
    groups = (one.rules, one.constants, one.parameters, one.models, one.hours, one.corrections)
    return {key for group in groups for entry in group for key in entry.sources}


def with_sources(one: Dossier) -> Dossier:
    """A dossier with everything it rests on, by citation; one about a source with that source."""
    keys = rests_on(one) | {found.source for found in one.findings} | {one.name}
    known = (source for key, source in sources().items() if key in keys)
    return replace(one, sources=tuple(sorted(known, key=lambda source: source.citation.lower())))


def topic_dossier(topic: Topic) -> Dossier:
    """All the evidence on a topic."""
    numbers = constants_of(topic)
    made = Dossier(
        name=topic.name,
        title=topic.title,
        summary=topic.summary,
        claims=claims_of(topic),
        findings=findings_of(topic),
        rules=rules_of(topic),
        constants=numbers,
        parameters=parameters_of(topic),
        models=models_of(topic),
        hours=hours_of(numbers),
        measurements=tuple(row for table in topic.tables for row in measurements(table)),
        corrections=corrections_of(topic),
    )
    return with_sources(made)


def dossiers() -> tuple[Dossier, ...]:
    """All the evidence, topic by topic."""
    return tuple(topic_dossier(topic) for topic in topics().values())
