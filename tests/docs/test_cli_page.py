"""The page on the commands is the commands; what other pages show of them exists."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest

from docs.make_cli import PAGE, commands, render
from tests.docs.pages import PAGES, blocks

COMMANDS = commands()


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == render(), "run `make docs`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_explained(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [parameter.name for parameter in command.params if not getattr(parameter, "help", None)] == []


def _options(command: Any) -> set[str]:
    return {"--help"} | {option for parameter in command.params for option in parameter.opts}


def _shown() -> list[tuple[str, list[str]]]:
    lines = [(str(block), line) for block in blocks("sh") for line in block.text.splitlines()]
    spans = [
        (page.name, span)
        for page in PAGES
        for span in re.findall(r"`(groundforce [^`\n]+)`", page.read_text("utf-8"))
    ]
    shown = [(where, shlex.split(line, comments=True)) for where, line in lines + spans]
    return [(where, words[1:]) for where, words in shown if words[:1] == ["groundforce"]]


def test_every_command_shown_on_a_page_exists() -> None:
    unknown = [
        (where, words) for where, words in _shown() if words[0] not in COMMANDS.keys() | {"COMMAND", "--help"}
    ]
    assert unknown == []


def test_every_option_shown_on_a_page_exists() -> None:
    unknown = [
        (where, word)
        for where, words in _shown()
        if words[0] in COMMANDS
        for word in words[1:]
        if word.startswith("--") and word.split("=")[0] not in _options(_meant(words))
    ]
    assert unknown == []


def _meant(words: list[str]) -> Any:
    """The command of a line: the one in a group where its second word names one."""
    return COMMANDS.get(" ".join(words[:2]), COMMANDS[words[0]])
