"""docs/log.md: what it shows is what is printed, and what it says is refused is refused so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from groundforce.store.plans import keep_plan
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.notation import NotationSession, print_sessions
from groundforce.training.notation.log_text import read_log
from tests.cli.commands import run
from tests.coaching.paired_plans import HOP, PLANK, SQUAT, THRUST, plan, planned
from tests.docs.pages import FENCE
from tests.shape.source import ROOT
from tests.store.test_undo import AT

PAGE = (ROOT / "docs" / "log.md").read_text("utf-8")
LOGS = [text for language, text in FENCE.findall(PAGE) if language == "notation"]
PRINTED = [text for language, text in FENCE.findall(PAGE) if language == "text"]
REFUSED = re.findall(r"^\| `([^`]*)` \| column (\d+): (.*) \|$", PAGE, re.MULTILINE)
OPENING = NotationSession(date(2026, 11, 24))


def test_the_page_has_what_these_tests_look_for() -> None:
    assert (len(LOGS), len(PRINTED), len(REFUSED)) == (2, 1, 2)


@pytest.mark.parametrize("text", LOGS)
def test_the_examples_are_logs_without_a_mistake(text: str) -> None:
    log = read_log(text, OPENING)
    assert (log.problems, len(log.blocks)) == ((), 1)
    assert print_sessions([log.blocks[0].session]).startswith("2026-11-24 Tue")


def test_what_the_page_shows_is_printed(tmp_path: Path) -> None:
    folder = TrainingFolder.open(tmp_path / "home", create=True)
    keep_plan(folder, plan(planned("A", 1, SQUAT, PLANK), planned("B", 4, THRUST, HOP)), AT)
    path = tmp_path / "evening.txt"
    path.write_text(LOGS[0], "utf-8")
    ended = run("log", path, "--home", folder.path, "--date", "2026-11-24")
    assert ended.out == PRINTED[0]
    path.write_text(LOGS[1], "utf-8")
    assert "2 of 10, 4 the next morning" in run("log", path, "--home", folder.path).out


@pytest.mark.parametrize(("line", "column", "said"), REFUSED)
def test_refusals_are_as_documented(line: str, column: str, said: str) -> None:
    (problem,) = read_log(line, replace(OPENING)).problems
    assert (problem.line, problem.column, problem.reason) == (1, int(column), said)
