"""``groundforce demo``: a made-up runner as real files."""

from __future__ import annotations

from pathlib import Path

from groundforce.cli.clock import parse_date, today
from groundforce.cli.output import console
from groundforce.simulation.demo import write_demo


def demo_command(folder: Path, seed: int, end: str | None) -> None:
    """Write the made-up runner and say where."""
    day = today() if end is None else parse_date(end, "--end")
    made = write_demo(folder, seed, day)
    say = f"{len(made.files)} synthetic recordings in {made.runs}, runner file {made.runner_file}"
    console().print(say, markup=False)
