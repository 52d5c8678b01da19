"""A synthetic runner, written as real FIT files, to try everything on without anybody's data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from groundforce.errors import FolderError
from groundforce.simulation.demo_calendar import WEEKS, DemoRun, demo_runs
from groundforce.simulation.demo_files import DEVICE, fit_bytes
from groundforce.simulation.demo_streams import demo_streams
from groundforce.simulation.demo_texts import ZONE, readme, runner_toml

DEMO_TODAY = date(2026, 11, 23)
"""The day the demo is written for where none is given: the core has no clock."""


@dataclass(frozen=True)
class DemoRunner:
    """What was written: ``runs`` the folder of ``files``, the runner file, and what was ``planned``.

    ``today`` is the first day after the history.
    """

    runs: Path
    runner_file: Path
    files: tuple[Path, ...]
    today: date
    planned: tuple[DemoRun, ...]


def write_demo(folder: Path, seed: int = 1, today: date = DEMO_TODAY) -> DemoRunner:
    """Write 16 weeks of made-up runs before ``today`` into ``folder``, with a runner file and a note.

    The same ``seed`` and day give the same bytes. Raises FolderError where ``folder`` cannot be written, or
    has a runner file or runs in it already that would be overwritten.
    """
    runs = demo_runs(seed, today)
    target, runner_file = folder / "runs", folder / "runner.toml"
    _make(folder, target, runner_file)
    files = []
    for index, run in enumerate(runs):
        noise = np.random.Generator(np.random.PCG64([seed, index]))
        path = target / f"{run.start:%Y-%m-%d-%H%M}-synthetic.fit"
        path.write_bytes(fit_bytes(run, demo_streams(run, noise), ZONE))
        files.append(path)
    runner_file.write_text(runner_toml(today), "utf-8")
    (folder / "README.txt").write_text(readme(seed, len(files), WEEKS, today, DEVICE), "utf-8")
    return DemoRunner(target, runner_file, tuple(files), today, runs)


def _make(folder: Path, target: Path, runner_file: Path) -> None:
    if runner_file.exists() or (target.exists() and any(target.iterdir())):
        raise FolderError(f"{folder} already holds a runner; give a folder that is empty or not there yet")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(f"{folder} cannot be made: {error.strerror}; give another folder") from error
