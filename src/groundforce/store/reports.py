"""Pain told to ``groundforce replan``: it stands in the journal with the plan it led to, and goes with it."""

from __future__ import annotations

from datetime import date

from groundforce.store.importing.changes import PLAN, changes
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry

SIGNS = ("night", "hopping", "limping")


def pain_document(one: PainEntry) -> dict[str, object]:
    """An entry as plain JSON."""
    return {
        "date": one.date.isoformat(),
        "site": one.site.value,
        "during": one.during,
        "next_morning": one.next_morning,
        **{sign: True for sign in SIGNS if getattr(one, sign)},
    }


def reported_pain(folder: TrainingFolder) -> tuple[PainEntry, ...]:
    """Every entry told with a plan that still stands, the oldest first; what is no entry is left out."""
    found = [
        entry
        for change in changes(folder.entries().entries)
        if change.kind == PLAN
        for entry in _entries(change.entry.event.get("pain"))
    ]
    return tuple(sorted(found, key=lambda one: one.date))


def _entries(value: object) -> list[PainEntry]:
    rows = value if isinstance(value, list) else []
    return [entry for row in rows if isinstance(row, dict) and (entry := _entry(row)) is not None]


def _entry(row: dict[str, object]) -> PainEntry | None:
    during, morning = row.get("during"), row.get("next_morning")
    try:
        day, site = date.fromisoformat(str(row.get("date"))), Problem(str(row.get("site")))
    except ValueError:
        return None
    if not isinstance(during, int | float):
        return None
    night, hopping, limping = (row.get(sign) is True for sign in SIGNS)
    return PainEntry(
        day,
        site,
        float(during),
        float(morning) if isinstance(morning, int | float) else None,
        night=night,
        hopping=hopping,
        limping=limping,
    )
