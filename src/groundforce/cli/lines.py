"""Printing without rich, for commands that must answer at once."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable


def say_lines(lines: Iterable[str]) -> None:
    """Print lines: whole where a program reads them, on a terminal folded under their own indentation."""
    width = shutil.get_terminal_size().columns
    for line in lines:
        if not sys.stdout.isatty() or len(line) <= width:
            print(line)
            continue
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        print(textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False))


def print_json(document: object) -> None:
    """Print a JSON document."""
    print(json.dumps(document, indent=1, ensure_ascii=False))
