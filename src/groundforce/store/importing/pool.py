"""A function over items in order, on one process or several: the same results for any number."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import TypeVar

from groundforce.errors import FolderError

Kept = TypeVar("Kept")
Given = TypeVar("Given")
Made = TypeVar("Made")

ALONE = 48
"""items done before other processes are started: a small import is over sooner without them."""
AHEAD = 16
"""items in flight for each process."""
BYTES_AHEAD = 64 << 20
"""bytes in flight, so that memory is bounded whatever the files."""


def in_order(
    work: Callable[[Given], Made],
    items: Iterable[tuple[Kept, Given | None]],
    processes: int,
    size: Callable[[Given], int],
    alone: int = ALONE,
) -> Iterator[tuple[Kept, Made | None]]:
    """``(kept, work(given))`` for every ``(kept, given)``, in order; None where nothing was given.

    ``size`` [byte] bounds what is in flight. Raises FolderError where a process ends before its work is done.
    """
    rest = iter(items)
    for kept, given in rest if processes < 2 else islice(rest, alone):
        yield kept, None if given is None else work(given)
    first = next(rest, None)
    if first is None:
        return
    try:
        yield from _shared(work, chain((first,), rest), processes, size)
    except BrokenProcessPool:
        raise FolderError(
            "a reading process ended before its work was done (memory?); what was added is kept: "
            "run the same command again with --processes 1"
        ) from None


def _shared(
    work: Callable[[Given], Made],
    items: Iterator[tuple[Kept, Given | None]],
    processes: int,
    size: Callable[[Given], int],
) -> Iterator[tuple[Kept, Made | None]]:
    pool = ProcessPoolExecutor(processes, _context(), _end_with_parent)
    flying: deque[tuple[Kept, int, Future[Made] | None]] = deque()
    try:
        for kept, given in items:
            flying.append((kept, 0, None) if given is None else (kept, size(given), pool.submit(work, given)))
            while len(flying) >= AHEAD * processes or sum(one[1] for one in flying) > BYTES_AHEAD:
                landed = _landed(flying.popleft())
                yield landed
        while flying:
            last = _landed(flying.popleft())
            yield last
    finally:
        pool.shutdown(cancel_futures=True)


def _landed(one: tuple[Kept, int, Future[Made] | None]) -> tuple[Kept, Made | None]:
    kept, _size, future = one
    if future is None:
        return kept, None
    return kept, future.result()


def _context() -> multiprocessing.context.BaseContext:
    """Processes that share no thread and no lock with this one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["groundforce.store.importing.normalise"])
    return context


def _end_with_parent() -> None:
    """Workers wait for work for ever, even when whoever gives it was killed: end with it, not with Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
