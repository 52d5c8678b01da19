"""``groundforce --help`` answers at once because it imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "numpy",
    "lxml",
    "icalendar",
    "recurring_ical_events",
    "jinja2",
    "django",
    "scipy",
    "pydantic",
    "typst",
    "altair",
    "vl_convert",
)
PROGRAM = """
import sys
from groundforce.cli import main
sys.argv = ["groundforce", {argument!r}]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("imported:", *sorted(set({heavy!r}) & set(sys.modules)))
"""


def _imported_by(argument: str) -> list[str]:
    program = PROGRAM.format(argument=argument, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()[1:]


def test_help_imports_nothing_heavy() -> None:
    assert _imported_by("--help") == []


def test_the_quick_commands_import_nothing_heavy() -> None:
    modules = "groundforce.cli.today, groundforce.cli.training_log"
    program = f"import sys, {modules}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_nouns_and_the_evidence_import_nothing_heavy() -> None:
    modules = "groundforce, groundforce.training.plan, groundforce.training.problem, groundforce.evidence"
    program = f"import sys, {modules}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
