"""``python -m benchmarks.reading``: how fast recordings are read, beside other open-source readers.

Same files, same run, readers taking turns file by file. A ratio is the other's CPU time over ours for the
same files; a peer that cannot read a file is not counted on it. A peer that is not installed is skipped and
shown as missing. Ours does the whole job (columns, sessions, laps, sets, checksum); peers are only
asked to go through all messages or points.
"""

from __future__ import annotations

import contextlib
import gc
import gzip
import hashlib
import io
import os
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.common import Figure, Result, parser, peer, report
from groundforce.errors import ReadError
from groundforce.formats.archive import Member, members
from groundforce.formats.reading import read_bytes
from groundforce.training.recording import Sport

FOLDERS = (
    *("fit-files", "runner-dynamics-2024-2026", "runner-lifter-2022", "treadmill-fit"),
    *("strength-fit-and-log", "gpx-tcx-pairs", "other-formats"),
)
QUICK = {"fit": 16, "xml": 8, "own": 240, "bytes": 400_000}
FULL = {"fit": 80, "xml": 40, "own": 10_000, "bytes": 4_000_000}
"""How many files go to peers, how many to figures of our own, and how large [byte] a peer's may be."""
REPEATS = 3
HEAD = 20_000
"""Bytes of a file that load all code there is to read it."""
ENOUGH = 1.0
"""Least work [s] that is shared between processes."""

STATUS = Path("/proc/self/status")
"""Where Linux tells of a process's memory; elsewhere that figure is left out."""

Reader = Callable[[bytes], object]


def main() -> None:
    """Command line."""
    options = parser("reading").parse_args()
    if options.data is not None:
        result = measure(options.data, options.full)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder)
            make_example(made)
            result = measure(made, options.full)
    report(result, options.json)


def make_example(folder: Path) -> None:
    """The made example runner, where no recordings are given."""
    from groundforce.simulation.demo import write_demo

    write_demo(folder)


def measure(data: Path, full: bool) -> Result:
    """Every figure of the benchmark."""
    sizes = FULL if full else QUICK
    everything = list(_files(data))
    whole, readable = _whole(everything)
    fit = [one for one in readable if one.data[8:12] == b".FIT"]
    own = _spread(fit, sizes["own"])
    chosen = _spread([one for one in fit if len(one.data) <= sizes["bytes"]], sizes["fit"])
    gpx, tcx = (
        _spread([one for one in readable if _is_xml(one, kind)], sizes["xml"]) for kind in ("gpx", "tcx")
    )
    return {
        **whole,
        "ratio_fitdecode": _ratio(chosen, fitdecode_reader()),
        "ratio_fitparse": _ratio(chosen, fitparse_reader()),
        "ratio_fitfast": _ratio(chosen, fitfast_reader()),
        "ratio_gpxpy": _ratio(gpx, gpxpy_reader()),
        "ratio_tcxreader": _ratio(tcx, tcxreader_reader()),
        **_limit(own),
        **_speedup(own),
        "peak_mb": _peak(readable),
    }


def _files(data: Path) -> Iterable[Member]:
    """The recordings and other files below a data folder laid out like ours, or below any folder."""
    folders = [data / name for name in FOLDERS if (data / name).is_dir()] or [data]
    return (found for folder in folders for found in members(folder) if isinstance(found, Member))


def _is_xml(member: Member, kind: str) -> bool:
    return member.name.removesuffix(".gz").endswith(f".{kind}")


