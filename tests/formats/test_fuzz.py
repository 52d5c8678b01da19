"""A small part of ``make fuzz``, and that it finds what it is there to find."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the limits are the kernel's, and Windows has others")

from tests.formats.fuzz_reading import CPU_LIMIT, fuzz
from tests.formats.fuzz_seeds import damaged, seeds


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit on memory is Linux's")
def test_two_thousand_damaged_files_end_well(tmp_path: Path) -> None:
    summary = fuzz(0, 2000, tmp_path, quiet=True)
    assert summary.findings == []
    assert summary.inputs == 2000
    assert summary.read > 500
    assert 0 < summary.slowest < CPU_LIMIT


def test_the_same_number_gives_the_same_damage() -> None:
    everything = seeds()
    for number in range(100):
        assert damaged(everything, number) == damaged(everything, number)
    assert len({damaged(everything, number).data for number in range(1000)}) > 950
