"""What the log and the import tell, compared with the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from groundforce.coaching.replan.following import follow
from groundforce.coaching.replan.noticed import became, done_since, noticed
from groundforce.coaching.replan.nouns import Known
from groundforce.training.events import Event, Gap, HardRun, MissedSession, MovedRun, MovedSession, PainReport
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, Session, SessionStatus
from groundforce.training.run import ClassifiedRun, Run, RunKind
from groundforce.training.strength import PerformedSet, StrengthSession
from tests.coaching.replan.stories import CATALOGUE, NOW, PLAN, on

SESSIONS = {one.id: one for one in PLAN.sessions}
DONE = ("w01-B", "w01-A", "w02-B", "w02-A", "w03-B")


def did(session: Session, day: date | None = None) -> StrengthSession:
    """A session as planned, on its day or another."""
    sets = [
        PerformedSet(one.exercise, one.exercise, 8, 40.0)
        for one in session.prescriptions
        for _ in one.work_sets
    ]
    when = session.date if day is None else day
    return StrengthSession(datetime(when.year, when.month, when.day, 18), tuple(sets))


def log(*without: str) -> tuple[StrengthSession, ...]:
    return tuple(did(SESSIONS[name]) for name in DONE if name not in without)


def ran(day: date, kind: RunKind, sure: float = 0.9, measured: bool = True) -> ClassifiedRun:
    run = Run(datetime(day.year, day.month, day.day, 7), True, 3000.0, 3000.0, 9000.0)
    return ClassifiedRun(run, kind, sure, "six fast laps", measured)


def as_planned() -> list[ClassifiedRun]:
    return [ran(one.date, one.kind) for one in PLAN.problem.runs if one.date < NOW.date()]


def seen(
    sessions: Sequence[StrengthSession] = log(),
    runs: Sequence[ClassifiedRun] | None = None,
    diary: Sequence[PainEntry] = (),
    plan: Plan = PLAN,
    now: datetime = NOW,
) -> tuple[Event, ...]:
    return noticed(plan, sessions, as_planned() if runs is None else runs, diary, now, CATALOGUE)


def test_a_plan_that_was_followed_has_nothing_to_tell() -> None:
    assert seen() == ()


def test_a_session_is_missed_once_the_day_after_it_is_over() -> None:
    assert seen(log("w03-B")) == (), "yesterday's can still be done today"
    assert seen(log("w03-B"), now=NOW + timedelta(days=1)) == (MissedSession(on(15), "w03-B"),)
    assert seen(log("w02-A")) == (MissedSession(on(10), "w02-A"),)


def test_a_session_done_a_day_late() -> None:
    sessions = (*log("w02-B"), did(SESSIONS["w02-B"], on(9)))
    assert seen(sessions) == (MovedSession(on(8), "w02-B", on(9)),)


def test_a_week_without_lifting_is_a_break() -> None:
    found = seen(log("w02-B", "w02-A", "w03-B"))
    assert Gap(on(4), on(15)) in found
    assert MissedSession(on(10), "w02-A") in found
    assert not any(isinstance(one, Gap) for one in seen(log("w02-A")))


def test_a_key_run_on_another_day() -> None:
    runs = [one for one in as_planned() if one.run.start.date() != on(10)]
    assert seen(runs=[*runs, ran(on(11), RunKind.TEMPO)]) == (MovedRun(on(10), "r20261203-0", on(11)),)
    assert seen(runs=runs) == (), "a key run left out moves no lifting"


def test_a_hard_run_nobody_planned_is_told_with_how_sure_it_is() -> None:
    (event,) = seen(runs=[*as_planned(), ran(on(12), RunKind.INTERVALS, 0.8)])
    assert event == HardRun(on(12), RunKind.INTERVALS, 3000.0, 0.8, "six fast laps", 9000.0)
    assert seen(runs=[*as_planned(), ran(on(12), RunKind.INTERVALS, 0.4)]) == ()
    assert seen(runs=[*as_planned(), ran(on(12), RunKind.INTERVALS, 0.9, measured=False)]) == ()
    easy = next(one for one in PLAN.problem.runs if one.date == on(11))
    (instead,) = seen(
        runs=[ran(on(11), RunKind.TEMPO), *(one for one in as_planned() if one.run.start.date() != on(11))]
    )
    assert isinstance(instead, HardRun)
    assert instead.instead_of == easy.id


def test_pain_in_the_diary_that_the_plan_does_not_know() -> None:
    entry = PainEntry(on(15), Problem.KNEE, 5.0)
    assert seen(diary=[entry]) == (PainReport(entry),)
    assert seen(diary=[PainEntry(on(15), Problem.KNEE, 1.0)]) == ()


@pytest.mark.parametrize(
    ("sessions", "runs"),
    [
        (log("w02-A"), None),
        (log("w02-B", "w02-A", "w03-B"), None),
        (log(), [*as_planned(), ran(on(12), RunKind.INTERVALS)]),
        ((*log("w02-B"), did(SESSIONS["w02-B"], on(9))), None),
    ],
)
def test_what_a_plan_took_in_is_not_noticed_again(
    sessions: Sequence[StrengthSession], runs: Sequence[ClassifiedRun] | None
) -> None:
    known = Known(
        done=done_since(sessions, PLAN.problem.start, NOW.date()),
        became=became(PLAN, sessions, NOW, CATALOGUE),
    )
    plan = follow(PLAN, seen(sessions, runs), NOW, known).plan
    assert plan is not None
    assert seen(sessions, runs, plan=plan) == ()


def test_what_was_done_is_said_by_status_and_by_exposure() -> None:
    assert became(PLAN, log("w02-A"), NOW, CATALOGUE) == {
        name: SessionStatus.DONE for name in DONE if name != "w02-A"
    }
    done = done_since(log(), PLAN.problem.start, NOW.date())
    assert {one.date for one in done} == {SESSIONS[name].date for name in DONE}
    assert done_since(log(), on(3), NOW.date())[0].date >= on(3)
    old = replace(did(SESSIONS["w01-B"]), start=datetime(2026, 9, 1, 18))
    assert done_since([old], date(2026, 8, 31), NOW.date())[0].date == date(2026, 9, 1)
