"""Run the commands as a person does: real ``main``, its exit code, what it prints where."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from groundforce.cli.app import main

START = "2026-11-23"
"""A Monday; the made-up runner's recordings end the day before."""
FILES = frozenset({"plan.html", "plan.ics", "plan.json", "plan.txt"})
"""What ``plan --out`` writes at least."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Made:
    """The made-up runner, and the 12-week plan made for them."""

    runs: Path
    runner: Path
    out: Path
    printed: str

    @property
    def plan(self) -> Path:
        """The plan document."""
        return self.out / "plan.json"

    @property
    def given(self) -> tuple[str, ...]:
        """The options that name this runner and the start."""
        return "--runs", str(self.runs), "--runner", str(self.runner), "--start", START


def run(*words: object) -> Ended:
    """``groundforce WORDS`` in this process."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["groundforce", *map(str, words)]
    with patch.object(sys, "argv", argv), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            code: object = 0
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int), code
    return Ended(code, out.getvalue(), err.getvalue())


def spawn(*words: object, **options: object) -> subprocess.Popen[str]:
    """``groundforce WORDS`` in a process of its own."""
    line = [sys.executable, "-c", "from groundforce.cli import main; main()", *map(str, words)]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
    return subprocess.Popen(line, **given)  # type: ignore[call-overload, no-any-return]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment with changes."""
    return {**os.environ, **changes}


def refused(ended: Ended, code: int, *said: str) -> None:
    """A command that refused: this exit code, nothing printed, a short message that says all of ``said``."""
    assert (ended.code, ended.out) == (code, ""), ended
    assert ended.err.startswith("groundforce: ")
    assert "Traceback" not in ended.err
    assert len(ended.err.splitlines()) <= 6
    assert [words for words in said if words not in ended.err] == [], ended.err
