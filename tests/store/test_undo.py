"""Undo: the files are what they were, byte for byte."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import FolderError
from groundforce.store.plans import keep_plan
from groundforce.store.training_folder import TrainingFolder
from groundforce.store.undo import undo
from groundforce.training.athlete import Athlete
from groundforce.training.plan import Plan, PlanQuality, PlanStatus
from groundforce.training.problem import PlanProblem
from tests.store.importing.life import LIFE, content, imported, laid

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def plan(revision: int = 1) -> Plan:
    problem = PlanProblem(date(2026, 11, 23), 1, Athlete(), (), (), frozenset())
    return Plan(problem, (), (), PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "none"), revision)


@pytest.fixture
def folder(tmp_path: Path) -> TrainingFolder:
    return TrainingFolder.open(tmp_path / "home", create=True)


def test_an_import_is_taken_back_and_can_be_made_again(folder: TrainingFolder, tmp_path: Path) -> None:
    imported(folder.path, laid(tmp_path / "one", {"a.fit": LIFE["a.fit"]}))
    before = content(folder.path)
    life = laid(tmp_path / "life")
    imported(folder.path, life)
    undone = undo(folder, AT)
    assert (undone.kind, undone.number, undone.files) == ("import", 2, 5)
    assert content(folder.path) == before
    assert imported(folder.path, life).number == 3


def test_plans_are_taken_back_one_by_one(folder: TrainingFolder) -> None:
    states = [content(folder.path)]
    for revision in (1, 2, 3):
        keep_plan(folder, plan(revision), AT)
        states.append(content(folder.path))
    for expected in reversed(states[:-1]):
        assert undo(folder, AT).kind == "plan"
        assert content(folder.path) == expected


def test_a_plan_edited_by_hand_comes_back_as_edited(folder: TrainingFolder) -> None:
    keep_plan(folder, plan(1), AT)
    present = folder.path / "plan.json"
    present.write_text(present.read_text().replace("}", " }", 1))
    before = content(folder.path)
    keep_plan(folder, plan(2), AT)
    undo(folder, AT)
    assert content(folder.path) == before


def test_edits_made_since_are_kept_beside(folder: TrainingFolder) -> None:
    keep_plan(folder, plan(1), AT)
    before = content(folder.path)
    keep_plan(folder, plan(2), AT)
    (folder.path / "plan.json").write_text("my own words")
    undo(folder, AT)
    assert content(folder.path) == before | {"plan-edited.json": b"my own words"}


def test_undo_stopped_in_its_midst_is_finished_by_the_next(
    folder: TrainingFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = content(folder.path)
    imported(folder.path, laid(tmp_path / "life"))
    unlink, left = Path.unlink, [5]

    def stopping(path: Path, missing_ok: bool = False) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", stopping)
        with pytest.raises(KeyboardInterrupt):
            undo(folder, AT)
    assert content(folder.path) != empty
    undo(folder, AT)
    assert content(folder.path) == empty


def test_journals_that_do_not_name_the_plan_before(folder: TrainingFolder) -> None:
    folder.save_plan(plan(1))
    before = content(folder.path)
    folder.journal({"event": "plan", "number": folder.save_plan(plan(2)), "start": "2026-11-23"}, AT)
    undo(folder, AT)
    assert content(folder.path) == before


def test_nothing_to_undo_is_said(folder: TrainingFolder) -> None:
    with pytest.raises(FolderError, match="nothing to undo"):
        undo(folder, AT)


NAMES = [name for name in LIFE if name not in ("bad.fit", "notes.txt")]
STEPS = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("plan"),
        st.sets(st.sampled_from(NAMES), min_size=1, max_size=3).map(frozenset),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_any_mix_of_imports_plans_and_undo(steps: list[object]) -> None:
    """After each undo the files are those from before the change it took back."""
    with TemporaryDirectory() as place:
        folder = TrainingFolder.open(Path(place) / "home", create=True)
        states = [content(folder.path)]
        for number, step in enumerate(steps):
            if step == "undo":
                if len(states) > 1:
                    undo(folder, AT)
                    states.pop()
                assert content(folder.path) == states[-1]
                continue
            if step == "plan":
                keep_plan(folder, plan(number), AT)
            else:
                assert isinstance(step, frozenset)
                chosen = {name: LIFE[name] for name in sorted(step)}
                if imported(folder.path, laid(Path(place) / str(number), chosen)).number is None:
                    continue
            states.append(content(folder.path))
