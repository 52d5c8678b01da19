"""Commands on a plan document: ``check``, ``why``, ``export``."""

from __future__ import annotations

from pathlib import Path

from groundforce.cli.clock import parse_date
from groundforce.cli.output import console, print_json, write_plan
from groundforce.evidence import rules
from groundforce.formats.plan_json import read_plan
from groundforce.planner.check import check
from groundforce.planner.why import DayAnswer, why_day
from groundforce.training.catalogue import load_catalogue


def check_command(path: Path, as_json: bool) -> bool:
    """Check a plan and print what is broken; true when nothing is."""
    plan = read_plan(path)
    violations = check(plan, load_catalogue().exercises)
    if as_json:
        print_json([{"rule": one.rule, "session": one.session, "text": one.text} for one in violations])
        return not violations
    if not violations:
        text = f"{path}: {len(plan.sessions)} sessions, {len(rules())} rules, none broken."
        console().print(text, markup=False)
    for one in violations:
        console().print(f"{one.rule}: {one.session or 'plan'}: {one.text}", markup=False)
    return not violations


def why_command(path: Path, day: str, as_json: bool) -> None:
    """Print why the session of a day is there."""
    plan = read_plan(path)
    answer = why_day(plan, parse_date(day, "DATE"), load_catalogue().exercises)
    if as_json:
        print_json(
            {
                "title": answer.title,
                "reasons": [{"rule": one.rule, "text": one.text} for one in answer.reasons],
                "days": [{"when": one.when, "verdict": one.verdict} for one in answer.days],
            }
        )
        return
    _print(answer)


def _print(answer: DayAnswer) -> None:
    out = console()
    out.print(answer.title, markup=False)
    known = rules()
    for reason in answer.reasons:
        grade = f"  [{reason.rule}, evidence: {known[reason.rule].grade}]" if reason.rule in known else ""
        out.print(f"  - {reason.text}{grade}", markup=False)
    if answer.days:
        out.print("Other times that week:", markup=False)
    for one in answer.days:
        out.print(f"  {one.when:<18} {one.verdict}", markup=False)


def export_command(path: Path, folder: Path, formats: str) -> None:
    """Write a plan document in other forms."""
    kinds = tuple(dict.fromkeys(kind.strip() for kind in formats.split(",") if kind.strip()))
    write_plan(read_plan(path), folder, kinds)
