"""Exercise names of the runner file → catalogue ids, through a resolver that can be replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from groundforce.formats.runner_toml.mistakes import did_you_mean
from groundforce.formats.runner_toml.table import Table

Resolver: TypeAlias = Callable[[str], str | None]
"""A name as people write it → exercise id, or None."""


def catalogue_resolver(name: str) -> str | None:
    """The exercise id of a name or alias of the catalogue; a name that is only near gives None."""
    from groundforce.training.catalogue.names import resolve

    match = resolve(name)
    return match.exercise_id if match is not None and match.how == "exact" else None


def suggestion(name: str) -> str:
    """``; did you mean "Back squat"?``, or nothing, for a name the catalogue does not know."""
    from groundforce.training.catalogue.load import load_catalogue
    from groundforce.training.catalogue.names import resolve

    match = resolve(name)
    known = {exercise.id: exercise.name for exercise in load_catalogue()}
    guess = (
        did_you_mean(name, known.values()) if match is None else f'did you mean "{known[match.exercise_id]}"?'
    )
    return f"; {guess.strip()}" if guess else ""


def resolved(table: Table, key: str, names: Iterable[str], resolve: Resolver) -> tuple[str, ...]:
    """The ids of exercise names given under ``key``; an unknown one is a mistake."""
    ids = []
    for name in names:
        exercise = resolve(name.replace("_", " "))
        if exercise is None:
            reason = f'{key}: "{name}" is no exercise of the catalogue{suggestion(name)}'
            table.mistakes.add((*table.path, key), reason)
        else:
            ids.append(exercise)
    return tuple(dict.fromkeys(ids))
