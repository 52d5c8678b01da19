"""What follows from a session that was just logged: the next loads, kept as the plan to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from groundforce.cli import clock
from groundforce.coaching.felt import with_logged_pain
from groundforce.coaching.pairing import unpaired
from groundforce.presentation.today_words import next_load_lines, session_title
from groundforce.store.lifting import folder_lifting
from groundforce.store.plans import keep_plan
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired
from groundforce.training.plan import Plan, Session
from groundforce.training.runner import RunnerProfile


def after_log(
    folder: TrainingFolder,
    plan: Plan,
    paired: Sequence[Paired],
    day: date,
    asked: date | None,
    changes: Sequence[str],
) -> tuple[str, ...]:
    """Lines on what comes next, once a session is logged and paired; ``paired`` is all of the plan so far.

    ``day`` is the last one logged, ``asked`` the day the runner said it is; ``changes`` the kinds of the
    changes that the log was, which are taken back together with the loads that follow from them.
    """
    waiting = unpaired(plan, paired, day)
    if not waiting:
        return ("That was the last session of this plan.",)
    catalogue = load_catalogue().exercises
    after = _kept(folder, plan, paired, asked, changes, catalogue)
    following = next(one for one in after.sessions if one.id == waiting[0].id)
    return (f"Next: {session_title(following)}", *_changed(waiting[0], following, catalogue))


def _kept(
    folder: TrainingFolder,
    plan: Plan,
    paired: Sequence[Paired],
    asked: date | None,
    changes: Sequence[str],
    catalogue: Mapping[str, Exercise],
) -> Plan:
    """The plan with its next loads, written where they are others."""
    from groundforce.coaching.next_loads import is_changed, with_next_loads

    lifting = folder_lifting(folder, plan.problem.timezone)
    now = clock.wall_clock(None, plan.problem.timezone)
    if asked is not None:
        now = max(now, datetime.combine(asked, time(23, 59)))
    profile = with_logged_pain(_profile(folder, now.date()), [one for one in lifting if one.start <= now])
    after = with_next_loads(plan, paired, lifting, profile, now, catalogue)
    if not is_changed(plan, after):
        return plan
    keep_plan(folder, after, clock.now(), {"after": list(changes)})
    return after


def _profile(folder: TrainingFolder, day: date) -> RunnerProfile:
    from groundforce.store.reports import reported_pain

    own, profile = folder.path / "runner.toml", RunnerProfile()
    if own.exists():
        from groundforce.formats.runner_toml.reading import read_runner

        profile = read_runner(own, day, planning=False)
    told = tuple(one for one in reported_pain(folder) if one.date <= day)
    return replace(profile, pain=(*profile.pain, *told))


def _changed(before: Session, after: Session, catalogue: Mapping[str, Exercise]) -> Iterator[str]:
    """Each exercise whose load, reps or time is another, with the line beside it."""
    same = set(before.prescriptions)
    for one in after.prescriptions:
        if one not in same and one.load_why:
            yield from next_load_lines(one, catalogue.get(one.exercise))
