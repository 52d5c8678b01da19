"""Pain told with a plan: kept in the journal, gone when the plan is taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from groundforce.store.plans import keep_plan
from groundforce.store.reports import pain_document, reported_pain
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from tests.coaching.replan.stories import PLAN

AT = datetime(2026, 12, 9, 8, tzinfo=UTC)
KNEE = PainEntry(date(2026, 12, 9), Problem.KNEE, 5.0, 2.0, limping=True)
SHIN = PainEntry(date(2026, 12, 1), Problem.SHIN, 3.0, night=True, hopping=True)


def test_reports_stand_while_their_plan_does(tmp_path: Path) -> None:
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    keep_plan(folder, PLAN, AT, {"pain": [pain_document(KNEE)]})
    keep_plan(folder, PLAN, AT, {"pain": [pain_document(SHIN)]})
    assert reported_pain(folder) == (SHIN, KNEE)
    undo(folder, AT)
    assert reported_pain(folder) == (KNEE,)
    undo(folder, AT)
    assert reported_pain(folder) == ()


def test_what_is_no_entry_is_left_out(tmp_path: Path) -> None:
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    rows: list[object] = [
        "sore",
        {"date": "soon", "site": "knee", "during": 3},
        {"date": "2026-12-01", "site": "soul", "during": 3},
        {"date": "2026-12-01", "site": "knee", "during": "much"},
        {"date": "2026-12-01", "site": "knee", "during": 3},
    ]
    keep_plan(folder, PLAN, AT, {"pain": rows})
    assert reported_pain(folder) == (PainEntry(date(2026, 12, 1), Problem.KNEE, 3.0),)
    keep_plan(folder, PLAN, AT, {"pain": "none"})
    assert len(reported_pain(folder)) == 1
