"""What a weekly report says, the same on the terminal, on the page and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from groundforce.coaching.today import ExerciseToday, SessionToday
from groundforce.coaching.week import WeekReport, WeekSession
from groundforce.presentation.done_words import done_in_words, pain_in_words, pair_lines, verdict
from groundforce.presentation.phrases import count_in_words, sentence_case
from groundforce.presentation.progress.nouns import Section
from groundforce.presentation.words import (
    RUN_WORDS,
    day_in_words,
    days_in_words,
    exercise_name,
    load_in_words,
    race_in_words,
    sets_in_words,
    when_in_words,
)
from groundforce.quantities import format_distance, format_duration
from groundforce.training.exercise import Exercise
from groundforce.training.log import PairedExercise
from groundforce.training.plan import PlannedRun, SessionStatus
from groundforce.training.run import Run

STATUS = {
    SessionStatus.DONE: "done",
    SessionStatus.MISSED: "missed",
    SessionStatus.CANCELLED: "called off",
    SessionStatus.MOVED: "moved",
}
SHOWN_SECTIONS = ("pain", "readiness", "strength", "efficiency", "load", "adherence")
"""Sections of the state that a week tells, in this order; those with nothing to say are left out."""
SHOWN_PICTURES = ("pain", "hard-sets", "running", "adherence", "efficiency")
"""Pictures shown, before those of the lifts."""
MOST_LIFTS = 3


@dataclass(frozen=True)
class Line:
    """One thing with what is said of it; ``good`` None where there is nothing to judge."""

    name: str
    text: str
    more: str = ""
    good: bool | None = None


@dataclass(frozen=True)
class Block:
    """A session with its lines."""

    title: str
    status: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class WeekContents:
    """A report in words: ``short`` sentences first, then what was, what is ahead, and the state."""

    title: str
    subtitle: str
    short: tuple[str, ...]
    was: tuple[Block, ...]
    runs: tuple[Line, ...]
    ahead: tuple[Block, ...]
    ahead_runs: tuple[Line, ...]
    sections: tuple[Section, ...]


def contents_of(
    report: WeekReport, sections: tuple[Section, ...], catalogue: Mapping[str, Exercise]
) -> WeekContents:
    """Everything a report says; ``sections`` those of the whole state."""
    by_id = {one.id: one for one in sections if one.facts}
    return WeekContents(
        title=f"Week of {days_in_words(report.first, report.last)} {report.last.year}",
        subtitle=_subtitle(report),
        short=tuple(_short(report, by_id)),
        was=tuple(_was(report, catalogue)),
        runs=tuple(_runs(report)),
        ahead=tuple(_block_ahead(one) for one in report.ahead),
        ahead_runs=tuple(_planned_run(one) for one in report.ahead_runs),
        sections=tuple(by_id[name] for name in SHOWN_SECTIONS if name in by_id),
    )


def _subtitle(report: WeekReport) -> str:
    if report.number is None:
        return "Outside the plan"
    phase = "" if report.phase is None else f", {report.phase.name} phase"
    return f"Week {report.number} of {report.weeks}{phase}"


def _short(report: WeekReport, sections: Mapping[str, Section]) -> Iterator[str]:
    """The few sentences that would be said on the phone."""
    yield _lifted(report)
    yield _ran(report)
    yield from _hurt(report)
    yield from _loud(sections)
    yield _next(report)
    if report.race is not None:
        days = (report.race.date - report.last).days
        away = count_in_words(days, "day") if days < 21 else count_in_words(days // 7, "week")
        yield f"{race_in_words(report.race)} on {day_in_words(report.race.date)}: {away} from now."


def _lifted(report: WeekReport) -> str:
    if not report.sessions:
        told = "No strength session was planned."
    else:
        done, planned = report.sets
        sessions = count_in_words(len(report.sessions), "session")
        told = f"{len(report.done)} of {sessions} done, {done} of {count_in_words(planned, 'planned set')}."
    extra = f" {count_in_words(len(report.extra), 'session')} more than planned." if report.extra else ""
    missed = [day_in_words(one.planned.date) for one in report.sessions if one.became is SessionStatus.MISSED]
    return told + (f" Missed: {' and '.join(missed)}." if missed else "") + extra


def _ran(report: WeekReport) -> str:
    if not report.runs:
        return f"No runs were read; {count_in_words(len(report.planned_runs), 'run')} planned."
    known = [one.distance for one in report.runs if one.distance is not None]
    distance = f", {format_distance(sum(known))}" if known else ""
    took = format_duration(sum(one.duration for one in report.runs))
    planned = f" ({len(report.planned_runs)} planned)" if report.planned_runs else ""
    longest = max(report.runs, key=lambda one: one.duration)
    return (
        f"{count_in_words(len(report.runs), 'run')}{planned}: {took}{distance}; "
        f"the longest {format_duration(longest.duration)} on {day_in_words(longest.start.date())}."
    )


def _loud(sections: Mapping[str, Section]) -> Iterator[str]:
    """What should be seen first, from any section."""
    for name in SHOWN_SECTIONS:
        for fact in sections[name].facts if name in sections else ():
            if fact.alert:
                told = fact.value if fact.name.startswith("Spike") else f"{fact.name}: {fact.value}"
                yield told if told.endswith(".") else f"{told}."


def _hurt(report: WeekReport) -> Iterator[str]:
    """The worst pain of each place that the week's log tells of."""
    pairs = [*(one.done for one in report.sessions if one.done is not None), *report.extra]
    felt = [pain for one in pairs for pain in one.done.pain]
    worst = {one.site: one for one in sorted(felt, key=lambda one: one.score)}
    if worst:
        yield f"{sentence_case('; '.join(pain_in_words(worst[site]) for site in sorted(worst)))}."


