"""What follows from a session that was just logged: the next loads, kept as the plan to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    folder: TrainingFolder, plan: Plan, paired: Sequence[Paired], day: date, change: str | None
) -> tuple[str, ...]:
    """Lines on what comes next, once a session is logged and paired; ``paired`` is all of the plan so far.

    ``change`` is the kind of the change that the log was; None: nothing new was logged, so loads stay.
    """
    waiting = unpaired(plan, paired, day)
    if not waiting:
        return ("That was the last session of this plan.",)
    catalogue = load_catalogue().exercises
    after = plan if change is None else _kept(folder, plan, paired, day, change, catalogue)
    following = next(one for one in after.sessions if one.id == waiting[0].id)
    return (f"Next: {session_title(following)}", *_changed(waiting[0], following, catalogue))


def _kept(
    folder: TrainingFolder,
    plan: Plan,
    paired: Sequence[Paired],
    day: date,
    change: str,
    catalogue: Mapping[str, Exercise],
) -> Plan:
    """The plan with its next loads, written where they are others."""
    from groundforce.coaching.next_loads import loads_changed, with_next_loads

    lifting = folder_lifting(folder, plan.problem.timezone)
    evening = datetime.combine(day, time(23, 59))
    now = max(clock.wall_clock(None, plan.problem.timezone), evening)
    profile = with_logged_pain(_profile(folder, now.date()), lifting)
    after = with_next_loads(plan, paired, lifting, profile, now, catalogue)
    if not loads_changed(plan, after):
        return plan
    keep_plan(folder, after, clock.now(), {"after": change})
    return after


def _profile(folder: TrainingFolder, day: date) -> RunnerProfile:
    own = folder.path / "runner.toml"
    if not own.exists():
        return RunnerProfile()
    from groundforce.formats.runner_toml.reading import read_runner

    return read_runner(own, day, planning=False)


def _changed(before: Session, after: Session, catalogue: Mapping[str, Exercise]) -> Iterator[str]:
    """Each exercise whose load, reps or time is another, with the line beside it."""
    same = set(before.prescriptions)
    for one in after.prescriptions:
        if one not in same and one.load_why:
            yield from next_load_lines(one, catalogue.get(one.exercise))
