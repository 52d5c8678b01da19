"""Evidence: every rule and constant names its source and its grade."""

from groundforce.evidence.grade import Grade, Status
from groundforce.evidence.registry import Constant, Rule, constant, constants, rule, rules
from groundforce.evidence.source import Source, source, sources

__all__ = [
    "Constant",
    "Grade",
    "Rule",
    "Source",
    "Status",
    "constant",
    "constants",
    "rule",
    "rules",
    "source",
    "sources",
]
