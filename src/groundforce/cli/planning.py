"""``groundforce plan``: from files to a checked plan, printed and written."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from groundforce.cli.clock import next_monday, now, parse_date, today
from groundforce.cli.logs import log_options
from groundforce.cli.output import (
    announce,
    documents,
    note,
    print_json,
    print_renderable,
    read_recordings,
    require_folder,
    say,
    say_written,
    write_files,
)
from groundforce.cli.writers import PLAN_FORMATS
from groundforce.coaching.intake import build_problem
from groundforce.errors import InputError, NoPlanPossible, UnitNeeded
from groundforce.formats.reading import CalendarFile, Reading
from groundforce.formats.runner_toml.reading import parse_runner, read_runner
from groundforce.monitoring.athlete_state import planning_state
from groundforce.monitoring.history import history_in, history_of, undated
from groundforce.planner.solve import solve
from groundforce.training.catalogue import load_catalogue
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, PlannedRun, PlanResult
from groundforce.training.recording import Recording
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import AthleteState, Rhythm, TrainingHistory

SHOWN = 3
WHERE_TO_SET = (
    "In the runner file times stand in [[available]], days off in [[absence]], minutes in [strength], "
    "guards in [constants]"
)


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    runs: Path | None
    runner: Path | None
    calendar: Path | None
    start: str | None
    weeks: int
    out: Path | None
    home: Path | None
    unit: str | None = None
    names: Path | None = None


@dataclass(frozen=True, eq=False)
class Basis:
    """What a plan was made from, for printing beside it."""

    reading: Reading | None
    history: TrainingHistory
    state: AthleteState
    notes: tuple[str, ...]


def plan_command(request: Request, as_json: bool) -> None:
    """Make the plan, write it, print it. Nothing is written unless everything worked."""
    request = at_home(request)
    start = next_monday(today()) if request.start is None else parse_date(request.start, "--start")
    _require_places(request)
    profile = profile_of(request, start)
    plan, basis = make_plan(request, profile, start)
    made = {} if request.out is None else documents(plan, PLAN_FORMATS)
    number = _write(request, plan, made)
    _print(plan, basis, as_json)
    if number is not None and not as_json:
        undo = f"groundforce undo --home {request.home}"
        say(f"Kept in {request.home} as plan {number}; `{undo}` takes it back.")
    if request.out is not None and not as_json:
        say_written(request.out, made)
    if start < today():
        note(f"the plan starts on {start}, before today; nothing after its start was looked at")


def _require_places(request: Request) -> None:
    for path, option in ((request.out, "--out"), (request.home, "--home")):
        if path is not None:
            require_folder(path, option)


def _write(request: Request, plan: Plan, made: dict[str, bytes]) -> int | None:
    """Write the files, and keep the plan in the training folder; its number there."""
    from groundforce.store.training_folder import TrainingFolder

    folder = None if request.home is None else TrainingFolder.open(request.home, create=True)
    if request.out is not None:
        write_files(request.out, made)
    if folder is None:
        return None
    from groundforce.store.plans import keep_plan

    return keep_plan(folder, plan, now())


def _print(plan: Plan, basis: Basis, as_json: bool) -> None:
    if as_json:
        from groundforce.formats.plan_json import plan_to_json

        print_json(plan_to_json(plan))
    else:
        from groundforce.presentation.terminal import plan_view

        announce(basis.reading, basis.history, basis.state)
        print_renderable(plan_view(plan, load_catalogue().exercises))


def at_home(request: Request) -> Request:
    """A training folder's own runner file, names and running calendar are used where none are given."""
    here = Path()
    if request.home is None and request.runs is None and (here / "folder.json").exists():
        request = replace(request, home=here)
    if request.home is None:
        return request
    own = ("runner.toml", "names.toml", "running.ics")
    runner, names, calendar = (request.home / name for name in own)
    return replace(
        request,
        runner=runner if request.runner is None and runner.exists() else request.runner,
        names=names if request.names is None and names.exists() else request.names,
        calendar=calendar if request.calendar is None and calendar.exists() else request.calendar,
    )


def profile_of(request: Request, start: date, planning: bool = True) -> RunnerProfile:
    """What the runner file says, or the defaults where there is none."""
    if request.runner is None:
        profile = parse_runner("", "no runner file", start=start)
    else:
        profile = read_runner(request.runner, start, planning=planning)
    return replace(profile, pain=(*profile.pain, *_reported(request, start)))


def _reported(request: Request, until: date) -> tuple[PainEntry, ...]:
    """Pain told to `groundforce replan`, which stands in the training folder's journal."""
    if request.home is None or not (request.home / "folder.json").exists():
        return ()
    from groundforce.store.reports import reported_pain
    from groundforce.store.training_folder import TrainingFolder

    return tuple(one for one in reported_pain(TrainingFolder.open(request.home)) if one.date <= until)


