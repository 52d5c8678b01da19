from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import START, Made, run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The made-up runner and their 12-week plan; tests only read it."""
    folder = tmp_path_factory.mktemp("runner") / "demo"
    assert run("demo", folder, "--end", START).code == 0
    made = Made(folder / "runs", folder / "runner.toml", folder / "out", "")
    ended = run("plan", *made.given, "--out", made.out)
    assert ended.code == 0, ended.err
    return Made(made.runs, made.runner, made.out, ended.out)


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    """Where a test writes a runner file."""
    return tmp_path / "runner.toml"
