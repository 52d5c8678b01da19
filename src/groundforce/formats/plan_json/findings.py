"""What tests ask of a plan, inside ``problem``, both ways."""

from __future__ import annotations

from groundforce.evidence import Grade
from groundforce.formats.node import Node
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.nouns import Emphasis

TIERS = 5


def finding_to_json(finding: Finding) -> dict[str, object]:
    """A finding of a test."""
    return {
        "test": finding.test,
        "text": finding.text,
        "grade": finding.grade.value,
        "emphasis": None if finding.emphasis is None else finding.emphasis.value,
        "top_tier": finding.top_tier,
    }


def finding_from_json(node: Node) -> Finding:
    """A finding of a test. Raises DocumentError."""
    node.has("test", "text", "grade", "emphasis", "top_tier")
    return Finding(
        node["test"].text(),
        node["text"].text(),
        node["grade"].word(Grade),
        node["emphasis"].maybe(lambda one: one.word(Emphasis)),
        node["top_tier"].maybe(lambda one: one.whole(least=1, most=TIERS)),
    )
