"""The plan document ``groundforce.plan/1``, both ways."""

from __future__ import annotations

from pathlib import Path

from groundforce.errors import DocumentError
from groundforce.formats.json_text import json_text, read_json, written, written_or_none
from groundforce.formats.node import Node
from groundforce.formats.plan_json.breadth import bout_from_json, bout_to_json
from groundforce.formats.plan_json.calendar import (
    phase_from_json,
    phase_to_json,
    run_to_json,
    session_from_json,
    session_to_json,
)
from groundforce.formats.plan_json.problem import problem_from_json, problem_to_json
from groundforce.training.plan import FORMAT, Plan, PlanQuality, PlanStatus, Relaxation

MOST_REVISIONS = 1_000_000
_KEYS = (
    "format", "revision", "runner", "start", "weeks", "timezone", "runs", "phases", "sessions", "quality",
    "relaxations", "warnings", "problem",
)  # fmt: skip


def plan_to_json(plan: Plan) -> dict[str, object]:
    """A plan as the document other tools read; units are in the key names.

    Raises DocumentError where a name stands twice in the bill.
    """
    problem = plan.problem
    return {
        "format": FORMAT,
        "revision": plan.revision,
        "runner": problem.athlete.name,
        "start": problem.start.isoformat(),
        "weeks": problem.weeks,
        "timezone": problem.timezone,
        "runs": [run_to_json(run) for run in problem.runs],
        "phases": [phase_to_json(phase) for phase in plan.phases],
        "sessions": [session_to_json(session) for session in plan.sessions],
        "quality": _quality_to_json(plan.quality),
        "relaxations": [{"rule": one.rule, "text": one.text, "by": one.by} for one in plan.relaxations],
        "warnings": list(plan.warnings),
        "problem": problem_to_json(problem),
        **({"bouts": [bout_to_json(one) for one in plan.bouts]} if plan.bouts else {}),
    }


def plan_from_json(document: object) -> Plan:
    """The plan of a document, exactly as it was written.

    Raises DocumentError naming the field, such as ``sessions[3].prescriptions[0].sets[1].reps``.
    """
    node = Node(document)
    _require_format(node)
    node.has(*_KEYS, optional=("bouts",))
    bouts = node.get("bouts")
    return Plan(
        problem=problem_from_json(node),
        phases=node["phases"].each(phase_from_json),
        sessions=node["sessions"].each(session_from_json),
        quality=_quality_from_json(node["quality"]),
        revision=node["revision"].whole(least=1, most=MOST_REVISIONS),
        relaxations=node["relaxations"].each(_relaxation),
        warnings=node["warnings"].each(Node.text),
        bouts=() if bouts is None else bouts.each(bout_from_json),
    )


def plan_text(plan: Plan) -> str:
    """The text of ``plan.json``: the same plan always gives the same bytes. Raises DocumentError."""
    return json_text(plan_to_json(plan))


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises DocumentError naming the file and the field."""
    try:
        return plan_from_json(read_json(path.read_bytes()))
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from error
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror})") from error


def _require_format(node: Node) -> None:
    found = node.get("format")
    if found is None:
        node.wrong(f"not a plan document: the key 'format' is missing; this version reads {FORMAT}")
    if found.value != FORMAT:
        found.wrong(f"{found.value!r} cannot be read; this version reads {FORMAT}")


def _quality_to_json(quality: PlanQuality) -> dict[str, object]:
    bill = {tier: written(value) for tier, value in quality.bill}
    if len(bill) != len(quality.bill):
        raise DocumentError("quality.bill: a tier stands twice; join its values")
    return {
        "status": quality.status.value,
        "objective": written(quality.objective),
        "bill": bill,
        "bound": written_or_none(quality.bound),
        "gap": written_or_none(quality.gap),
        "solve_s": written(quality.solve_seconds),
        "engine": quality.engine,
    }


def _quality_from_json(node: Node) -> PlanQuality:
    node.has("status", "objective", "bill", "bound", "gap", "solve_s", "engine")
    return PlanQuality(
        node["status"].word(PlanStatus),
        node["objective"].number(),
        node["bill"].members(Node.number),
        node["bound"].maybe(Node.number),
        node["gap"].maybe(Node.number),
        node["solve_s"].amount(),
        node["engine"].text(),
    )


def _relaxation(node: Node) -> Relaxation:
    node.has("rule", "text", "by")
    return Relaxation(node["rule"].text(), node["text"].text(), node["by"].text())
