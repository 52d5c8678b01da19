"""A small part of ``make fuzz``, and that it finds what it is there to find."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the limits are the kernel's, and Windows has others")

from tests.formats.fuzz_reading import CPU_LIMIT, ROOT, fuzz
from tests.formats.fuzz_seeds import damaged, seeds


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit on memory is Linux's")
def test_two_thousand_damaged_files_end_well(tmp_path: Path) -> None:
    summary = fuzz(0, 2000, tmp_path, quiet=True)
    assert summary.findings == []
    assert summary.inputs == 2000
    assert summary.read > 500
    assert 0 < summary.slowest < CPU_LIMIT


def _run_child(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    (folder / "place").write_bytes(bytes(8))
    code = (
        "from pathlib import Path\nfrom tests.formats.fuzz_reading import child\n"
        f"def read(one, folder):\n    {body}\nchild(7, 9, Path({str(folder)!r}), read)"
    )
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit on memory is Linux's")
def test_an_input_that_never_ends_is_stopped_and_known(tmp_path: Path) -> None:
    done = _run_child(tmp_path, "import re; re.match('(a+)+b', 'a' * 60)")
    assert done.returncode == -signal.SIGPROF
    assert int.from_bytes((tmp_path / "place").read_bytes(), "little") == 7


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit on memory is Linux's")
def test_an_input_that_wants_too_much_memory_is_a_finding(tmp_path: Path) -> None:
    done = _run_child(tmp_path, "return bool(bytearray(2 * 1024 ** 3))")
    assert [line.split()[:2] for line in done.stdout.splitlines()[:2]] == [["finding", "7"], ["finding", "8"]]
    assert "MemoryError" in done.stdout


def test_the_same_number_gives_the_same_damage() -> None:
    everything = seeds()
    for number in range(100):
        assert damaged(everything, number) == damaged(everything, number)
    assert len({damaged(everything, number).data for number in range(1000)}) > 950
