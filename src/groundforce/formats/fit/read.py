"""FIT bytes → recordings."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from groundforce.errors import ReadError
from groundforce.formats.fit.activity import recordings
from groundforce.formats.fit.decoder import Damage, Part, walk
from groundforce.formats.fit.heart import strap
from groundforce.formats.fit.names import FILE_ACTIVITY, FILE_TYPES
from groundforce.formats.fit.profile import FILE_ID, RECORD
from groundforce.formats.fit.rows import first, rows
from groundforce.training.recording import Recording


def read_fit(data: bytes, name: str) -> tuple[Recording, ...]:
    """The recordings in a FIT file: one a session, of every file in the chain.

    A damaged file gives what lies before the damage, with a warning that names the byte. A sound file that
    is no activity (settings, a workout, a monitoring log) gives none: :func:`file_kind` says what it is.
    Raises ReadError where nothing is usable.
    """
    parts = walk(data)
    sha256 = hashlib.sha256(data).hexdigest()
    activities = [part for part in parts if _kind(part) == FILE_ACTIVITY]
    kept = strap(parts)
    found = [recording for part in activities for recording in recordings(part, name, sha256, kept)]
    if not found and (not parts or activities or not any(part.layouts for part in parts)):
        damage = _first_damage(parts)
        raise ReadError(name, damage.reason, damage.byte)
    return _numbered(_with_damage_elsewhere(found, parts, activities))


def file_kind(data: bytes) -> str:
    """What a FIT file is in words, such as ``workout``, by the first file in the chain."""
    kinds = [_kind(part) for part in walk(data)]
    known = next((kind for kind in kinds if kind is not None), None)
    return "file of an unknown kind" if known is None else FILE_TYPES.get(known, f"file of kind {known}")


def _kind(part: Part) -> int | None:
    """``file_id.type``; a part that lost it but holds records is an activity."""
    said = next((kind for row in rows(part, FILE_ID) if (kind := first(row, "type")) is not None), None)
    if said is not None:
        return int(said)
    return FILE_ACTIVITY if RECORD.number in part.layouts else None


def _first_damage(parts: tuple[Part, ...]) -> Damage:
    if not parts:
        return Damage(0, "the file is empty")
    damage = next((damage for part in parts for damage in part.damage), None)
    if damage is not None:
        return Damage(damage.byte, f"nothing could be recovered: {damage.reason}")
    return Damage(0, "this activity holds neither a session nor samples with a time")


def _with_damage_elsewhere(
    found: list[Recording], parts: tuple[Part, ...], activities: list[Part]
) -> list[Recording]:
    """Damage behind the last activity is told with the last recording."""
    lost = [damage for part in parts if part not in activities for damage in part.damage]
    if found and lost:
        words = tuple(f"damaged at byte {damage.byte}: {damage.reason}" for damage in lost)
        found[-1] = replace(found[-1], warnings=found[-1].warnings + words)
    return found


def _numbered(found: list[Recording]) -> tuple[Recording, ...]:
    """Names that tell the recordings of one file apart."""
    if len(found) < 2:
        return tuple(found)
    return tuple(replace(one, name=f"{one.name} ({i} of {len(found)})") for i, one in enumerate(found, 1))
