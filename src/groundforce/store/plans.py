"""Plans kept so that each can be taken back: the journal remembers what stood before."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from groundforce.store.files import write_atomic
from groundforce.store.importing.changes import PLAN
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.plan import Plan


def keep_plan(
    folder: TrainingFolder, plan: Plan, at: datetime, because: Mapping[str, object] = MappingProxyType({})
) -> int:
    """Make ``plan`` the present one and write it in the journal. Returns its number.

    ``because`` is written beside it: what led to the plan, and goes when it is taken back.

    A present plan that was edited by hand is kept among the originals, so that undo brings it back.
    """
    with folder.lock:
        before = _keep_present(folder)
        number = folder.save_plan(plan)
        start = plan.problem.start.isoformat()
        event = {**because, "event": PLAN, "number": number, "start": start, "before": before}
        folder.journal(event, at)
    return number


def take_back(folder: TrainingFolder, number: int, before: object) -> None:
    """The present plan as it was before plan ``number``; ``before`` is its SHA-256, or None for none.

    What was edited by hand since is kept beside it as ``plan-edited.json``.
    """
    made = folder.path / "plans" / f"{number:04d}.json"
    present = folder.path / "plan.json"
    if (_digest(present) if present.exists() else None) != before:
        if present.exists() and made.exists() and _digest(present) != _digest(made):
            write_atomic(folder.path / "plan-edited.json", present.read_bytes())
        _restore(folder, present, before)
    made.unlink(missing_ok=True)


def _restore(folder: TrainingFolder, present: Path, before: object) -> None:
    if not isinstance(before, str):
        present.unlink(missing_ok=True)
        return
    kept = _kept(folder, before)
    original = folder.path / "originals" / before
    write_atomic(present, original.read_bytes() if kept is None else kept.read_bytes())
    if kept is None:
        original.unlink()


def _keep_present(folder: TrainingFolder) -> str | None:
    present = folder.path / "plan.json"
    if not present.exists():
        return None
    digest = _digest(present)
    if _kept(folder, digest) is None:
        folder.add_original(present.read_bytes())
    return digest


def _kept(folder: TrainingFolder, digest: str) -> Path | None:
    """The numbered plan with this content."""
    return next(
        (one for one in sorted((folder.path / "plans").glob("*.json")) if _digest(one) == digest), None
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
