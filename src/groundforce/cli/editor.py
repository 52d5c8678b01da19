"""A person's own editor, opened on a text."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from groundforce.errors import InputError

USUAL = "notepad" if os.name == "nt" else "vi"


def edited(text: str, name: str) -> str:
    """The text as it was saved in ``$VISUAL`` or ``$EDITOR``. Raises InputError where that fails."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or USUAL
    with tempfile.TemporaryDirectory(prefix="groundforce-") as place:
        path = Path(place) / name
        path.write_text(text, "utf-8")
        try:
            done = subprocess.run([*shlex.split(command), str(path)], check=False)
        except (OSError, ValueError) as error:
            raise InputError(f"the editor {command!r} cannot be started ({error}); set EDITOR") from None
        if done.returncode != 0:
            raise InputError(f"the editor {command!r} ended with {done.returncode}; nothing was logged")
        return path.read_text("utf-8", "replace")