def _spread(members_: list[Member], count: int) -> list[Member]:
    """``count`` files evenly over all sizes, always the same ones."""
    ordered = sorted(members_, key=lambda one: (len(one.data), one.name))
    if len(ordered) <= count:
        return ordered
    return [ordered[i * (len(ordered) - 1) // (count - 1)] for i in range(count)]


def _whole(everything: list[Member]) -> tuple[Result, list[Member]]:
    """Reading everything once; and the files that gave recordings with samples."""
    failed = runs = size = 0
    readable: list[Member] = []
    began = time.process_time()
    for member in everything:
        try:
            recordings = read_bytes(member)
        except ReadError:
            failed += 1
            continue
        if isinstance(recordings, tuple):
            runs += sum(one.sport is Sport.RUN for one in recordings)
            size += len(member.data)
            readable += [member] if any(one.streams for one in recordings) else []
    seconds = time.process_time() - began
    figures: Result = {
        "files": len(everything),
        "failed": failed,
        "runs": runs,
        "mb_per_s": size / 1e6 / max(seconds, 1e-9),
    }
    return figures, readable


def _seconds(reader: Reader, data: bytes, repeats: int) -> float:
    """Least CPU time [s] of some calls, with no one else's garbage in the way."""
    gc.collect()
    times = []
    for _ in range(repeats):
        began = time.process_time()
        reader(data)
        times.append(time.process_time() - began)
    return min(times)


def _ours(data: bytes) -> object:
    return read_bytes(Member("benchmark", data))


def _ratio(chosen: list[Member], reader: Reader | None) -> Figure:
    """CPU time of a peer over ours, on the files both read."""
    if reader is None or not chosen:
        return None
    theirs = ours = 0.0
    for member in chosen:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                theirs_now = _seconds(reader, member.data, 1)
        except Exception:
            continue
        theirs, ours = theirs + theirs_now, ours + _seconds(_ours, member.data, REPEATS)
    return theirs / ours if ours > 0 else None


def fitdecode_reader() -> Reader | None:
    """fitdecode going through all messages, or None."""
    fitdecode = peer("fitdecode")
    if fitdecode is None:
        return None

    def read(data: bytes) -> int:
        with fitdecode.FitReader(data) as frames:
            return sum(1 for frame in frames if frame.frame_type == fitdecode.FIT_FRAME_DATA)

    return read


def fitparse_reader() -> Reader | None:
    """python-fitparse going through all messages, or None."""
    fitparse = peer("fitparse")
    return None if fitparse is None else lambda data: sum(1 for _ in fitparse.FitFile(data).get_messages())


def fitfast_reader() -> Reader | None:
    """fitfast doing the same job (record columns and all messages), or None."""
    fitfast = peer("fitfast")
    return None if fitfast is None else lambda data: (fitfast.records(data), fitfast.parse(data))


def gpxpy_reader() -> Reader | None:
    """gpxpy parsing a file, or None."""
    gpxpy = peer("gpxpy")
    return None if gpxpy is None else lambda data: gpxpy.parse(data)


def tcxreader_reader() -> Reader | None:
    """tcxreader parsing a file, or None."""
    tcxreader = peer("tcxreader.tcxreader")
    return None if tcxreader is None else lambda data: tcxreader.TCXReader().read(io.BytesIO(data))


def _limit(chosen: list[Member]) -> Result:
    """Our MB/s, those of reading the bytes from disk and taking their SHA-256, and the ratio of the two."""
    names = ("ours_mb_per_s", "read_and_checksum_mb_per_s", "ratio_limit")
    if not chosen:
        return dict.fromkeys(names)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i}.fit" for i in range(len(chosen))]
        for path, member in zip(paths, chosen, strict=True):
            path.write_bytes(member.data)
        limit = min(_pass(paths, lambda data: hashlib.sha256(data).digest()) for _ in range(REPEATS))
        ours = min(_pass(paths, _ours) for _ in range(REPEATS))
    size = sum(len(member.data) for member in chosen) / 1e6
    return dict(zip(names, (size / ours, size / limit, ours / limit), strict=True))


def _pass(paths: list[Path], job: Reader) -> float:
    gc.collect()
    began = time.process_time()
    for path in paths:
        job(path.read_bytes())
    return time.process_time() - began


def _read_part(paths: list[Path]) -> tuple[int, float]:
    """The process that read these files, and the CPU time [s] it took."""
    began = time.process_time()
    for path in paths:
        _ours(gzip.decompress(path.read_bytes()))
    return os.getpid(), time.process_time() - began


def _speedup(chosen: list[Member]) -> Result:
    """What two processes gain, unpacking and reading the same ``.gz`` files, by the clock and by CPU time.

    By CPU time it is that of one process over that of the busier one of two: what the clock would show if
    nothing else ran on the machine.
    """
    names = ("speedup_two_processes", "speedup_two_processes_cpu")
    if len(chosen) < 8 or (os.cpu_count() or 1) < 2:
        return dict.fromkeys(names)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i}.fit.gz" for i in range(len(chosen))]
        for path, member in zip(paths, chosen, strict=True):
            path.write_bytes(gzip.compress(member.data, 1))
        # Small data is read several times over, so that handing out the work does not weigh in.
        rounds = 1 + int(ENOUGH / max(_wall(lambda: _read_part(paths)), 1e-3))
        parts = [paths[i::16] * rounds for i in range(16)]
        with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
            list(pool.map(_read_part, [paths[:2]] * 4))
            one, one_cpu = _least(lambda: [_read_part(part) for part in parts])
            two, two_cpu = _least(lambda: pool.map(_read_part, parts))
    return dict(zip(names, (one / two, one_cpu / two_cpu), strict=True))


def _least(read: Callable[[], Iterable[tuple[int, float]]]) -> tuple[float, float]:
    """Least wall time [s] of some calls, and least CPU time [s] of the process that was busiest in one."""
    walls, cpus = [], []
    for _ in range(REPEATS):
        busy: dict[int, float] = {}
        began = time.perf_counter()
        for process, seconds in read():
            busy[process] = busy.get(process, 0.0) + seconds
        walls.append(time.perf_counter() - began)
        cpus.append(max(busy.values()))
    return min(walls), min(cpus)


def _wall(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _peak(chosen: list[Member]) -> Figure:
    """Peak memory [MB] above the start while the largest file of a format is read, the most of all formats.

    By the kernel's account, in a process of its own: all libraries count, and so do the file's own bytes.
    """
    if not chosen or not STATUS.exists():
        return None
    largest = {_format(one): one for one in sorted(chosen, key=lambda one: len(one.data))}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / format_ for format_ in largest]
        for path, member in zip(paths, largest.values(), strict=True):
            path.write_bytes(member.data)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
            return max(pool.map(_peak_of, paths))


def _format(member: Member) -> str:
    return "fit" if member.data[8:12] == b".FIT" else "gpx" if _is_xml(member, "gpx") else "tcx"


def _peak_of(path: Path) -> float:
    """Peak memory [MB] of reading a file, above what it took to load the code by reading its beginning."""
    with path.open("rb") as file, contextlib.suppress(ReadError):
        _ours(file.read(HEAD))
    # 5: forget the peak so far.
    Path("/proc/self/clear_refs").write_text("5")
    before = _peak_so_far()
    _ours(path.read_bytes())
    return _peak_so_far() - before


def _peak_so_far() -> float:
    """Most memory [MB] this process held at once."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
