"""Runs, phases and sessions of a plan document, both ways."""

from __future__ import annotations

from groundforce.formats.json_text import written, written_or_none
from groundforce.formats.node import Node, clock_text
from groundforce.formats.plan_json.sets import prescription_from_json, prescription_to_json
from groundforce.training.plan import Phase, PlannedRun, Reason, RunSource, Session, SessionStatus
from groundforce.training.run import KEY_KINDS, RunKind
from groundforce.training.state import PartOfDay

MOST_WEEKS = 520
"""ten years: what is longer was not meant"""


def part_of_day_text(part: PartOfDay | None) -> str | None:
    """A part of day as its word, None for None."""
    return None if part is None else part.value


def part_of_day(node: Node) -> PartOfDay | None:
    """A part of day, or None for null. Raises DocumentError."""
    return node.maybe(lambda one: one.word(PartOfDay))


def run_to_json(run: PlannedRun) -> dict[str, object]:
    """A run of the calendar; ``key`` is written for readers that do not know the kinds."""
    return {
        "id": run.id,
        "date": run.date.isoformat(),
        "start": clock_text(run.start),
        "part_of_day": part_of_day_text(run.part_of_day),
        "duration_s": written(run.duration),
        "distance_m": written_or_none(run.distance),
        "kind": run.kind.value,
        "key": run.key,
        "source": run.source.value,
    }


def run_from_json(node: Node) -> PlannedRun:
    """A run of the calendar. Raises DocumentError where ``key`` contradicts ``kind``."""
    node.has("id", "date", "start", "part_of_day", "duration_s", "distance_m", "kind", "key", "source")
    kind = node["kind"].word(RunKind)
    if node["key"].flag() is not (kind in KEY_KINDS):
        right = "true" if kind in KEY_KINDS else "false"
        node["key"].wrong(f"for a run of kind {kind.value} only {right} is allowed")
    return PlannedRun(
        node["id"].text(),
        node["date"].day(),
        kind,
        node["duration_s"].duration(),
        node["source"].word(RunSource),
        node["start"].maybe(Node.clock),
        part_of_day(node["part_of_day"]),
        node["distance_m"].maybe(Node.amount),
    )


def phase_to_json(phase: Phase) -> dict[str, object]:
    """A phase; ``why`` only where it is told."""
    why = {} if phase.why == "" else {"why": phase.why}
    return {"name": phase.name, "start": phase.start.isoformat(), "weeks": phase.weeks, **why}


def phase_from_json(node: Node) -> Phase:
    """A phase. Raises DocumentError."""
    node.has("name", "start", "weeks", optional=("why",))
    weeks, why = node["weeks"].whole(least=1, most=MOST_WEEKS), node.get("why")
    return Phase(node["name"].text(), node["start"].day(), weeks, "" if why is None else why.text())


def session_to_json(session: Session) -> dict[str, object]:
    """A planned session."""
    return {
        "id": session.id,
        "date": session.date.isoformat(),
        "start": clock_text(session.start),
        "part_of_day": part_of_day_text(session.part_of_day),
        "duration_s": written(session.duration),
        "status": session.status.value,
        "phase": session.phase,
        "focus": session.focus,
        "heavy_lower": session.heavy_lower,
        "novel": session.novel,
        "prescriptions": [prescription_to_json(one) for one in session.prescriptions],
        "reasons": [{"rule": reason.rule, "text": reason.text} for reason in session.reasons],
        **({"place": session.place} if session.place != "" else {}),
    }


def session_from_json(node: Node) -> Session:
    """A planned session. Raises DocumentError."""
    node.has("id", "date", "start", "part_of_day", "duration_s", "status", "phase", "focus",
             "heavy_lower", "novel", "prescriptions", "reasons", optional=("place",))  # fmt: skip
    place = node.get("place")
    return Session(
        id=node["id"].text(),
        date=node["date"].day(),
        duration=node["duration_s"].duration(),
        phase=node["phase"].text(),
        focus=node["focus"].text(),
        heavy_lower=node["heavy_lower"].flag(),
        novel=node["novel"].flag(),
        prescriptions=node["prescriptions"].each(prescription_from_json),
        start=node["start"].maybe(Node.clock),
        part_of_day=part_of_day(node["part_of_day"]),
        status=node["status"].word(SessionStatus),
        reasons=node["reasons"].each(_reason),
        place="" if place is None else place.text(),
    )


def _reason(node: Node) -> Reason:
    node.has("rule", "text")
    return Reason(node["rule"].text(), node["text"].text())
