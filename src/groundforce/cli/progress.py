"""``groundforce progress``: where a runner stands, on the terminal, as JSON, as a page with pictures."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from groundforce.cli.clock import parse_date, today
from groundforce.cli.output import (
    Bar,
    announce_reading,
    print_json,
    print_renderable,
    require_folder,
    say_written,
    write_files,
)
from groundforce.cli.planning import Request, at_home, history_for, profile_of
from groundforce.coaching.felt import with_logged_pain
from groundforce.coaching.progress import progress
from groundforce.errors import InputError, NothingToRead
from groundforce.formats.plan_json import read_plan
from groundforce.presentation.progress.nouns import Section
from groundforce.presentation.progress.sections import sections_of
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan
from groundforce.training.progress import Progress
from groundforce.training.state import TrainingHistory

PAGE = "progress.html"


def progress_command(request: Request, plan_file: Path | None, block: str | None, as_json: bool) -> None:
    """Read what was done, look at it from the day asked for, print it; with --out write the page too."""
    request = at_home(request)
    as_of = today() if request.start is None else parse_date(request.start, "--as-of")
    asked = None if block is None else _block(block)
    if request.out is not None:
        require_folder(request.out, "--out")
    profile = profile_of(request, as_of, planning=False)
    reading, history = history_for(request, profile)
    _require_something(request, history)
    profile = with_logged_pain(profile, history.strength)
    found = progress(history, as_of, profile, plan_for(request, plan_file), asked)
    sections = sections_of(found, load_catalogue().exercises)
    if request.out is not None:
        files = {PAGE: _page(found, sections, as_of)}
        write_files(request.out, files)
    if as_json:
        from groundforce.formats.state_json import plain, state_to_json

        print_json(state_to_json(found.state) | {"block": plain(found.change)})
        return
    from groundforce.presentation.progress.view import progress_view

    announce_reading(reading)
    print_renderable(progress_view(sections, as_of))
    if request.out is not None:
        say_written(request.out, files)


def _block(text: str) -> tuple[date, date]:
    """First day and day after the last, from ``2026-03-02..2026-05-24``. Raises InputError."""
    first, dots, last = text.partition("..")
    if not dots:
        raise InputError(f"--block {text!r} is not two dates; write them as 2026-03-02..2026-05-24")
    start, end = parse_date(first, "--block"), parse_date(last, "--block") + timedelta(days=1)
    if end <= start:
        raise InputError(f"--block {text!r} ends before it starts")
    return start, end


def _require_something(request: Request, history: TrainingHistory) -> None:
    if request.runs is None and request.home is None and request.runner is None:
        raise NothingToRead(
            "nothing to look at: give recordings and logs (--runs), a training folder (--home) "
            "or a runner file with tests or a pain diary (--runner)"
        )
    if request.runs is None and request.runner is None and not _is_folder(request.home):
        raise NothingToRead(
            f"{request.home}: no training folder; `groundforce import FILES --home {request.home}` makes one"
        )
    if request.runs is not None and not history.runs and not history.strength:
        raise NothingToRead(f"{request.runs}: no run and no lifting with a date in it")


def _is_folder(home: Path | None) -> bool:
    return home is not None and (home / "folder.json").exists()


def plan_for(request: Request, plan_file: Path | None) -> Plan | None:
    """The plan named, else the present one of the training folder."""
    if plan_file is not None:
        return read_plan(plan_file)
    present = None if request.home is None else request.home / "plan.json"
    return read_plan(present) if present is not None and present.exists() else None


def _page(found: Progress, sections: tuple[Section, ...], as_of: date) -> bytes:
    from groundforce.presentation.progress.page import progress_page
    from groundforce.presentation.progress.pictures import pictures_of

    with Bar("Drawing") as bar:
        pictures = pictures_of(found, load_catalogue().exercises, lambda done, every: bar("", done, every))
    return progress_page(sections, pictures, as_of).encode()
