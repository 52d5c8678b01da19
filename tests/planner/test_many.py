"""Many at once: one answer a problem, in order, whatever becomes of the workers. The dead ones are real."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from groundforce.formats.plan_json import plan_text
from groundforce.planner.many import CANNOT_START, NotPlanned, Outcome, plan_many
from groundforce.planner.solve import solve
from groundforce.training.athlete import Athlete, LiftingExperience
from groundforce.training.problem import Opening, PlanProblem
from tests.planner import solvers
from tests.planner.problems import runner

NAMES = "abcdefg"
NAMED = tuple(runner(1, races=(), athlete=Athlete(name)) for name in NAMES)


def handful() -> tuple[PlanProblem, ...]:
    """A few runners that differ in everything a search may trip over, one of them without a time to lift."""
    return (
        runner(3, "home", races=()),
        runner(4, "full gym", LiftingExperience.REGULAR, races=(), sessions_per_week=3),
        runner(2, openings=()),
        runner(4, "none", LiftingExperience.SOME, openings=(Opening(0), Opening(2), Opening(4))),
    )


def said(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [one.error if isinstance(one, NotPlanned) else one.relaxations[0].text for one in outcomes]


def test_two_processes_plan_as_this_one_does() -> None:
    problems = handful()
    assert plan_many(problems, processes=2) == tuple(map(solve, problems))


@pytest.mark.parametrize("workers", [1, 3])
def test_any_executor_will_do_and_stays_open(workers: int) -> None:
    with ThreadPoolExecutor(workers) as threads:
        assert said(plan_many(NAMED, threads, solver=solvers.answered)) == list(NAMES)
        assert threads.submit(int, "7").result() == 7


def test_nothing_to_plan_needs_no_worker() -> None:
    assert plan_many([]) == ()


def test_one_failure_is_told_and_loses_no_other() -> None:
    outcomes = plan_many(NAMED, processes=2, solver=solvers.failing_on_b)
    assert said(outcomes) == ["a", "ZeroDivisionError", *"cdefg"]
    assert outcomes[1] == NotPlanned("ZeroDivisionError", "b cannot be planned")


def test_a_worker_that_dies_loses_nothing(tmp_path: Path) -> None:
    seen: Counter[int] = Counter()
    solver = partial(solvers.deadly_once, folder=tmp_path)
    outcomes = plan_many(NAMED, processes=2, solver=solver, progress=lambda place, _: seen.update([place]))
    assert said(outcomes) == list(NAMES)
    assert seen == Counter(range(len(NAMED)))
    assert sum(1 for _ in tmp_path.glob("b.*")) == 2


def test_the_problem_that_kills_its_workers_is_found_and_the_others_are_planned() -> None:
    told: list[int] = []
    outcomes = plan_many(
        NAMED, processes=2, solver=solvers.deadly_on_b, progress=lambda place, _: told.append(place)
    )
    assert said(outcomes) == ["a", "BrokenProcessPool", *"cdefg"]
    assert sorted(told) == list(range(len(NAMED)))
    assert isinstance(outcomes[1], NotPlanned)
    assert "failed twice" in outcomes[1].reason


def test_a_pool_of_ones_own_that_breaks_is_told_problem_by_problem() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        outcomes = plan_many(NAMED[:3], pool, solver=solvers.deadly)
    assert said(outcomes) == ["BrokenProcessPool"] * 3


def test_an_answer_that_cannot_travel_is_told() -> None:
    outcomes = plan_many(NAMED[:1], processes=1, solver=solvers.with_a_lock)
    assert said(outcomes) == ["TypeError"]


def test_a_script_without_a_main_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from groundforce.planner.many import plan_many\n"
        "from tests.planner.test_many import NAMED\n"
        "print([one.reason for one in plan_many(NAMED, processes=1)])\n"
    )
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == str([CANNOT_START] * len(NAMED)), done.stderr


def test_progress_that_stops_stops_everything() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan_many(NAMED, processes=1, solver=solvers.answered, progress=stop)


def digest(processes: int) -> str:
    """A digest of the plans of the handful as documents, and of what is said where there is none."""
    outcomes = plan_many(handful(), processes=processes)
    texts = [repr(one) if one.plan is None else plan_text(one.plan) for one in outcomes]
    assert sum(one.plan is not None for one in outcomes) == 3
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def digest_elsewhere(processes: int, hash_seed: str) -> str:
    """The same in a fresh Python with its own hash seed."""
    program = f"from tests.planner.test_many import digest; print(digest({processes}))"
    environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_plans_do_not_depend_on_the_processes_or_the_hash_seed() -> None:
    assert len({digest_elsewhere(1, "1"), digest_elsewhere(2, "2"), digest_elsewhere(2, "31")}) == 1
