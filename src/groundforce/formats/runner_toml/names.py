"""Exercise names of the runner file → catalogue ids, through a resolver that can be replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from groundforce.formats.runner_toml.table import Table

Resolver: TypeAlias = Callable[[str], str | None]
"""A name as people write it → exercise id, or None."""


def catalogue_resolver(name: str) -> str | None:
    """The exercise id of a name, by the catalogue's names and aliases."""
    from groundforce.training.catalogue.names import resolve

    return resolve(name).exercise_id


def resolved(table: Table, key: str, names: Iterable[str], resolve: Resolver) -> tuple[str, ...]:
    """The ids of exercise names given under ``key``; an unknown one is a mistake."""
    ids = []
    for name in names:
        exercise = resolve(name.replace("_", " "))
        if exercise is None:
            table.mistakes.add((*table.path, key), f'{key}: "{name}" is no exercise of the catalogue')
        else:
            ids.append(exercise)
    return tuple(dict.fromkeys(ids))
