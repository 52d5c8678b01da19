"""What a person adds to a strength log that the log does not say: the unit, and names of their own."""

from __future__ import annotations

from pathlib import Path

from groundforce.errors import InputError
from groundforce.formats.logs.log import LogOptions


def log_options(unit: str | None, timezone: str | None, names: Path | None) -> LogOptions:
    """The options for strength logs. Raises InputError, or ReadError for a bad names file."""
    if names is None:
        return LogOptions(unit, timezone)
    from groundforce.formats.logs.names import read_names

    try:
        text = names.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"--names {names}: cannot be read ({error})") from None
    return LogOptions(unit, timezone, read_names(text, str(names)))