def make_plan(request: Request, profile: RunnerProfile, start: date) -> tuple[Plan, Basis]:
    """The plan of a request and what it was made from. Raises NoPlanPossible with the way out."""
    reading, history = history_for(request, profile)
    recordings = () if reading is None else reading.recordings
    state = planning_state(history, start, profile)
    calendar, calendar_notes = calendar_of(request, reading, profile, start, state.rhythm)
    if calendar is None and not profile.typical_week:
        _require_past(history, start)
    intake = build_problem(profile, state, start, request.weeks, calendar)
    result = solve(intake.problem, load_catalogue().exercises, time.perf_counter)
    notes = (
        *calendar_notes,
        *intake.notes,
        *(state.notes if state.running.measured else ()),
        *profile.warnings,
        *_assumed(profile),
        *_left_out(recordings),
        *_without_unit(reading),
    )
    plan = _accepted(result)
    return replace(plan, warnings=tuple(dict.fromkeys((*plan.warnings, *notes)))), Basis(
        reading, history, state, notes
    )


def history_for(request: Request, profile: RunnerProfile) -> tuple[Reading | None, TrainingHistory]:
    """What was done: the recordings named, else what the training folder holds."""
    options = log_options(request.unit, profile.timezone, request.names)
    reading = None if request.runs is None else read_recordings(request.runs, options)
    recordings = () if reading is None else reading.recordings
    sessions = () if reading is None else reading.sessions
    done = _at_home_done(request, profile)
    return reading, done or history_of(recordings, profile.timezone, sessions=sessions)


def _at_home_done(request: Request, profile: RunnerProfile) -> TrainingHistory | None:
    """What the training folder holds, where no other recordings are named."""
    if request.runs is not None or request.home is None or not (request.home / "folder.json").exists():
        return None
    from groundforce.store.importing.history import folder_merging
    from groundforce.store.training_folder import TrainingFolder

    return history_in(folder_merging(TrainingFolder.open(request.home), profile.timezone))


def _assumed(profile: RunnerProfile) -> tuple[str, ...]:
    """The defaults that were used, as one thing to know."""
    return (f"Not told, so assumed. {' '.join(profile.defaults)}",) if profile.defaults else ()


def _without_unit(reading: Reading | None) -> tuple[str, ...]:
    """Strength logs that were not used, as their weights have no unit."""
    failures = () if reading is None else reading.failures
    return tuple(f"Strength log not used: {one}." for one in failures if isinstance(one, UnitNeeded))


def _left_out(recordings: tuple[Recording, ...]) -> tuple[str, ...]:
    names = undated(recordings)
    return (f"Without a start time, so not used: {', '.join(names[:5])}.",) if names else ()


def _calendars(request: Request, reading: Reading | None) -> tuple[CalendarFile, ...]:
    """The calendar named on the command line, else those met among the files."""
    if request.calendar is None:
        return () if reading is None else reading.calendars
    try:
        return (CalendarFile(request.calendar.name, request.calendar.read_bytes()),)
    except OSError as error:
        raise InputError(f"{request.calendar}: cannot be read ({error.strerror})") from None


def calendar_of(
    request: Request, reading: Reading | None, profile: RunnerProfile, start: date, rhythm: Rhythm
) -> tuple[tuple[PlannedRun, ...] | None, tuple[str, ...]]:
    """The planned runs of the calendars there are, and what to know of them; None where there are none."""
    return _calendar(_calendars(request, reading), request, profile, start, rhythm)


def _calendar(
    files: tuple[CalendarFile, ...], request: Request, profile: RunnerProfile, start: date, rhythm: Rhythm
) -> tuple[tuple[PlannedRun, ...] | None, tuple[str, ...]]:
    """The runs of the calendars and what to know of them; None where they are silent and we are not."""
    if not files:
        return None, ()
    from groundforce.formats.ics.reading import joined_runs, read_calendar

    weeks, zone, own = request.weeks, profile.timezone, profile.kind_overrides
    read = [read_calendar(one.data, one.name, start, weeks, zone, rhythm, own) for one in files]
    runs = joined_runs(read)
    count = sum(found.ignored for found in read)
    others = "1 other event" if count == 1 else f"{count} other events"
    ignored = (f"Left out of the calendar: {others}.",) if count > 0 else ()
    assumed = [f"Assumed of the calendar: {text}" for found in read for text in found.assumed]
    notes = [note for found in read for note in found.notes]
    known = profile.typical_week or rhythm.runs
    return (None if known and not runs else runs), (*ignored, *assumed, *notes)


def _require_past(history: TrainingHistory, start: date) -> None:
    """Refuse a start before every run: a plan knows nothing later than its start."""
    if history.runs and history.runs[0].start.date() >= start:
        first = history.runs[0].start.date()
        raise NoPlanPossible(
            f"no run lies before the start, {start}: the first is of {first}, and a plan knows nothing "
            "later than its start; start later, or give a calendar or a typical week"
        )


def _accepted(result: PlanResult) -> Plan:
    if result.plan is not None:
        return result.plan
    lines = [f"no plan is possible ({result.status.value})"]
    lines += [f"  {one.text}" for one in result.relaxations[:SHOWN]]
    if len(result.relaxations) > SHOWN:
        lines.append(f"  … and {len(result.relaxations) - SHOWN} more weeks like these")
    lines += [f"  {one.rule}: {one.text}" for one in result.violations]
    if any(one.rule == "sessions_per_week" for one in result.relaxations):
        lines.append(f"  {WHERE_TO_SET}")
    raise NoPlanPossible("\n".join(lines))
