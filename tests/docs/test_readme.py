"""What the pages say works: commands exist, links lead somewhere, examples run."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from groundforce.cli.app import app
from tests.docs.pages import PAGES, Block, blocks
from tests.shape.source import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = frozenset(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
VARIABLES = frozenset(re.findall(r"^([A-Z_]+)\s*[:?]?=", MAKEFILE, re.MULTILINE))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)[^)]*\)")
START = "2026-11-23"
PROMPT = re.compile(r"^>>> ", re.MULTILINE)


def _make_commands() -> list[tuple[str, str]]:
    named = re.compile(r"(?:^|`)make ((?:[a-z-]+|[A-Z]+=\S+)(?: [A-Z]+=[^\s`]+)*)", re.MULTILINE)
    return [(page.name, found) for page in PAGES for found in named.findall(page.read_text("utf-8"))]


def test_every_make_command_on_a_page_exists() -> None:
    commands = _make_commands()
    assert {"run", "test"} <= {command.split()[0] for page, command in commands if page == "README.md"}
    targets = {(page, word) for page, command in commands for word in command.split() if "=" not in word}
    assert [(page, word) for page, word in targets if word not in TARGETS] == []


def test_every_make_variable_on_a_page_exists() -> None:
    named = {word.split("=")[0] for _, command in _make_commands() for word in command.split() if "=" in word}
    assert named <= VARIABLES


def test_every_link_inside_the_repository_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text("utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a made-up runner's ``runs`` and ``runner.toml``, and the plan in ``out``."""
    folder = tmp_path_factory.mktemp("made")
    app(["demo", str(folder), "--end", START], standalone_mode=False)
    given = ["--runs", str(folder / "runs"), "--runner", str(folder / "runner.toml"), "--start", START]
    app(["plan", *given, "--weeks", "4", "--out", str(folder / "out")], standalone_mode=False)
    return folder


@pytest.mark.parametrize("block", [pytest.param(block, id=str(block)) for block in blocks("python")])
def test_every_python_example_runs(block: Block, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a runner's files and plan; an example with prompts must also print what it says."""
    monkeypatch.chdir(made)
    if PROMPT.search(block.text) is None:
        exec(compile(block.text, str(block), "exec"), {"__name__": "__main__"})
        return
    test = doctest.DocTestParser().get_doctest(block.text, {}, str(block), str(block.page), block.line)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0
