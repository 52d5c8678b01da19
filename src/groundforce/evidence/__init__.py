"""Evidence: every rule and constant names its source and its grade."""

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
    "Constant",
    "Grade",
    "Model",
    "Rule",
    "Source",
    "Status",
    "constant",
    "constants",
    "models",
    "parameter",
    "parameters",
    "rule",
    "rules",
    "source",
    "sources",
]
