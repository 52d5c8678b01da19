"""The harness all benchmarks share. That a benchmark runs is tested; how fast it is never is."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.__main__ import names, print_table
from benchmarks.common import median_seconds, peer, report
from tests.shape.source import ROOT


def test_a_result_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    report({"files": 3, "ratio_peer": None, "mb_per_s": 41.5}, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"files": 3, "ratio_peer": None, "mb_per_s": 41.5}


def test_for_people_a_missing_peer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    report({"ratio_peer": None, "mb_per_s": 41.53219}, as_json=False)
    assert capsys.readouterr().out == "ratio_peer  – (not there)\nmb_per_s    41.53\n"


def test_a_peer_that_is_not_installed_is_none() -> None:
    assert peer("no_such_reader") is None
    assert peer("json") is json


def test_the_median_counts_every_call() -> None:
    calls: list[int] = []
    assert median_seconds(lambda: calls.append(1), 4) >= 0.0
    assert len(calls) == 4


def test_the_table_has_a_row_a_figure(capsys: pytest.CaptureFixture[str]) -> None:
    print_table({"reading": {"files": 3, "ratio": 2.5, "peer": None}})
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows == [["reading", "files", "3"], ["reading", "ratio", "2.5"], ["reading", "peer", "–"]]


@pytest.mark.parametrize("name", names())
def test_every_benchmark_has_the_same_options(name: str) -> None:
    command = [sys.executable, "-m", f"benchmarks.{name}", "--help"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [option for option in ("--data", "--json", "--full") if option not in said] == []
