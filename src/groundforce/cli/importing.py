"""``groundforce import``, ``undo`` and ``export --all``: what goes into a training folder and out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from groundforce.cli.clock import now
from groundforce.cli.import_words import report_lines
from groundforce.cli.logs import log_options
from groundforce.cli.output import Bar, note, print_json, require_folder, say
from groundforce.cli.places import at_terminal, home_of
from groundforce.errors import InputError, NothingToRead, UnitNeeded
from groundforce.formats.runner_toml.reading import read_runner
from groundforce.store.bundle import write_bundle
from groundforce.store.importing.nouns import Fate, ImportReport
from groundforce.store.importing.run import import_into
from groundforce.store.importing.shelf import Shelf
from groundforce.store.importing.work import ImportRequest
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from groundforce.training.strength import StrengthSession

UNITS = ("kg", "lb")


def import_command(
    paths: tuple[Path, ...],
    home: Path | None,
    unit: str | None,
    names: Path | None,
    processes: int,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import and print a report with a line a file."""
    home = home_of(home)
    require_folder(home, "--home")
    report = _imported(home, paths, unit, names, processes, dry_run)
    if as_json:
        print_json(_document(report, dry_run))
    else:
        for line in report_lines(report, home, dry_run):
            say(line)
    _require_something(report)


def _imported(
    home: Path, paths: tuple[Path, ...], unit: str | None, names: Path | None, processes: int, dry_run: bool
) -> ImportReport:
    timezone = _timezone(home)
    options = log_options(unit, timezone, names or _own_names(home))
    with Bar("Importing") as bar:
        request = ImportRequest(paths, options, timezone, processes, dry_run, progress=bar)
        if at_terminal():
            request = replace(
                request, ask_unit=lambda name: bar.ask(f"{name}: which unit are its weights in?", UNITS)
            )
        return import_into(home, request, now())


def undo_command(home: Path | None) -> None:
    """Take the last import, plan or log back and say which."""
    folder = TrainingFolder.open(home_of(home))
    undone = undo(folder, now())
    files = (
        f": {undone.files} file{'' if undone.files == 1 else 's'} taken out"
        if undone.kind == "import"
        else ""
    )
    say(f"Undone: {undone.kind} {undone.number} of {undone.made:%Y-%m-%d %H:%M} UTC{files}.")


def export_all_command(home: Path | None, archive: Path) -> None:
    """Write everything of a training folder into one archive."""
    folder = TrainingFolder.open(home_of(home))
    require_folder(archive.absolute().parent, "--all")
    if archive.is_dir():
        raise InputError(f"--all {archive}: is a folder; give the name of a zip to write")
    count = write_bundle(folder, archive)
    say(f"Written to {archive}: {count} files, everything in {folder.path}.")


def lifting_imported(
    home: Path, paths: tuple[Path, ...], unit: str | None, names: Path | None
) -> tuple[date, ...]:
    """Import without a report of files, as ``log`` does; the days on which these files tell of lifting.

    Raises NothingToRead where no file could be used, UnitNeeded where a log does not say its unit.
    """
    report = _imported(home, paths, unit, names, 1, dry_run=False)
    for one in report.of(Fate.NOT_READ, Fate.LEFT_OUT, Fate.UNIT_NEEDED):
        note(f"{one.name}: {one.text}")
    _require_something(report)
    return _lifting_days(home, {one.name for one in report.of(Fate.ADDED, Fate.MERGED, Fate.KNOWN)})


def _lifting_days(home: Path, names: set[str]) -> tuple[date, ...]:
    told = (one for one in Shelf(home).told() if one.name in names)
    activities = (telling.activity for one in told for telling in one.tellings)
    return tuple(one.start.date() for one in activities if isinstance(one, StrengthSession))


def _timezone(home: Path) -> str | None:
    runner = home / "runner.toml"
    return read_runner(runner, None).timezone if runner.exists() else None


def _own_names(home: Path) -> Path | None:
    own = home / "names.toml"
    return own if own.exists() else None


def _require_something(report: ImportReport) -> None:
    """Nothing useful at all is an error, though the report says why of each file."""
    if report.restored or report.of(Fate.ADDED, Fate.MERGED, Fate.KNOWN, Fate.HEARD, Fate.CALENDAR):
        return
    waiting = report.of(Fate.UNIT_NEEDED)
    if waiting:
        raise UnitNeeded(waiting[0].name)
    count = len(report.files)
    raise NothingToRead(f"nothing to import in {count} file{'' if count == 1 else 's'}; see docs/import.md")


def _document(report: ImportReport, dry_run: bool) -> dict[str, object]:
    return {
        "import": report.number,
        "dry_run": dry_run,
        "restored": report.restored,
        "files": [
            {
                "name": one.name,
                "fate": one.fate.value,
                "reason": one.text,
                "byte": one.byte,
                "activities": one.activities,
                "merged": list(one.merged),
                "doubtful": list(one.doubts),
                "notes": list(one.notes),
                "unresolved": list(one.unresolved),
            }
            for one in report.files
        ],
    }
