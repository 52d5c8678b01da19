"""Many problems at once, over any executor: each gets exactly one answer, whatever becomes of a worker.

The plans do not depend on the executor, on the number of workers or on which worker took which problem.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
    wait,
)
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeAlias

from groundforce.training.plan import PlanResult
from groundforce.training.problem import PlanProblem

PER_PROCESS = 2
"""Problems handed to a process ahead of time: one it works on, one that waits, so that it never idles."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
CANNOT_START = (
    "no worker process can start here; a script that plans many needs its own work below "
    "`if __name__ == '__main__':`, since every worker imports it"
)


@dataclass(frozen=True)
class NotPlanned:
    """A problem that got no answer: ``error`` the kind of failure, ``reason`` what happened, in words.

    Not the same as a problem without a plan: that one is answered, by a PlanResult that says why.
    """

    error: str
    reason: str


Outcome: TypeAlias = PlanResult | NotPlanned
Solver: TypeAlias = Callable[[PlanProblem], PlanResult]
Progress: TypeAlias = Callable[[int, Outcome], None]
_Flights: TypeAlias = "dict[Future[Outcome], int]"


def _failure(error: BaseException) -> NotPlanned:
    return NotPlanned(type(error).__name__, str(error) or type(error).__name__)


def _lost(error: BaseException) -> NotPlanned:
    said = _failure(error)
    return NotPlanned(said.error, f"whoever worked on it failed twice: {said.reason}")


def _usual(problem: PlanProblem) -> PlanResult:
    """The planner itself, loaded where the work is done."""
    from groundforce.planner.solve import solve

    return solve(problem)


def _answer(solver: Solver | None, problem: PlanProblem, attempt: int) -> Outcome:
    """What a worker does. ``attempt`` only tells a second try from the first, for executors that remember.

    Whatever goes wrong with one problem is its answer, so an exception that does leave a worker means that
    the worker or the way to it failed, not the problem.
    """
    del attempt
    try:
        return _usual(problem) if solver is None else solver(problem)
    except Exception as error:
        return _failure(error)


def _one_thread() -> None:
    """One thread a process for linear algebra: the processes are what shares the processor."""
    for name in THREADS:
        os.environ.setdefault(name, "1")


class _Answers:
    """The answers so far, by place. Each place is answered once."""

    def __init__(
        self, problems: Sequence[PlanProblem], solver: Solver | None, progress: Progress | None
    ) -> None:
        self.problems, self.solver, self.progress = problems, solver, progress
        self.found: dict[int, Outcome] = {}

    @property
    def open(self) -> list[int]:
        """Places without an answer."""
        return [place for place in range(len(self.problems)) if place not in self.found]

    def submit(self, executor: Executor, place: int, attempt: int) -> Future[Outcome]:
        return executor.submit(_answer, self.solver, self.problems[place], attempt)

    def take(self, place: int, outcome: Outcome) -> None:
        self.found[place] = outcome
        if self.progress is not None:
            self.progress(place, outcome)

    def land(self, future: Future[Outcome], place: int) -> BaseException | None:
        """Take the answer of a finished future, or return the failure of its worker."""
        if future.cancelled():
            return BrokenExecutor("cancelled before it was planned")
        error = future.exception()
        if error is None:
            self.take(place, future.result())
        return error


def _cancel(flights: _Flights) -> None:
    for future in flights:
        future.cancel()


def _through(executor: Executor, answers: _Answers, attempt: int) -> dict[int, BaseException]:
    """Send every open place through an executor; back come the places whose worker failed, and how."""
    lost: dict[int, BaseException] = {}
    flights: _Flights = {}
    try:
        for place in answers.open:
            try:
                flights[answers.submit(executor, place, attempt)] = place
            except Exception as error:
                lost[place] = error
        for future in as_completed(flights):
            failed = answers.land(future, flights[future])
            if failed is not None:
                lost[flights[future]] = failed
    finally:
        _cancel(flights)
    return lost


