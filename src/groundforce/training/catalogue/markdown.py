"""The catalogue as a page to read: ``docs/exercises.md`` is exactly this text."""

from __future__ import annotations

from collections.abc import Iterable

from groundforce.training.catalogue.load import Catalogue
from groundforce.training.equipment import EQUIPMENT
from groundforce.training.exercise import Exercise, MovementPattern, Role

_SKILL = {
    1: "anyone, first day",
    2: "after a few tries",
    3: "some practice",
    4: "experienced",
    5: "needs coaching",
}
_HEAD = """\
# Exercises

The {count} exercises Groundforce knows, by movement pattern. This page is written from the catalogue's
TOML files in `src/groundforce/training/catalogue/`; edit those, not this page.

Muscle roles follow the ordinal activation map of the evidence where it has the exercise and are judgement
elsewhere. Jump tiers run from 1 (every runner in pain-free running) to 5 (rarely needed). None of this is
medical advice: pain that lasts to the next morning means less, and pain in a bone means stop and see someone.
"""


def catalogue_markdown(catalogue: Catalogue) -> str:
    """The whole catalogue in Markdown, ending in one newline."""
    sections = [_section(pattern, catalogue.of_pattern(pattern)) for pattern in MovementPattern]
    return "\n".join([_HEAD.format(count=len(catalogue)), *sections]).rstrip("\n") + "\n"


def _section(pattern: MovementPattern, exercises: Iterable[Exercise]) -> str:
    entries = [_entry(exercise) for exercise in exercises]
    return "\n".join([f"## {pattern.value.capitalize()}\n", *entries])


def _entry(exercise: Exercise) -> str:
    facts = [f"- {label}: {text}" for label, text in _facts(exercise) if text != ""]
    steps = [f"{number}. {line}" for number, line in enumerate(exercise.how, start=1)]
    return "\n".join([f"### {exercise.name}\n", exercise.why, "", *steps, "", *facts, ""])


def _facts(exercise: Exercise) -> list[tuple[str, str]]:
    return [
        ("Id", f"`{exercise.id}`"),
        ("Trains", _muscles(exercise)),
        ("Needs", _equipment(exercise)),
        ("Skill", f"{exercise.skill}, {_SKILL[exercise.skill]}"),
        ("Jump tier", str(exercise.tier) if exercise.tier > 0 else ""),
        ("Easier", _links(exercise.easier)),
        ("Harder", _links(exercise.prepares)),
        ("Left out with pain in", ", ".join(exercise.aggravates)),
        ("Also called", "; ".join(exercise.aliases)),
    ]


def _muscles(exercise: Exercise) -> str:
    parts = []
    for role in Role:
        names = [muscle.value for muscle, own in exercise.muscles.items() if own is role]
        if names:
            parts.append(f"{', '.join(names)} ({role.value})")
    return "; ".join(parts)


def _equipment(exercise: Exercise) -> str:
    ways = [" and ".join(EQUIPMENT[item] for item in sorted(way)) or "nothing" for way in exercise.equipment]
    return "; or ".join(ways)


def _links(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id}`" for id in ids)
