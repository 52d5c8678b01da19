"""Commands on a plan document: ``check``, ``why``, ``export``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from groundforce.cli.clock import parse_date
from groundforce.cli.output import documents, print_json, say, say_written, write_files
from groundforce.cli.writers import WRITERS
from groundforce.errors import InputError
from groundforce.evidence import rules
from groundforce.formats.plan_json import read_plan
from groundforce.planner.check import check
from groundforce.planner.why import DayAnswer, why_day
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Plan

NOT_CHOSEN = (
    "The session does not stand where the search would put it, so these reasons are those of its first "
    "place and no other time is priced. `groundforce check` judges the place it has."
)


def check_command(path: Path, as_json: bool) -> bool:
    """Check a plan and print what is broken; true when nothing is."""
    plan = read_plan(path)
    violations = check(plan, load_catalogue().exercises)
    if as_json:
        print_json([{"rule": one.rule, "session": one.session, "text": one.text} for one in violations])
        return not violations
    if not violations:
        say(f"{path}: {len(plan.sessions)} sessions, {len(rules())} rules, none broken.")
    for one in violations:
        say(f"{one.rule}: {one.session or 'plan'}: {one.text}")
    return not violations


def why_command(path: Path, day: str, as_json: bool) -> None:
    """Print why the session of a day is there."""
    plan = read_plan(path)
    answer = why_day(plan, _day_of(plan, day), load_catalogue().exercises)
    if as_json:
        print_json(
            {
                "title": answer.title,
                "reasons": [{"rule": one.rule, "text": one.text} for one in answer.reasons],
                "days": [
                    {"when": one.when, "verdict": one.verdict, "bill": dict(one.bill)} for one in answer.days
                ],
                "runs": [
                    {"move": one.move, "verdict": one.verdict, "bill": dict(one.bill)} for one in answer.runs
                ],
                "waits": [{"what": one.what, "for": one.text} for one in answer.waits],
            }
        )
        return
    _print(answer)


def _day_of(plan: Plan, text: str) -> date:
    day = parse_date(text, "DATE")
    first, last = plan.problem.start, plan.problem.end - timedelta(days=1)
    if not first <= day <= last:
        raise InputError(f"DATE {day} is not in this plan, which goes from {first} to {last}")
    return day


def _print(answer: DayAnswer) -> None:
    say(answer.title)
    known = rules()
    for reason in answer.reasons:
        grade = f"  [{reason.rule}, evidence: {known[reason.rule].grade}]" if reason.rule in known else ""
        say(f"  - {reason.text}{grade}")
    if answer.reasons and not answer.days:
        say(NOT_CHOSEN)
    if answer.days:
        say("Other times that week:")
    for one in answer.days:
        say(f"  {one.when:<18} {one.verdict}")
    if answer.runs:
        say("If a key run of the week moved by a day:")
    for run in answer.runs:
        say(f"  - {run.move}: {run.verdict}")
    if answer.waits:
        say("Still to come, and what each waits for:")
    for gate in answer.waits:
        say(f"  - {gate.what}: {gate.text}")


def export_command(path: Path | None, folder: Path, formats: str) -> None:
    """Write a plan document in other forms. Raises InputError where none is named."""
    if path is None:
        raise InputError("name a plan document (PLAN.json), or give --home DIR --all OUT.zip")
    kinds = tuple(dict.fromkeys(kind.strip() for kind in formats.split(",") if kind.strip()))
    if not kinds:
        raise InputError(f"--formats names no format; choose from {', '.join(WRITERS)}")
    made = documents(read_plan(path), kinds)
    write_files(folder, made)
    say_written(folder, made)
