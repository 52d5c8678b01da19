"""The report of an import in lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundforce.cli.words import counted
from groundforce.store.importing.nouns import HERE, Fate, FileReport, ImportReport

SHOWN = 8
_COUNTED = (
    (Fate.ADDED, "added"),
    (Fate.MERGED, "merged with what other files tell"),
    (Fate.KNOWN, "known already"),
    (Fate.HEARD, "tables of other files"),
    (Fate.CALENDAR, "running calendar kept"),
    (Fate.UNIT_NEEDED, "waiting for a unit"),
    (Fate.NOT_READ, "not read"),
    (Fate.LEFT_OUT, "left out"),
)


def report_lines(report: ImportReport, home: Path, dry_run: bool) -> Iterator[str]:
    """What became of the files: counts, then the first of every kind with the reason."""
    if report.restored:
        yield _restored(report, home, dry_run)
        return
    parts = [f"{len(found)} {words}" for fate, words in _COUNTED if (found := report.of(fate))]
    activities = sum(one.activities for one in report.files)
    yield f"{counted(len(report.files), 'file')}: {', '.join(parts) or 'nothing'}."
    yield from _section("merged", [(one, text) for one in report.files for text in one.merged])
    yield from _section("in doubt, kept apart", [(one, text) for one in report.files for text in one.doubts])
    for fate in (Fate.UNIT_NEEDED, Fate.NOT_READ, Fate.LEFT_OUT):
        yield from _section(fate.value, [(one, _why(one)) for one in report.of(fate) if not one.quiet])
    quiet = sum(one.quiet for one in report.files)
    if quiet > 0:
        yield f"  left out: {quiet} FIT files of monitoring, sleep and the like: no activities"
    copies = [(one, one.text) for one in report.of(Fate.KNOWN) if one.text != HERE]
    yield from _section("known", copies)
    yield from _section("to know", [(one, text) for one in report.files for text in one.notes])
    yield from _names(report)
    if dry_run:
        yield "Dry run: nothing was written."
        return
    if report.of(Fate.CALENDAR):
        yield f"Your planned runs are kept as running.ics; `groundforce plan --home {home}` plans round them."
    if report.number is None:
        yield from () if report.of(Fate.CALENDAR) else (f"Nothing new for {home}.",)
    else:
        told = counted(activities, "activity").replace("activitys", "activities")
        yield f"{told} into {home}; `groundforce undo --home {home}` takes the import back."


def _restored(report: ImportReport, home: Path, dry_run: bool) -> str:
    if dry_run:
        return (
            f"Dry run: the archive is a whole training folder and would become {home}; nothing was written."
        )
    return f"{home} is the training folder of the archive: {counted(len(report.files), 'file')}."


def _section(title: str, found: list[tuple[FileReport, str]]) -> Iterator[str]:
    for one, text in found[:SHOWN]:
        yield f"  {title}: {one.name}: {text}"
    if len(found) > SHOWN:
        yield f"  … and {len(found) - SHOWN} more {title}; --json lists all"


def _why(one: FileReport) -> str:
    return one.text if one.byte is None else f"byte {one.byte}: {one.text}"


def _names(report: ImportReport) -> Iterator[str]:
    names = list(dict.fromkeys(name for one in report.files for name in one.unresolved))
    if names:
        rest = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"  not in the catalogue, kept as they are: {'; '.join(names[:SHOWN])}{rest}; see --names"
