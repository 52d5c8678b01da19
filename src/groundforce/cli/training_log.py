"""``groundforce log``: what was done, from a file, standard input, an editor, or another app's export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from groundforce.cli import clock
from groundforce.cli.after_log import after_log
from groundforce.cli.editor import edited
from groundforce.cli.lines import print_json, say_lines
from groundforce.cli.log_words import report_lines
from groundforce.cli.places import at_terminal, home_of
from groundforce.coaching.felt import unknown_sites
from groundforce.coaching.pairing import pair, unpaired, unplanned
from groundforce.errors import InputError, NothingToRead
from groundforce.evidence import parameter
from groundforce.presentation.done_words import pair_lines
from groundforce.store.changes import IMPORT, LOG
from groundforce.store.lifting import folder_lifting
from groundforce.store.logs import LogReport, keep_log, log_name, unread_lines
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.catalogue import load_catalogue
from groundforce.training.log import Paired
from groundforce.training.notation import NotationSession, print_sessions
from groundforce.training.notation.prefill import as_planned, empty_log, prefilled, with_hints, without_hints
from groundforce.training.plan import Plan, Session, span_of

LOOK_BACK = timedelta(weeks=4)
"""How long a line that could not be read is shown again."""
MOST_SHOWN = 5
"""An export may hold years: so many sessions are shown."""
NOTATION = frozenset({".txt", ""})
"""How the names of files in the notation end; others are exports of apps and watches."""
STDIN = Path("-")


@dataclass(frozen=True)
class LogRequest:
    """What was asked for on the command line; ``day`` is that of lines without a date."""

    paths: tuple[Path, ...]
    home: Path | None
    day: str | None = None
    planned: bool = False
    unit: str | None = None
    names: Path | None = None


@dataclass(frozen=True)
class Typed:
    """A text to log; ``name`` stands before its line numbers, None where nobody has the text before them."""

    text: str
    name: str | None = None


def log_command(request: LogRequest, as_json: bool) -> None:
    """Keep what was done, show it beside what was planned, and say what comes next."""
    home = home_of(request.home)
    day = clock.today() if request.day is None else clock.parse_date(request.day, "--date")
    folder = TrainingFolder.open(home, create=True)
    plan = folder.current_plan()
    exports = tuple(one for one in request.paths if one.suffix.lower() not in NOTATION)
    days: set[date] = set(_imported(request, home, exports)) if exports else set()
    only_exports = bool(exports) and len(exports) == len(request.paths)
    typed = () if only_exports else tuple(_typed(request, folder, plan, day))
    reports = [(one, keep_log(folder, one.text, _opening(plan, day), clock.now())) for one in typed]
    days |= {each for _one, report in reports for each in report.days}
    paired = _paired(folder, plan, min(days, default=day))
    shown = tuple(one for one in paired if one.done.start.date() in days)
    kinds = [IMPORT] * bool(exports) + [LOG for _, one in reports if one.number is not None]
    asked = None if request.day is None else day
    following = () if plan is None else after_log(folder, plan, paired, max(days | {day}), asked, kinds)
    if as_json:
        print_json(_document([report for _one, report in reports], shown))
        return
    lines = [f"Imported: {', '.join(one.name for one in exports)}."] if exports else []
    for _one, report in reports:
        lines += report_lines(report)
    lines += _shown(shown)
    lines += _to_know(sorted(days), shown, max(clock.today(), day))
    lines += _not_understood(folder, reports, min(days | {day}) - LOOK_BACK)
    say_lines((*lines, "", *following) if following else lines)


def _shown(shown: Sequence[Paired]) -> Iterator[str]:
    """The last sessions beside what was planned for them."""
    catalogue = load_catalogue().exercises
    if len(shown) > MOST_SHOWN:
        yield from ("", f"{len(shown)} sessions; the last {MOST_SHOWN}:")
    for one in shown[-MOST_SHOWN:]:
        yield ""
        yield from pair_lines(one, catalogue)


def _to_know(days: Sequence[date], shown: Sequence[Paired], today: date) -> Iterator[str]:
    if days and days[-1] > today:
        yield from ("", f"{days[-1]} lies ahead of today: mistyped? `groundforce undo` takes it back.")
    unknown = unknown_sites([one.done for one in shown])
    if unknown:
        yield from ("", f"No rule knows these places, so pain there is only kept: {', '.join(unknown)}")


def _not_understood(
    folder: TrainingFolder, reports: Sequence[tuple[Typed, LogReport]], since: date
) -> Iterator[str]:
    """Lines of this text that cannot be read, at their places in it; then those still waiting in the log."""
    found = [
        f"  {one.name}{problem}"
        for one, report in reports
        for problem in report.problems
        if one.name is not None
    ]
    told = {log_name(day) for one, report in reports if one.name is not None for day in report.kept_in}
    found += [f"  {name}, {problem}" for name, problem in unread_lines(folder, since) if name not in told]
    if found:
        yield from ("", "Not understood, kept in the log as typed; mend it there or log it again:")
        yield from found


def _paired(folder: TrainingFolder, plan: Plan | None, day: date) -> tuple[Paired, ...]:
    """Everything lifted since ``day`` or the plan's start beside the plan; without a plan, beside nothing."""
    if plan is None:
        return tuple(unplanned(one) for one in folder_lifting(folder, since=day))
    since = min(day, plan.problem.start - timedelta(days=int(parameter("pairing_days").value)))
    lifting = folder_lifting(folder, plan.problem.timezone, since)
    return pair(plan, [one for one in lifting if one.start.date() >= since])


