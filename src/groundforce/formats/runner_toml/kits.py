"""Equipment as it is written: kits and single things."""

from __future__ import annotations

from groundforce.formats.runner_toml.mistakes import did_you_mean, listed
from groundforce.formats.runner_toml.table import Table
from groundforce.training.equipment import ALWAYS, EQUIPMENT, KITS


def read_equipment(table: Table, key: str = "equipment") -> frozenset[str] | None:
    """The equipment under ``key`` with what is always there; None where the key is not given."""
    words = table.texts(key)
    if words is None:
        return None
    found = set(ALWAYS)
    for word in words:
        name = word.strip().lower()
        if name in KITS:
            found |= KITS[name]
        elif name.replace(" ", "_") in EQUIPMENT:
            found.add(name.replace(" ", "_"))
        else:
            guess = did_you_mean(word, (*KITS, *EQUIPMENT))
            allowed = f"a kit ({listed(KITS)}) or a list of {listed(EQUIPMENT)}"
            table.wrong(key, f'"{word}": {guess}allowed: {allowed}')
    return frozenset(found)
