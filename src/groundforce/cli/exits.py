"""How a command ends: exit codes that come from outside, beside those of ``errors.FAMILIES``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

import typer
from typer.core import TyperGroup

EXIT_SYSTEM_FAILED = 74
EXIT_INTERRUPTED = 130
EXIT_READER_GONE = 141

OUTSIDE = (
    (EXIT_SYSTEM_FAILED, "the system failed, for example a full disk"),
    (EXIT_INTERRUPTED, "stopped with Ctrl-C; no file is left half-written"),
    (EXIT_READER_GONE, "whoever read the output stopped, as in `groundforce plan | head`; files are written"),
)
"""(code, meaning); 130 and 141 are what a shell itself gives for these."""


class Commands(TyperGroup):
    """The commands. A reader that stops reading ends them without a word."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command and empty the output, so that failures of both are met here."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            drop_output()
            raise typer.Exit(EXIT_READER_GONE) from None


def show_what_fits() -> None:
    """A terminal or pipe without the letters of a name gets question marks, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Send what is still to be printed nowhere: Python empties the output once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def system_failed(error: OSError) -> int:
    """Say what the system refused; the exit code for it."""
    where = "" if error.filename is None else f"{error.filename}: "
    print(f"groundforce: {where}{error.strerror or error}", file=sys.stderr)
    drop_output()
    return EXIT_SYSTEM_FAILED