def _typed(request: LogRequest, folder: TrainingFolder, plan: Plan | None, day: date) -> Iterator[Typed]:
    """What is to be logged, as text in the notation. Raises NothingToRead where there is none."""
    paths = [one for one in request.paths if one.suffix.lower() in NOTATION]
    if request.planned:
        session = _waiting(folder, plan, day)
        if session is None:
            raise NothingToRead(f"no session planned near {day} is left to log as planned")
        yield Typed(print_sessions((as_planned(session, day, _name_of()),)))
        return
    if not paths and at_terminal():
        yield Typed(_from_editor(folder, plan, day))
        return
    texts = [Typed(_read(one), "" if one == STDIN else f"{one}, ") for one in paths or (STDIN,)]
    if not any(one.text.strip() for one in texts):
        raise NothingToRead("nothing to log: the text is empty; see docs/log.md for how a line is written")
    yield from texts


def _read(path: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    return data.decode("utf-8", "replace")


def _from_editor(folder: TrainingFolder, plan: Plan | None, day: date) -> str:
    """What a person makes of the day's log, of the planned session, or of an empty page."""
    kept = folder.read_log(day)
    session = _waiting(folder, plan, day) if kept is None else None
    if kept is not None:
        name = log_name(day)
        hints = tuple(str(problem) for where, problem in unread_lines(folder) if where == name)
        before = with_hints(kept, hints)
    else:
        before = empty_log(day) if session is None else prefilled(session, day, _name_of())
    after = edited(before, f"{day}.txt")
    if without_hints(after).strip() == without_hints(before).strip():
        as_it_is = "" if session is None else "; `groundforce log --as-planned` logs it as it stands"
        raise NothingToRead(f"the text was saved unchanged, so nothing was logged{as_it_is}")
    return without_hints(after)


def _waiting(folder: TrainingFolder, plan: Plan | None, day: date) -> Session | None:
    """The session of a day that is not in the log; where there is none, the nearest within a few days."""
    if plan is None:
        return None
    most = timedelta(days=int(parameter("pairing_days").value))
    left = unpaired(plan, _paired(folder, plan, day), day - most)
    near = [one for one in left if abs(one.date - day) <= most]
    return min(near, key=lambda one: (abs(one.date - day), span_of(one).earliest), default=None)


def _opening(plan: Plan | None, day: date) -> NotationSession:
    """The session that lines without a date belong to: that of the day, by the plan's name for it."""
    from groundforce.training.notation.words import plain_title

    planned = None if plan is None else next((one for one in plan.sessions if one.date == day), None)
    return NotationSession(day) if planned is None else NotationSession(day, title=plain_title(planned.focus))


def _name_of() -> Callable[[str], str]:
    known = load_catalogue().exercises
    return lambda exercise: known[exercise].name if exercise in known else exercise


def _imported(request: LogRequest, home: Path, paths: tuple[Path, ...]) -> tuple[date, ...]:
    """Bring exports into the folder as ``import`` does; the days on which they tell of lifting."""
    from groundforce.cli.importing import lifting_imported

    return lifting_imported(home, paths, request.unit, request.names)


def _document(reports: Sequence[LogReport], shown: Sequence[Paired]) -> dict[str, object]:
    from groundforce.formats.state_json import plain

    return {
        "changes": [one.number for one in reports if one.number is not None],
        "sessions": [
            {"fate": fate.value, "date": one.date.isoformat(), "title": one.title}
            for report in reports
            for fate, one in report.sessions
        ],
        "problems": [
            {"line": one.line, "column": one.column, "reason": one.reason}
            for report in reports
            for one in report.problems
        ],
        "paired": [
            {
                "planned": None if one.planned is None else one.planned.id,
                "done": plain(one.done),
                "exercises": [
                    {
                        "exercise": line.prescription.exercise,
                        "done": line.exercise,
                        "met": line.met,
                        "topped": line.topped,
                        "swapped": line.swapped,
                        "reserve_gap": line.reserve_gap,
                        "short_by": plain(line.short_by),
                        "sets": plain(line.sets),
                    }
                    for line in one.lines
                ],
                "extra": plain(one.extra),
            }
            for one in shown
        ],
    }
