"""``groundforce evidence``: the overview, a topic, a name, the page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from groundforce.evidence.document import dossier_document, overview_document
from groundforce.evidence.lookup import dossier
from tests.cli.commands import refused, run


def test_without_a_topic_it_shows_topics_and_claims() -> None:
    ended = run("evidence")
    assert (ended.code, ended.err) == (0, "")
    assert re.search(r"^injury +Injury +1 ", ended.out, re.MULTILINE)
    assert re.search(r"^ 3 +And so it prevents running injuries\. +low", ended.out, re.MULTILINE)


def test_a_topic_a_number_and_a_claim_can_be_asked_for() -> None:
    assert "The article, claim 3:" in run("evidence", "injury").out
    assert "guard_heavy_accustomed: 24 h" in run("evidence", "guard_heavy_accustomed").out
    assert "The article, claim 8:" in run("evidence", "8").out


@pytest.mark.parametrize("name", ["bone", "guard_heavy", "Doma2013"])
def test_json_is_the_document(name: str) -> None:
    found: dict[str, Any] = json.loads(run("evidence", name, "--json").out)
    assert found == json.loads(json.dumps(dossier_document(dossier(name))))
    assert found["format"] == "groundforce.evidence/1"


def test_json_without_a_topic_is_the_overview() -> None:
    assert json.loads(run("evidence", "--json").out) == overview_document()


def test_an_unknown_topic_names_the_near_ones_and_all() -> None:
    ended = run("evidence", "hamstring")
    refused(ended, 2, "did you mean hamstrings or eccentric_hamstrings?", "The topics are: article, economy,")


def test_the_page_is_written(tmp_path: Path) -> None:
    ended = run("evidence", "--out", tmp_path / "made")
    assert ended.out == f"Written to {tmp_path / 'made'}: evidence.html\n"
    assert (tmp_path / "made" / "evidence.html").read_text("utf-8").startswith("<!doctype html>")


def test_the_page_holds_every_topic_so_none_is_named(tmp_path: Path) -> None:
    refused(run("evidence", "bone", "--out", tmp_path), 2, "leave out the topic")
    refused(run("evidence", "--json", "--out", tmp_path), 2, "leave out the topic and --json")
    blocked = tmp_path / "file"
    blocked.write_text("x")
    refused(run("evidence", "--out", blocked), 2, "--out", "not a folder")


def test_it_answers_without_anything_slow_to_load() -> None:
    """No numpy, no templates, no readers: only the page needs Jinja."""
    heavy = ("numpy", "scipy", "lxml", "jinja2", "altair", "typst", "icalendar")
    program = (
        "import sys; from groundforce.cli import main; sys.argv = ['groundforce', 'evidence', 'injury']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print('loaded:', *sorted({{*{heavy!r}}} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "loaded:"
