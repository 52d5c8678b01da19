"""``docs/following.md`` says what the program does: its commands, stages, numbers and story."""

from __future__ import annotations

import re
import shlex

import pytest

from groundforce.evidence import parameter
from groundforce.training.pain import PainStage
from tests.cli.commands import run
from tests.coaching.replan.stories import PAGE, SHOWN, golden, page_with

TEXT = PAGE.read_text("utf-8")
COMMANDS = re.findall(r"^groundforce (replan.*)$", TEXT, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_is_one(line: str) -> None:
    ended = run(*shlex.split(line), "--home", "nowhere")
    assert ended.code == 5, ended.err
    assert "not a training folder" in ended.err


def test_the_story_is_what_it_says() -> None:
    assert page_with(golden(SHOWN).read_text("utf-8")) == TEXT, (
        "run `python -m tests.coaching.replan.stories`"
    )


def test_the_stages_are_all_there_in_order() -> None:
    stages = [stage.value for stage in PainStage]
    rows = [row for row in re.findall(r"^\| (\w+) \|", TEXT, re.MULTILINE) if row in stages]
    assert rows == stages


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("up to {:g} of 10", "pain_reduce_above"),
        ("A step back needs {:g} days", "pain_step_days"),
        ("the first step needs {:g} days", "pain_bone_days"),
        ("no lifting for {:g} days or more", "gap_notice_days"),
        ("at most {:g} days", "return_most_days"),
        ("within {:g} days of a planned one", "moved_run_days"),
    ],
)
def test_the_numbers_are_the_programs(words: str, name: str) -> None:
    assert words.format(parameter(name).value) in " ".join(TEXT.split())


def test_the_shares_are_the_programs() -> None:
    first, second = (100 * parameter(f"return_{half}_share").value for half in ("first", "second"))
    assert f"{first:.0f} % of the sets in its first half, {second:.0f} % in its second" in " ".join(
        TEXT.split()
    )
    assert f"at least {100 * parameter('hard_run_confidence').value:.0f} % sure" in TEXT
    assert parameter("gap_restart_days").value == 21.0
    assert "3 weeks and more" in TEXT
