"""A whole plan as text a coach can read: the notation, with everything else as comment lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from groundforce.quantities import format_distance, format_duration, format_number
from groundforce.training.notation.planned import session_to_notation
from groundforce.training.notation.words import WEEKDAYS
from groundforce.training.notation.write import print_sessions
from groundforce.training.plan import Bout, Phase, Plan, PlannedRun, Session, SessionStatus, span_of


def print_plan(plan: Plan, name_of: Callable[[str], str]) -> str:
    """The text of a plan; ``name_of`` gives an exercise's name for its id.

    Every session line reads back to the same sets and rests; why each exercise is there stands once, at
    the end. Raises InputError where a name cannot be written.
    """
    blocks = [_comments(_heading(plan))]
    for number in range(plan.problem.weeks):
        first = plan.problem.start + timedelta(weeks=number)
        blocks.append(_comments(_week(plan, number, first)))
        sessions = [one for one in _ordered(plan.sessions) if first <= one.date < first + timedelta(weeks=1)]
        blocks += [_session(one, name_of) for one in sessions]
    blocks.append(_comments(_exercises(plan, name_of)))
    return "\n".join(blocks)


def _comments(lines: Iterator[str]) -> str:
    return "".join(f"# {' '.join(line.split())}".rstrip() + "\n" for line in lines)


def _session(session: Session, name_of: Callable[[str], str]) -> str:
    written = session_to_notation(session, name_of)
    lines = tuple(replace(line, note="") for line in written.lines)
    place = "" if session.place == "" else f"at {session.place}"
    status = "" if session.status is SessionStatus.PLANNED else session.status.value
    note = ", ".join(filter(None, (place, status)))
    return print_sessions((replace(written, lines=lines, note=note),))


def _exercises(plan: Plan, name_of: Callable[[str], str]) -> Iterator[str]:
    """Why each exercise is there, in the order of their first use."""
    yield "Why these exercises"
    all_of_them = (one for session in _ordered(plan.sessions) for one in session.prescriptions)
    for exercise, why in dict.fromkeys((one.exercise, one.why) for one in all_of_them if one.why):
        yield f"{name_of(exercise)}: {why}"


def _ordered(sessions: tuple[Session, ...]) -> list[Session]:
    return sorted(sessions, key=lambda one: (span_of(one).earliest, one.id))


def _heading(plan: Plan) -> Iterator[str]:
    problem = plan.problem
    last = problem.end - timedelta(days=1)
    yield f"Strength plan for {problem.athlete.name}, {_weeks(problem.weeks)}"
    yield f"{_day(problem.start)} to {_day(last)}, revision {plan.revision}"
    for race in problem.races:
        name = race.name or "race"
        yield f"{race.priority.value} race: {_day(race.date)}, {name}, {format_distance(race.distance)}"
    yield ""
    for phase in plan.phases:
        why = "" if phase.why == "" else f". {phase.why}"
        yield f"{phase.name}: {_weeks(phase.weeks)} from {_day(phase.start)}{why}"
    yield ""
    yield f"Status: {plan.quality.status.value}; {_bound(plan)}"
    yield from (f"Given up: {one.text} ({one.by})" for one in plan.relaxations)
    yield from (f"Note: {warning}" for warning in plan.warnings)
    yield "No load written means: choose the weight that leaves the stated reps in reserve (RIR)."


def _bound(plan: Plan) -> str:
    bound, gap = plan.quality.bound, plan.quality.gap
    if bound is None or gap is None:
        return "how far it is from the best possible plan is not known"
    if gap >= 1:
        return f"the proved bound ({format_number(bound)}) is too low to say how far it is from the best"
    return f"at most {gap:.1%} from the best possible plan"


def _week(plan: Plan, number: int, first: date) -> Iterator[str]:
    phase = _phase(plan.phases, first)
    last = first + timedelta(days=6)
    yield f"Week {number + 1}: {_day(first)} to {_day(last)}" + ("" if phase is None else f", {phase.name}")
    runs = [run for run in plan.problem.runs if first <= run.date <= last]
    for run in sorted(runs, key=lambda one: (span_of(one).earliest, one.id)):
        yield _run(run)
    for bout in (one for one in plan.bouts if first <= one.date <= last):
        yield _bout(bout)


def _bout(bout: Bout) -> str:
    what = bout.exercise.replace("_", " ")
    return f"{WEEKDAYS[bout.date.weekday()]} {bout.part_of_day.value} bout: {bout.contacts} jumps ({what})"


def _phase(phases: tuple[Phase, ...], day: date) -> Phase | None:
    inside = (one for one in phases if one.start <= day < one.start + timedelta(weeks=one.weeks))
    return next(inside, None)


def _run(run: PlannedRun) -> str:
    when = "" if run.part_of_day is None else f" {run.part_of_day.value}"
    if run.start is not None:
        when = f" {run.start:%H:%M}"
    distance = "" if run.distance is None else f" {format_distance(run.distance)}"
    key = " (key)" if run.key else ""
    weekday = WEEKDAYS[run.date.weekday()]
    return f"{weekday}{when} run: {run.kind.value} {format_duration(run.duration)}{distance}{key}"


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def _weeks(count: int) -> str:
    return "1 week" if count == 1 else f"{count} weeks"
