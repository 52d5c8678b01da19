"""Reading with a progress bar, printing, and writing files at once or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType

from groundforce.cli.lines import print_json as print_json
from groundforce.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundforce.formats.logs.log import LogOptions
    from groundforce.formats.reading import Reading
    from groundforce.training.plan import Plan
    from groundforce.training.state import AthleteState, TrainingHistory


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """Let the commands end it: rich would end with the code of a broken rule."""
        raise BrokenPipeError


def console() -> Console:
    """Where text for people goes."""
    return _Output(highlight=False, soft_wrap=False)


def say(line: str) -> None:
    """Print a line, wrapped on a terminal and whole where a program reads it."""
    out = console()
    out.print(line, markup=False, soft_wrap=not out.is_terminal)


def note(line: str) -> None:
    """Say something beside the output."""
    print(f"groundforce: note: {line}", file=sys.stderr)


def print_renderable(view: RenderableType) -> None:
    """Print something of rich's."""
    console().print(view)


class Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self, title: str) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            TextColumn(title),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task(title, total=None)

    def __call__(self, _name: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` files are done."""
        self._bar.update(self._task, completed=done, total=total)

    def ask(self, question: str, answers: tuple[str, ...]) -> str | None:
        """Ask a person; None where they give none of the answers. The bar makes room for it."""
        self._bar.stop()
        print(f"{question} [{'/'.join(answers)}, Enter to skip] ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip().lower()
        self._bar.start()
        return answer if answer in answers else None

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()


def read_recordings(path: Path, options: LogOptions | None = None) -> Reading:
    """Everything behind ``path``, with a progress bar on a terminal. Raises NothingToRead, ReadError."""
    from groundforce.formats.reading import read_path

    with Bar("Reading") as report:
        return read_path(path, report, options=options)


def announce(reading: Reading | None, history: TrainingHistory, state: AthleteState) -> None:
    """Say what was read, what could not be, and the rhythm found."""
    from groundforce.cli.words import history_lines

    announce_reading(reading)
    for line in history_lines(history, state):
        say(line)


def announce_reading(reading: Reading | None) -> None:
    """Say what was read and what could not be."""
    from groundforce.cli.words import reading_lines

    for line in () if reading is None else reading_lines(reading):
        say(line)


def documents(plan: Plan, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The files of a plan by name, all made before any is written. Raises InputError for an unknown one."""
    from groundforce.cli.writers import WRITERS

    unknown = [kind for kind in formats if kind not in WRITERS]
    if unknown:
        raise InputError(f"{unknown[0]!r} is not a format; choose from {', '.join(WRITERS)}")
    return {name: data for kind in formats for name, data in WRITERS[kind](plan).items()}


def require_folder(path: Path, option: str) -> None:
    """Refuse a place that cannot be a folder to write to, before any work is done. Raises InputError."""
    nearest = next(one for one in (path, *path.absolute().parents) if one.exists())
    if not nearest.is_dir():
        raise InputError(f"{option} {path}: {nearest} is not a folder; give another place to write to")
    if not os.access(nearest, os.W_OK):
        raise InputError(f"{option} {path}: {nearest} may not be written to; give another place")


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into ``folder``, all of them or none. Raises InputError."""
    from groundforce.store.files import write_together

    require_folder(folder, "--out")
    try:
        write_together(folder, files)
    except OSError as error:
        raise InputError(f"--out {folder}: cannot be written ({error.strerror})") from None


def say_written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Say which files are in ``folder`` now."""
    say(f"Written to {folder}: {', '.join(_listed(files))}")


def _listed(names: Iterable[str]) -> Iterator[str]:
    """File names; those of one folder as a count."""
    for folder, inside in groupby(names, key=lambda name: name.rpartition("/")[0]):
        found = list(inside)
        yield from found if not folder else [f"{folder}/ ({len(found)} files)"]
