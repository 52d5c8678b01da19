"""``groundforce replan``: what happened since, what would change and why; asks, then writes the plan."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from groundforce.cli.asked import Asked
from groundforce.cli.clock import now as instant
from groundforce.cli.clock import parse_date, wall_clock
from groundforce.cli.output import print_json, print_renderable, say
from groundforce.cli.planning import Request, at_home, calendar_of, history_for, profile_of
from groundforce.cli.replan_events import Events, Present
from groundforce.coaching.felt import with_logged_pain
from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.following import against_scratch, answered
from groundforce.coaching.replan.noticed import became, done_since, noticed
from groundforce.coaching.replan.nouns import Changed, Known
from groundforce.coaching.replan.seasons import due, next_span, roll_forward
from groundforce.coaching.testing import plan_effect
from groundforce.errors import FolderError, NoPlanPossible
from groundforce.formats.plan_json import read_plan
from groundforce.monitoring.athlete_state import planning_state
from groundforce.monitoring.classification import classify_runs
from groundforce.monitoring.power.state import power_state
from groundforce.presentation.replanned import NOTHING, change_line, replanned_view
from groundforce.store.changes import PLAN, changes
from groundforce.store.plans import keep_plan
from groundforce.store.reports import pain_document
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.athlete import Limits
from groundforce.training.catalogue import load_catalogue
from groundforce.training.events import Event, PainReport
from groundforce.training.plan import Plan, Session, SessionStatus
from groundforce.training.replanned import Replanned
from groundforce.training.runner import RunnerProfile
from groundforce.training.soreness import merged
from groundforce.training.state import TrainingHistory

NOT_LOGGED = "Lifted and not logged? `groundforce log` it first: then it counts."


@dataclass(frozen=True, eq=False)
class Situation:
    """What stands in the training folder as of a moment."""

    folder: TrainingFolder
    request: Request
    plan: Plan
    now: datetime
    profile: RunnerProfile
    history: TrainingHistory


def replan_command(asked: Asked, events: Events) -> None:
    """Print what happened and what would change; write it where the runner says so."""
    here = _situation(asked)
    told = events(Present(here.plan, here.now))
    every = (*_noticed(here, told), *told)
    catalogue = load_catalogue().exercises
    found = changed(here.plan.problem, here.plan, every, here.now, _known(here), catalogue)
    if not found.reasons:
        _nothing(asked, here)
        return
    again = answered(found, here.now, catalogue, time.perf_counter)
    again = again if found.restart else against_scratch(found, again, here.now, catalogue)
    if again.plan is None:
        raise NoPlanPossible(
            "\n".join(("no plan is possible", *(f"  {one.text}" for one in again.relaxations)))
        )
    if not asked.as_json:
        print_renderable(replanned_view(found.reasons, again))
        if not here.history.strength and any(one.rule == "gap" for one in found.reasons):
            say(NOT_LOGGED)
    number = _written(asked, here, again.plan, [one for one in told if isinstance(one, PainReport)])
    if asked.as_json:
        print_json(_document(found, again, number))
    elif number is not None:
        _say_kept(here, again.plan, number)


def next_command(asked: Asked, weeks: int | None) -> None:
    """Print the next plan of the season; keep it where the runner says so."""
    here = _situation(asked)
    start, length = next_span(here.plan, here.profile, here.now, weeks)
    state = planning_state(here.history, here.now.date(), here.profile)
    request = replace(here.request, start=str(start), weeks=length)
    calendar, _notes = calendar_of(request, None, here.profile, start, state.rhythm)
    rolled = roll_forward(here.plan, state, here.now, here.profile, calendar, length, clock=time.perf_counter)
    if rolled.plan is None:
        say(rolled.reasons[0])
        return
    if not asked.as_json:
        from groundforce.presentation.terminal import plan_view

        for line in rolled.reasons:
            say(line)
        print_renderable(plan_view(rolled.plan, load_catalogue().exercises))
    number = _written(asked, here, rolled.plan, [])
    if asked.as_json:
        print_json({"reasons": list(rolled.reasons), "written": number, "weeks": length, "start": str(start)})
    elif number is not None:
        _say_kept(here, rolled.plan, number)


def _situation(asked: Asked) -> Situation:
    request = at_home(Request(None, None, None, None, 1, None, asked.home))
    home = Path() if request.home is None else request.home
    folder = TrainingFolder.open(home)
    plan = _reopened(folder, folder.current_plan())
    if plan is None:
        raise FolderError(f"{home} has no plan; `groundforce plan --home {home}` makes one")
    request = replace(request, home=home)
    day = None if asked.day is None else parse_date(asked.day, "--date")
    now = wall_clock(day, plan.problem.timezone)
    profile = profile_of(request, now.date(), planning=False)
    _reading, history = history_for(request, profile)
    lifted = [one for one in history.strength if one.start <= now]
    profile = with_logged_pain(profile, lifted)
    return Situation(folder, request, plan, now, profile, history)


def _reopened(folder: TrainingFolder, plan: Plan | None) -> Plan | None:
    """The plan with every session open again that only a log called missed: nobody has answered it yet."""
    if plan is None:
        return None
    plans = (one for one in changes(folder.entries().entries) if one.kind == PLAN)
    answer = next((one for one in reversed(tuple(plans)) if "after" not in one.entry.event), None)
    settled = None if answer is None else _settled(folder.path / "plans" / f"{answer.number:04d}.json")
    answered = date.min if settled is None else settled.date()

    def opened(one: Session) -> Session:
        is_open = one.status is SessionStatus.MISSED and one.date >= answered
        return replace(one, status=SessionStatus.PLANNED) if is_open else one

    return replace(plan, sessions=tuple(map(opened, plan.sessions)))


def _settled(path: Path) -> datetime | None:
    """Up to when a kept plan took everything in."""
    return read_plan(path).problem.settled_until if path.exists() else None


def _noticed(here: Situation, told: Sequence[Event]) -> tuple[Event, ...]:
    """What the log and the imports tell, less what the runner just said themselves."""
    said = {(type(one), one.day) for one in told}
    runs = classify_runs(here.history.runs)
    catalogue = load_catalogue().exercises
    found = noticed(here.plan, here.history.strength, runs, here.profile.pain, here.now, catalogue)
    return tuple(one for one in found if (type(one), one.day) not in said)


def _known(here: Situation) -> Known:
    sessions, catalogue = here.history.strength, load_catalogue().exercises
    return Known(
        own=_own_limits(here),
        diary=here.profile.pain,
        done=done_since(sessions, here.plan.problem.start, here.now.date()),
        became=became(here.plan, sessions, here.now, catalogue),
    )


def _own_limits(here: Situation) -> Limits | None:
    """The runner's limits without the diary; None without a runner file: then nothing is lifted."""
    if here.request.runner is None:
        return None
    tested = plan_effect(power_state(here.profile.tests, here.profile.athlete, here.now.date()))
    return merged((here.profile.limits, tested.limits))


