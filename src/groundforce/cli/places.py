"""Which training folder a command works in."""

from __future__ import annotations

import sys
from pathlib import Path

from groundforce.errors import InputError


def home_of(home: Path | None) -> Path:
    """The training folder named, or the current folder where it is one. Raises InputError."""
    if home is not None:
        return home
    if Path("folder.json").exists():
        return Path()
    raise InputError("this is not a training folder; say which one with --home DIR")


def at_terminal() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()
