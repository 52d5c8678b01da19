"""``names.toml``: a runner's own exercise names, mapped once to the catalogue or to nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches

from groundforce.errors import ReadError
from groundforce.training.catalogue import load_catalogue


def read_names(text: str, file: str = "names.toml") -> Mapping[str, str | None]:
    """Names to catalogue ids, from TOML such as ``"My press" = "bench_press"``.

    ``false`` says that an exercise is none of the catalogue's and need not be asked about; it becomes None.
    Raises ReadError naming the entry.

    >>> dict(read_names('"My squat" = "back_squat"\\n"Arm thing" = false'))
    {'My squat': 'back_squat', 'Arm thing': None}
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReadError(file, f"is not TOML: {error}") from None
    return {name: _id(file, name, value) for name, value in table.items()}


def _id(file: str, name: str, value: object) -> str | None:
    if value is False:
        return None
    if not isinstance(value, str):
        raise ReadError(
            file, f"{name!r} must be an exercise id such as 'back_squat', or false, not {value!r}"
        )
    catalogue = load_catalogue()
    if value not in catalogue:
        near = get_close_matches(value, [one.id for one in catalogue], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ReadError(file, f"{name!r} = {value!r}: there is no such exercise in the catalogue{hint}")
    return value