def _nothing(asked: Asked, here: Situation) -> None:
    coming = due(here.plan, here.now)
    if asked.as_json:
        print_json({"events": [], "changes": [], "written": None, "due": coming})
        return
    say(NOTHING)
    if coming is not None:
        say(f"{coming} `groundforce replan next` plans on.")


def _written(asked: Asked, here: Situation, plan: Plan, pain: Sequence[PainReport]) -> int | None:
    """The number the plan was kept under; None where it was not to be."""
    if asked.dry_run or not (asked.yes or _confirmed(asked)):
        return None
    because: Mapping[str, object] = {"pain": [pain_document(one.entry) for one in pain]} if pain else {}
    return keep_plan(here.folder, plan, instant(), because)


def _confirmed(asked: Asked) -> bool:
    if asked.as_json or not sys.stdin.isatty():
        if not asked.as_json:
            say("Nothing is written yet: --yes writes it.")
        return False
    print("Write this plan? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _say_kept(here: Situation, plan: Plan, number: int) -> None:
    home = "" if here.folder.path == Path() else f" --home {here.folder.path}"
    say(f"Kept as plan {number}, revision {plan.revision}; `groundforce undo{home}` takes it back.")


def _document(found: Changed, again: Replanned, number: int | None) -> dict[str, object]:
    return {
        "events": [{"rule": one.rule, "text": one.text} for one in found.reasons],
        "changes": [
            {
                "session": one.session,
                "kind": one.kind.value,
                "reason": one.reason,
                "text": change_line(one),
                "from": None if one.before is None else str(one.before.date),
                "to": None if one.after is None else str(one.after.date),
            }
            for one in again.changes
        ],
        "chosen": again.chosen,
        "candidates": [
            {
                "name": one.name,
                "objective": one.objective,
                "violations": one.violations,
                "changed": one.changed,
                "bill": dict(one.bill),
            }
            for one in again.candidates
        ],
        "written": number,
    }
