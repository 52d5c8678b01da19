"""Many at once on a Dask cluster: a scheduler and two worker processes on loopback, one of them killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from groundforce.planner.many import Outcome, plan_many
from groundforce.planner.solve import solve
from tests.planner.problems import runner

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

LONGEST = 60.0
"""s after which a cluster that does not come up fails the test"""
PROBLEMS = tuple(runner(weeks, kit, races=()) for weeks in (4, 3) for kit in ("gym", "home", "full gym"))


@contextmanager
def running(module: str, *arguments: str) -> Iterator[None]:
    """A Python of its own that knows this checkout; killed at the end, whatever it does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", module, *arguments, "--host", "127.0.0.1", "--no-dashboard"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    """A client of the cluster. The system chooses every port."""
    met = ("--scheduler-file", str(tmp_path / "scheduler.json"))
    alone = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
    with ExitStack() as stack:
        stack.enter_context(running("distributed.cli.dask_scheduler", "--port", "0", *met))
        for _ in range(2):
            stack.enter_context(running("distributed.cli.dask_worker", *alone, *met))
        client = stack.enter_context(distributed.Client(scheduler_file=met[1], timeout=LONGEST))
        client.wait_for_workers(2, timeout=LONGEST)
        yield client


def test_a_killed_worker_loses_and_doubles_nothing(client: Any) -> None:
    processes = client.run(os.getpid)
    told: Counter[int] = Counter()
    lost: list[Any] = []

    def kill_a_busy_worker(place: int, _: Outcome) -> None:
        told[place] += 1
        if not lost:
            at_work = client.processing()
            busiest = max(at_work, key=lambda worker: (len(at_work[worker]), worker))
            lost.extend(at_work[busiest])
            os.kill(processes[busiest], signal.SIGKILL)

    outcomes = plan_many(PROBLEMS, client.get_executor(), progress=kill_a_busy_worker)

    assert lost, "the worker had nothing on its hands"
    assert told == Counter(range(len(PROBLEMS)))
    assert outcomes == tuple(map(solve, PROBLEMS))
