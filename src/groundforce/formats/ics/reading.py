"""Reading a running calendar: which events are runs, of which kind, how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from groundforce.formats.ics.amounts import amounts_in
from groundforce.formats.ics.guessing import guess_kind, size_of, stated_distance, stated_duration, time_for
from groundforce.formats.ics.happenings import Happening, Happenings, happenings
from groundforce.formats.ics.words import Verdict, folded, judge
from groundforce.training.plan import PlannedRun, RunSource
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay, Rhythm

Overrides = Sequence[tuple[str, RunKind | None]]
"""(words, kind) pairs of the runner's own; kind None: not a run."""


@dataclass(frozen=True)
class CalendarReading:
    """The runs of a calendar; ``ignored`` events that are none; what was ``assumed``, and ``notes``."""

    runs: tuple[PlannedRun, ...] = ()
    ignored: int = 0
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Collected:
    runs: list[PlannedRun] = field(default_factory=list)
    ignored: int = 0
    assumed: Counter[tuple[str, str]] = field(default_factory=Counter)
    repeated: int = 0
    over_days: int = 0


def read_calendar(
    data: bytes,
    name: str,
    start: date,
    weeks: int,
    timezone: str | None = None,
    rhythm: Rhythm | None = None,
    overrides: Overrides = (),
) -> CalendarReading:
    """The runs in ``weeks`` weeks from ``start`` of an iCalendar file called ``name``.

    Times are the wall clock in ``timezone``, or as written where that is None. ``rhythm`` helps with events
    that do not say their kind or length; ``overrides`` win over the table of words. Raises CalendarError.
    """
    found = happenings(data, name, start, start + timedelta(weeks=weeks), timezone)
    collected = _Collected()
    own = sorted(overrides, key=lambda pair: len(pair[0]), reverse=True)
    for happening in found.found:
        verdict = _judged(happening, own)
        if verdict.is_run:
            _add_run(happening, verdict, rhythm, collected)
        else:
            collected.ignored += 1
    return CalendarReading(
        tuple(collected.runs), collected.ignored, _assumed(collected), tuple(_notes(found, collected))
    )


def _judged(happening: Happening, own: Iterable[tuple[str, RunKind | None]]) -> Verdict:
    text = folded(f"{happening.title} {happening.description}")
    for words, kind in own:
        if folded(words).strip() and folded(words) in text:
            part = judge(happening.title).part
            return Verdict(kind is not None, kind, part)
    return judge(happening.title, happening.description, happening.categories)


def _add_run(happening: Happening, verdict: Verdict, rhythm: Rhythm | None, collected: _Collected) -> None:
    amounts = amounts_in(happening.title)
    title = " ".join(happening.title.split())[:60] or "(no title)"
    kind = verdict.kind
    if kind is None:
        distance = stated_distance(happening, amounts, None)
        duration = stated_duration(happening, amounts, distance)
        if duration is None and distance is not None:
            duration = time_for(distance)
        kind, ground = guess_kind(happening.date, duration, rhythm)
        collected.assumed[title, f"kind {kind}, {ground}"] += 1
    size = size_of(happening, amounts, kind, rhythm)
    if size.assumed is not None:
        collected.assumed[title, f"duration {size.assumed}"] += 1
    run = _run(happening, verdict.part, kind, size.duration, size.distance)
    if not _added(collected.runs, run):
        collected.repeated += 1
        return
    collected.over_days += happening.days > 1


def _run(
    happening: Happening,
    part: PartOfDay | None,
    kind: RunKind,
    duration: float,
    distance: float | None,
) -> PlannedRun:
    return PlannedRun(
        f"run-{happening.date}",
        happening.date,
        kind,
        duration,
        RunSource.CALENDAR,
        happening.start,
        part if happening.start is None else None,
        distance,
    )


def _added(runs: list[PlannedRun], run: PlannedRun) -> bool:
    """Add a run, its id from its day and number on that day; False where the same run is there already."""
    same_day = [one for one in runs if one.date == run.date]
    if any(_nature(one) == _nature(run) for one in same_day):
        return False
    number = "" if not same_day else f"-{len(same_day) + 1}"
    runs.append(replace(run, id=f"run-{run.date}{number}"))
    return True


def _nature(run: PlannedRun) -> tuple[time | None, PartOfDay | None, RunKind, float]:
    """What two entries of a day share when they are one run written twice."""
    return run.start, run.part_of_day, run.kind, run.duration


def joined_runs(calendars: Iterable[CalendarReading]) -> tuple[PlannedRun, ...]:
    """The runs of several calendars, day by day: one written in two of them once, two of a day both."""
    every = [run for calendar in calendars for run in calendar.runs]
    runs: list[PlannedRun] = []
    for run in sorted(every, key=lambda one: one.date):
        _added(runs, run)
    return tuple(runs)


def _assumed(collected: _Collected) -> tuple[str, ...]:
    return tuple(
        f'"{title}"{_times(count)}: {ground}' for (title, ground), count in collected.assumed.items()
    )


def _times(count: int) -> str:
    return "" if count == 1 else f" ({count} times)"


def _notes(found: Happenings, collected: _Collected) -> Iterable[str]:
    if not collected.runs:
        yield (
            "No run was found in the calendar for these weeks. If your runs are called something else, "
            'name the words in the runner file: [[calendar_kind]] words = "…", kind = "easy".'
        )
    told = (
        (found.cancelled, "cancelled: left out"),
        (found.undated, "without a date: left out"),
        (found.odd_rules, "with a repeat rule that cannot be used: left out"),
        (found.bad_series, "with dates or repeats that cannot be read: left out"),
        (found.utc, "in UTC: taken as written, as the runner file has no timezone"),
        (found.unknown_zone, "in a time zone that is not known: taken as wall-clock time"),
        (collected.repeated, "that say the same run twice: taken once"),
        (collected.over_days, "over several days: one run, on the first day"),
    )
    for count, words in told:
        if count:
            yield f"{count} {'event' if count == 1 else 'events'} {words}."
