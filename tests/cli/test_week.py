"""``groundforce week`` from files, as a person calls it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import Made, refused, run


def test_a_week_from_files_is_told_and_written(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("--runs", made.runs, "--runner", made.runner, "--plan", made.plan, "--date", "2026-11-25")
    ended = run("week", *words, "--out", out)
    assert ended.code == 0, ended.err
    assert ended.out.index("Week of 23-29 Nov 2026") < ended.out.index("Week 1 of 12")
    assert "0 of 2 sessions done" in ended.out
    assert sorted(path.name for path in out.iterdir()) == ["week.html", "week.pdf"]
    assert (out / "week.pdf").read_bytes().startswith(b"%PDF-")


def test_a_week_needs_a_plan(made: Made) -> None:
    refused(run("week", "--runs", made.runs), 3, "no plan to look back on", "--plan")
    refused(run("week", "--runs", made.runs, "--date", "soon", "--plan", made.plan), 2, "--date")
