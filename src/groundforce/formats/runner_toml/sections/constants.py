"""``[constants]``: the runner's own values for registered constants."""

from __future__ import annotations

from groundforce.evidence import constants
from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.mistakes import did_you_mean
from groundforce.formats.runner_toml.table import Table

LARGEST = 10_000.0


def read_constants(table: Table, context: Context) -> dict[str, float]:
    """Own values by the constant's name; each one is told to the runner."""
    known = constants()
    own: dict[str, float] = {}
    for key in table.values:
        if key not in known:
            table.wrong(
                key, f"{did_you_mean(key, known)}no such constant; docs/runner-file.md lists them all"
            )
            continue
        registered = known[key]
        value = table.number(key, registered.low, min(registered.high, LARGEST), registered.unit)
        if value is None:
            continue
        own[key] = value
        context.warn(
            f"Your own value: {registered.meaning}: {value:g} {registered.unit}"
            f" (registered: {registered.value:g})."
        )
    return own