def _given(executor: Executor, answers: _Answers) -> None:
    """Everything through the executor given, what its workers lost once more; what is lost twice is told."""
    _through(executor, answers, 1)
    for place, error in _through(executor, answers, 2).items():
        answers.take(place, _lost(error))


def _pool(processes: int) -> ProcessPoolExecutor:
    """A pool of new processes: safe beside threads, the same on every system."""
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_one_thread)


class _Flight:
    """Places on their way through one pool, few at a time, so that a worker's death loses few."""

    def __init__(self, answers: _Answers, places: Iterable[int], processes: int) -> None:
        self.answers, self.waiting, self.processes = answers, deque(places), processes
        self.flights: _Flights = {}
        self.lost: dict[int, BaseException] = {}
        self.broken = False

    def fly(self, attempt: int) -> dict[int, BaseException]:
        """Until all have landed or a worker dies. The places lost then: one of them may have killed it."""
        pool = _pool(self.processes)
        try:
            self._load(pool, attempt)
            while self.flights:
                done, _ = wait(self.flights, return_when=FIRST_COMPLETED)
                for future in done:
                    self._land(future)
                self._load(pool, attempt)
        finally:
            pool.shutdown(cancel_futures=True)
        return self.lost

    def _load(self, pool: ProcessPoolExecutor, attempt: int) -> None:
        while self.waiting and not self.broken and len(self.flights) < PER_PROCESS * self.processes:
            try:
                future = self.answers.submit(pool, self.waiting[0], attempt)
            except BrokenExecutor:
                self.broken = True
            else:
                self.flights[future] = self.waiting.popleft()

    def _land(self, future: Future[Outcome]) -> None:
        place = self.flights.pop(future)
        failed = self.answers.land(future, place)
        if failed is not None:
            self.lost[place] = failed
            self.broken = self.broken or isinstance(failed, BrokenExecutor)


def _can_start() -> bool:
    """Whether a worker process lives long enough to say so."""
    pool = _pool(1)
    try:
        return pool.submit(os.getpid).result() > 0
    except BrokenExecutor:
        return False
    finally:
        pool.shutdown()


def _in_processes(answers: _Answers, processes: int) -> None:
    """Everything through process pools of our own.

    A worker that dies takes its pool with it. What was on its way is tried once more, each alone in a
    process of its own: that tells the problem that kills its worker from those that were only near. All
    others go on in a new pool.
    """
    while places := answers.open:
        for place in _Flight(answers, places, min(processes, len(places))).fly(1):
            for error in _Flight(answers, [place], 1).fly(2).values():
                if not _can_start():
                    _give_up(answers)
                    return
                answers.take(place, _lost(error))


def _give_up(answers: _Answers) -> None:
    for place in answers.open:
        answers.take(place, NotPlanned(BrokenExecutor.__name__, CANNOT_START))


def plan_many(
    problems: Iterable[PlanProblem],
    executor: Executor | None = None,
    *,
    processes: int | None = None,
    solver: Solver | None = None,
    progress: Progress | None = None,
) -> tuple[Outcome, ...]:
    """Plan every problem; the answers stand in the order of the problems.

    ``executor`` any ``concurrent.futures.Executor``, a thread or process pool or a cluster's
    (``Client.get_executor()`` of Dask); it stays open. None: ``processes`` new processes [-], as many as
    there are processors where None. ``solver`` the function that plans one problem, ``solve`` with our own
    catalogue where None; for processes and clusters it must be picklable, such as a ``functools.partial``
    of ``solve``. ``progress`` is called in the calling thread once for each problem, with its place and its
    answer, as the answers come in.

    Nothing is lost and nothing doubled: a problem that fails is answered by NotPlanned, and so is one whose
    worker died twice. What a dead worker held is tried once more.
    """
    answers = _Answers(tuple(problems), solver, progress)
    if executor is None:
        _in_processes(answers, (os.cpu_count() or 1) if processes is None else processes)
    else:
        _given(executor, answers)
    return tuple(answers.found[place] for place in range(len(answers.problems)))
