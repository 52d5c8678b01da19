"""Stand-ins for ``solve`` that worker processes can import: some fail, some kill the worker they run in."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

from groundforce.training.plan import PlanResult, PlanStatus, Relaxation
from groundforce.training.problem import PlanProblem


def answered(problem: PlanProblem) -> PlanResult:
    """An answer that names its problem and nothing else."""
    return PlanResult(None, PlanStatus.INFEASIBLE, (Relaxation("none", problem.athlete.name, ""),))


def failing_on_b(problem: PlanProblem) -> PlanResult:
    if problem.athlete.name == "b":
        raise ZeroDivisionError("b cannot be planned")
    return answered(problem)


def deadly_on_b(problem: PlanProblem) -> PlanResult:
    """Whoever works on b is gone, every time."""
    if problem.athlete.name == "b":
        os.kill(os.getpid(), signal.SIGKILL)
    return answered(problem)


def deadly_once(problem: PlanProblem, folder: Path) -> PlanResult:
    """The first to work on b is gone; each try of each problem leaves a file in ``folder``."""
    name = problem.athlete.name
    tries = sum(1 for _ in folder.glob(f"{name}.*"))
    (folder / f"{name}.{tries}").touch()
    if name == "b" and tries == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return answered(problem)


def deadly(problem: PlanProblem) -> PlanResult:
    del problem
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still here")


def with_a_lock(problem: PlanProblem) -> PlanResult:
    """An answer that cannot travel back."""
    result = answered(problem)
    object.__setattr__(result, "violations", (threading.Lock(),))
    return result