def _next(report: WeekReport) -> str:
    key = [f"{RUN_WORDS[one.kind].lower()} {day_in_words(one.date)}" for one in report.ahead_runs if one.key]
    runs = f" Key runs: {', '.join(key)}." if key else ""
    if not report.ahead:
        return f"Next week: no strength session.{runs}"
    days = ", ".join(f"{day_in_words(one.session.date)}" for one in report.ahead)
    return f"Next week: {count_in_words(len(report.ahead), 'strength session')}, {days}.{runs}"


def _was(report: WeekReport, catalogue: Mapping[str, Exercise]) -> Iterator[Block]:
    for one in report.sessions:
        yield _block(one, catalogue)
    for extra in report.extra:
        title, *lines = pair_lines(extra, catalogue)
        yield Block(title, "not planned", tuple(Line("", line.strip()) for line in lines))


def _block(one: WeekSession, catalogue: Mapping[str, Exercise]) -> Block:
    title = f"{day_in_words(one.planned.date)}  {sentence_case(one.planned.focus)}"
    status = "open" if one.became is None else STATUS.get(one.became, one.became.value)
    if one.done is None:
        return Block(title, status, ())
    day = one.done.done.start.date()
    status = "done" if day == one.planned.date else f"done on {day_in_words(day)}"
    lines = tuple(_done(line, catalogue) for line in one.done.lines)
    told = [line.strip() for line in pair_lines(one.done, catalogue) if line.strip().startswith("Effort")]
    return Block(title, status, (*lines, *(Line("", line) for line in told)))


def _done(line: PairedExercise, catalogue: Mapping[str, Exercise]) -> Line:
    planned = line.prescription
    name = exercise_name(planned.exercise, catalogue.get(planned.exercise))
    asked = f"{sets_in_words(planned)}, {load_in_words(planned, catalogue.get(planned.exercise))}"
    if line.exercise is None:
        return Line(name, f"{asked}: not done", good=False)
    return Line(name, asked, f"{_told(line)}: {verdict(line)}", line.met)


def _told(line: PairedExercise) -> str:
    load = line.prescription.work_sets[0].load if line.prescription.work_sets else None
    return f"did {done_in_words((*line.done, *line.beyond), load)}"


def _runs(report: WeekReport) -> Iterator[Line]:
    """Every day's runs: what was planned, what was done."""
    days = sorted({*(one.date for one in report.planned_runs), *(one.start.date() for one in report.runs)})
    for day in days:
        planned = " and ".join(_run_in_words(one) for one in report.planned_runs if one.date == day)
        done = " and ".join(_done_run(one) for one in report.runs if one.start.date() == day)
        yield Line(day_in_words(day), f"planned {planned or 'nothing'}", f"did {done or 'nothing'}")


def _run_in_words(run: PlannedRun) -> str:
    distance = "" if run.distance is None else f", {format_distance(run.distance)}"
    return f"{RUN_WORDS[run.kind].lower()} {format_duration(run.duration)}{distance}"


def _done_run(run: Run) -> str:
    distance = "" if run.distance is None else f", {format_distance(run.distance)}"
    return f"{format_duration(run.duration)}{distance}"


def _planned_run(run: PlannedRun) -> Line:
    return Line(f"{day_in_words(run.date)} {when_in_words(run)}", sentence_case(_run_in_words(run)))


def _block_ahead(one: SessionToday) -> Block:
    session = one.session
    title = f"{day_in_words(session.date)} {when_in_words(session)}  {sentence_case(session.focus)}"
    return Block(title, format_duration(session.duration), tuple(_to_do(each) for each in one.exercises))


def _to_do(one: ExerciseToday) -> Line:
    planned = one.prescription
    name = exercise_name(planned.exercise, one.exercise)
    return Line(name, f"{sets_in_words(planned)}, {load_in_words(planned, one.exercise)}", one.reason)
