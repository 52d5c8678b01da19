"""From the catalogue's TOML files to exercises.

One table per exercise, its id the heading. Fields with a usual value may be left out: ``region`` legs,
``mode`` concentric, ``measure`` reps, ``unilateral`` and ``overloaded_eccentric`` false, ``tier``,
``contacts_per_rep`` and ``lower_load`` 0, lists empty. Muscles are listed by role (``prime``, ``strong``,
``minor``). Only ``prepares`` is written; ``easier`` is the same graph read backwards.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from groundforce.errors import ProblemError
from groundforce.training.catalogue.row import Row
from groundforce.training.equipment import ALWAYS, EQUIPMENT
from groundforce.training.exercise import (
    ContractionMode,
    Exercise,
    FitPair,
    LoadKind,
    Measure,
    MovementPattern,
    Muscle,
    Problem,
    Quality,
    Region,
    Role,
)

FILES = (
    "squat",
    "hinge",
    "hip_extension",
    "knee_flexion",
    "single_leg",
    "calf_foot",
    "hip",
    "trunk",
    "jump",
    "upper",
)
"""The catalogue's files, in the order exercises are listed."""
JOINTS = frozenset({"hip", "knee", "ankle", "foot", "spine", "shoulder", "elbow", "wrist"})
"""Joints an exercise may stress."""
BONE_SITES = frozenset({"femoral neck", "lumbar spine", "tibia", "foot", "wrist"})
"""Places where bone is loaded enough to count."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All exercises by id, in a stable order."""

    exercises: Mapping[str, Exercise]

    def get(self, id: str) -> Exercise:
        """The exercise with this id. Raises ProblemError naming the nearest ids.

        >>> load_catalogue().get("nordic_curl").name
        'Nordic curl'
        """
        found = self.exercises.get(id)
        if found is None:
            raise ProblemError(f"{id!r} is not an exercise of the catalogue{self._hint(id)}")
        return found

    def of_pattern(self, *patterns: MovementPattern) -> tuple[Exercise, ...]:
        """The exercises of any of these movement patterns."""
        return tuple(one for one in self if one.pattern in patterns)

    def possible_with(self, equipment: frozenset[str]) -> tuple[Exercise, ...]:
        """The exercises this equipment and what every home has allow."""
        return tuple(one for one in self if one.possible_with(equipment | ALWAYS))

    def of_fit(self, category: int, name: int) -> Exercise | None:
        """The exercise a FIT file means by this pair of numbers, or None where it fits none exactly.

        >>> load_catalogue().of_fit(28, 6).id
        'back_squat'
        """
        return next((one for one in self if one.fit == FitPair(category, name)), None)

    def _hint(self, id: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(id, self.exercises, n=3)
        return f"; did you mean {' or '.join(near)}?" if near else ""

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises.values())

    def __len__(self) -> int:
        return len(self.exercises)

    def __contains__(self, id: object) -> bool:
        return id in self.exercises


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that comes with the package, read once."""
    folder = files("groundforce.training.catalogue")
    return read_catalogue(
        (f"{name}.toml", folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in FILES
    )


def read_catalogue(sources: Iterable[tuple[str, str]]) -> Catalogue:
    """A catalogue from pairs of file name and TOML text.

    Raises ProblemError naming file, exercise and field for anything wrong.
    """
    rows = [row for file, text in sources for row in _rows(file, text)]
    prepares = {row.id: row.texts("prepares", []) for row in rows}
    if len(prepares) < len(rows):
        raise ProblemError("two exercises of the catalogue have the same id")
    easier = _backwards(rows, prepares)
    return Catalogue(
        MappingProxyType({row.id: _exercise(row, prepares[row.id], easier[row.id]) for row in rows})
    )


def _rows(file: str, text: str) -> list[Row]:
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProblemError(f"{file}: {error}") from None
    return [Row(file, id, fields) for id, fields in tables.items()]


def _backwards(rows: list[Row], prepares: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    easier: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        row.known("prepares", prepares[row.id], prepares)
        for harder in prepares[row.id]:
            easier[harder].append(row.id)
    return defaultdict(tuple, {id: tuple(ids) for id, ids in easier.items()})


def _exercise(row: Row, prepares: tuple[str, ...], easier: tuple[str, ...]) -> Exercise:
    exercise = Exercise(
        id=row.id,
        name=row.text("name"),
        aliases=row.texts("aliases"),
        pattern=row.one("pattern", MovementPattern),
        mode=row.one("mode", ContractionMode, "concentric"),
        region=row.one("region", Region, "legs"),
        measure=row.one("measure", Measure, "reps"),
        load=row.one("load", LoadKind),
        qualities=row.some("qualities", Quality),
        muscles=_muscles(row),
        equipment=_equipment(row),
        skill=row.whole("skill", 1, 5),
        unilateral=row.take("unilateral", bool, False),
        tier=row.whole("tier", 0, 5, 0),
        contacts_per_rep=row.whole("contacts_per_rep", 0, 4, 0),
        seconds_per_rep=row.number("seconds_per_rep", 0.2, 20.0),
        lower_load=row.number("lower_load", 0.0, 1.2, 0.0),
        overloaded_eccentric=row.take("overloaded_eccentric", bool, False),
        bone_sites=_among(row, "bone_sites", BONE_SITES),
        joints=_among(row, "joints", JOINTS),
        prepares=prepares,
        easier=easier,
        aggravates=row.some("aggravates", Problem, []),
        strength_of=_strength_of(row),
        how=_how(row),
        why=row.text("why"),
        fit=_fit(row),
    )
    row.finish()
    return exercise


def _muscles(row: Row) -> Mapping[Muscle, Role]:
    muscles: dict[Muscle, Role] = {}
    for role in Role:
        for muscle in row.some(role.value, Muscle, []):
            if muscle in muscles:
                raise row.fail(role.value, f"{muscle.value!r} has a role already")
            muscles[muscle] = role
    return MappingProxyType(muscles)


def _equipment(row: Row) -> tuple[frozenset[str], ...]:
    ways = row.take("equipment", list)
    if not ways or not all(type(way) is list for way in ways):
        raise row.fail("equipment", "must list at least one way, each a list; [[]] says nothing is needed")
    for way in ways:
        row.known("equipment", way, EQUIPMENT)
    return tuple(frozenset(way) for way in ways)


def _among(row: Row, field: str, allowed: frozenset[str]) -> tuple[str, ...]:
    values = row.texts(field, [])
    row.known(field, values, allowed)
    return values


def _strength_of(row: Row) -> tuple[str, float] | None:
    match row.take("strength_of", list, []):
        case []:
            return None
        case [str(lift), float(ratio)] if ratio > 0:
            return lift, ratio
        case other:
            raise row.fail("strength_of", f"must be an id and a ratio above 0, not {other!r}")


def _how(row: Row) -> tuple[str, str, str]:
    match row.texts("how"):
        case (set_up, movement, feel):
            return set_up, movement, feel
        case lines:
            raise row.fail("how", f"must be three lines, not {len(lines)}")


def _fit(row: Row) -> FitPair:
    match row.take("fit", list):
        case [int(category), int(name)]:
            return FitPair(category, name)
        case [int(category), int(name), str(note)]:
            return FitPair(category, name, note)
        case other:
            raise row.fail("fit", f"must be category, name and perhaps a note, not {other!r}")
