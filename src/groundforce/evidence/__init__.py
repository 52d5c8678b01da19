"""Evidence: rules and constants with source and grade, claims with what speaks for and against them."""

from groundforce.evidence.claims import Claim, claim, claims
from groundforce.evidence.findings import Direction, Finding, finding, findings
from groundforce.evidence.grade import Grade, Status
from groundforce.evidence.registry import (
    Constant,
    Model,
    Rule,
    constant,
    constants,
    models,
    parameter,
    parameters,
    rule,
    rules,
)
from groundforce.evidence.source import Source, source, sources

__all__ = [
    "Claim",
    "Constant",
    "Direction",
    "Finding",
    "Grade",
    "Model",
    "Rule",
    "Source",
    "Status",
    "claim",
    "claims",
    "constant",
    "constants",
    "finding",
    "findings",
    "models",
    "parameter",
    "parameters",
    "rule",
    "rules",
    "source",
    "sources",
]
