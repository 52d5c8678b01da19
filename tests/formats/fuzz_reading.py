"""``make fuzz``: damaged files by the hundred thousand through the readers.

Every input must end as a recording, a log, or an error of our own tree, within :data:`CPU_LIMIT` of processor
time and :data:`MEMORY_LIMIT` of memory. A child process reads them, and the kernel stops it at either limit;
the parent notes what it was reading, keeps that input, and goes on behind it. Same seed, same inputs.
"""

from __future__ import annotations

import argparse
import mmap
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.formats.fuzz_seeds import Seed, damaged, seeds

CPU_LIMIT = 1.0
"""Longest one input may take [s of processor time]."""
MEMORY_LIMIT = 512 << 20
"""Most memory [byte] that reading may ask for beyond what the started program has."""
CHUNK = 5000
ReadOne = Callable[[Seed, Path], bool]
ROOT = Path(__file__).resolve().parents[2]


@dataclass(eq=False)
class Summary:
    """What a run found: inputs read, slowest input [s], most memory in use [MB], findings in words."""

    inputs: int = 0
    read: int = 0
    slowest: float = 0.0
    slowest_input: int = 0
    peak_mb: float = 0.0
    findings: list[str] = field(default_factory=list)

    def text(self) -> str:
        """One line for people."""
        return (
            f"{self.inputs} inputs, {self.read} of them readable; slowest {self.slowest:.3f} s "
            f"(input {self.slowest_input}); peak {self.peak_mb:.0f} MB; {len(self.findings)} findings"
        )


def fuzz(first: int, count: int, keep: Path, quiet: bool = False) -> Summary:
    """Read inputs ``first`` up to ``first + count``; what went wrong is kept below ``keep``."""
    summary = Summary()
    at, end = first, first + count
    while at < end:
        stop = min(end, at + CHUNK)
        at = _child(at, stop, keep, summary)
        summary.inputs = at - first
        if not quiet:
            print(summary.text(), flush=True)
    return summary


def _child(at: int, stop: int, keep: Path, summary: Summary) -> int:
    """Read inputs in a child; the first input not read."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "place"
        place.write_bytes(bytes(8))
        command = [sys.executable, "-m", "tests.formats.fuzz_reading", "--child", str(at), str(stop), folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            word, number, rest = line.split(" ", 2)
            if word == "finding":
                _keep(int(number), rest.replace("\\n", "\n"), keep, summary)
            elif word == "done":
                _add(summary, int(number), rest)
        if done.returncode == 0:
            return stop
        reached = int.from_bytes(place.read_bytes(), "little")
    ended = -done.returncode
    reason = (
        f"took more than {CPU_LIMIT} s"
        if ended == signal.SIGPROF
        else f"the process ended with {done.returncode}"
    )
    _keep(reached, f"{reason}\n{done.stderr[-2000:]}", keep, summary)
    return reached + 1


def _add(summary: Summary, read: int, rest: str) -> None:
    slowest, slowest_input, peak = rest.split()
    summary.read += read
    summary.peak_mb = max(summary.peak_mb, float(peak))
    if float(slowest) > summary.slowest:
        summary.slowest, summary.slowest_input = float(slowest), int(slowest_input)


def _keep(number: int, words: str, keep: Path, summary: Summary) -> None:
    one = damaged(seeds(), number)
    keep.mkdir(parents=True, exist_ok=True)
    (keep / f"{number}-{one.name}").write_bytes(one.data)
    (keep / f"{number}.txt").write_text(words)
    summary.findings.append(f"input {number} ({one.name}): {words.strip().splitlines()[-1]}")


def child(first: int, stop: int, folder: Path, read_one: ReadOne | None = None) -> None:
    """Read inputs and print one line a finding, and one line in the end."""
    read_one = _read if read_one is None else read_one
    everything = seeds()
    _read(everything[0], folder)
    # The kernel ends the process, in whatever code it is, when the timer has run off.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY_LIMIT, used + MEMORY_LIMIT))
    read, slowest, slowest_input = 0, 0.0, first
    with (folder / "place").open("r+b") as file, mmap.mmap(file.fileno(), 8) as place:
        for number in range(first, stop):
            place[:8] = number.to_bytes(8, "little")
            one = damaged(everything, number)
            signal.setitimer(signal.ITIMER_PROF, CPU_LIMIT)
            began = time.process_time()
            try:
                read += read_one(one, folder)
            except Exception:
                print("finding", number, traceback.format_exc().replace("\n", "\\n"), flush=True)
            took = time.process_time() - began
            signal.setitimer(signal.ITIMER_PROF, 0)
            if took > slowest:
                slowest, slowest_input = took, number
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("done", read, slowest, slowest_input, peak, flush=True)


def _read(one: Seed, folder: Path) -> bool:
    """Read one input as the importer does; whether it held anything."""
    from groundforce.formats.logs.log import Log, LogOptions
    from groundforce.formats.reading import read_each

    path = folder / one.name
    path.write_bytes(one.data)
    found = False
    try:
        for outcome in read_each(path, options=LogOptions(unit="kg")):
            found |= isinstance(outcome, Log | tuple)
            for recording in outcome if isinstance(outcome, tuple) else ():
                _sound(recording)
    finally:
        path.unlink()
    return found


def _sound(recording: object) -> None:
    """What holds of every recording, however damaged its file."""
    import numpy as np

    from groundforce.training.recording import Recording, StreamName

    assert isinstance(recording, Recording)
    assert len({len(column) for column in recording.streams.values()}) <= 1, "streams differ in length"
    assert all(np.isfinite(value) for value in (recording.duration, recording.elapsed)), "no duration"
    times = recording.streams.get(StreamName.TIME)
    assert times is None or (bool(np.isfinite(times).all()) and bool((np.diff(times) >= 0).all())), (
        "times fall"
    )


def main() -> None:
    """Command line; ends with 1 where something was found."""
    options = argparse.ArgumentParser(prog="python -m tests.formats.fuzz_reading", description=__doc__)
    options.add_argument("--inputs", type=int, default=100_000)
    options.add_argument(
        "--first", type=int, default=0, help="number of the first input; the same number, the same bytes"
    )
    options.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz", help="where findings are kept")
    options.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        child(int(given.child[0]), int(given.child[1]), Path(given.child[2]))
        return
    summary = fuzz(given.first, given.inputs, given.keep)
    print("\n".join(summary.findings))
    sys.exit(int(bool(summary.findings)))


if __name__ == "__main__":
    main()
