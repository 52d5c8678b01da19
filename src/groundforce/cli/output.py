"""Reading with a progress bar, printing, and writing files at once or not at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType

from groundforce.errors import InputError
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan
from groundforce.training.state import AthleteState, TrainingHistory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundforce.formats.reading import Reading

SHOWN = 8


def console() -> Console:
    """Where text for people goes."""
    return Console(highlight=False, soft_wrap=False)


def print_renderable(view: RenderableType) -> None:
    """Print something of rich's."""
    console().print(view)


def print_json(document: object) -> None:
    """Print a JSON document."""
    print(json.dumps(document, indent=1, ensure_ascii=False))


@contextmanager
def _progress(title: str) -> Iterator[Callable[[str, int, int], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(title, total=None)
        yield lambda _name, done, total: bar.update(task, completed=done, total=total)


def read_recordings(path: Path) -> Reading:
    """Everything behind ``path``, with a progress bar on a terminal. Raises NothingToRead, ReadError."""
    from groundforce.formats.reading import read_path

    with _progress("Reading") as report:
        return read_path(path, report)


def announce(reading: Reading | None, history: TrainingHistory, state: AthleteState) -> None:
    """Say what was read, what could not be, and the rhythm found."""
    from groundforce.cli.words import history_lines, reading_lines

    read = () if reading is None else reading_lines(reading)
    for line in (*read, *history_lines(history, state)):
        console().print(line, markup=False)


def documents(plan: Plan, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The files of a plan by name, all made before any is written."""
    from groundforce.cli.clock import now

    catalogue = load_catalogue()

    def name_of(exercise: str) -> str:
        return catalogue.get(exercise).name

    made: dict[str, bytes] = {}
    for kind in formats:
        if kind == "json":
            from groundforce.formats.plan_json import plan_text

            made["plan.json"] = plan_text(plan).encode()
        elif kind == "txt":
            from groundforce.training.notation.plan_text import print_plan

            made["plan.txt"] = print_plan(plan, name_of).encode()
        elif kind == "ics":
            from groundforce.formats.ics.writing import plan_to_ics

            made["plan.ics"] = plan_to_ics(plan, now(), name_of)
        elif kind == "html":
            from groundforce.presentation.page import plan_page

            made["plan.html"] = plan_page(plan, catalogue.exercises).encode()
        else:
            raise InputError(f"{kind!r} is not a format; choose from json, txt, ics, html")
    return made


def write_plan(plan: Plan, folder: Path, formats: tuple[str, ...], quiet: bool = False) -> None:
    """Write the files of a plan into ``folder``, each whole or not at all."""
    from groundforce.store.files import write_atomic

    made = documents(plan, formats)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            write_atomic(folder / name, data)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from None
    if not quiet:
        console().print(f"Written to {folder}: {', '.join(made)}", markup=False)
