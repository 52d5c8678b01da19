"""``python -m benchmarks.planner``: the planner against its targets and its peers.

Problems are those of ``--problems DIR`` (plan documents), else made-up athletes of 16 to 20 weeks by seed.
``p50_s`` and ``p95_s`` are seconds of one verified plan after start-up (``_cpu``: of processor time, which a
busy machine does not stretch); ``violations`` hard rules broken in all plans, by the independent checker;
``infeasible_explained`` the share of problems without a plan that say what would make one possible.

A few problems are studied closer, against the calendar-aware greedy, the fixed template and a long search:
``missing_share`` is what is missing of the way from the greedy's price to the best known, ``gap_60s`` the
same to the proved bound (``gap_content_60s`` of content alone, ``gap_as_heavy_60s`` for sessions that ask as
much of the calendar), ``proved_share`` where no better days exist for the sessions planned.
``ratio_NAME`` is the peer's bill by the judge over ours (median; above 1: ours is better); for the solvers
of ``--full`` it is their price of the placement model after 30 s over ours. ``sensitivity_NAME`` is the share
of sessions that a constant of fatigue moves to another day when it is 30 % lower or higher. ``replan_*`` are
events in these plans, six kinds by seed, and what re-planning makes of them. ``docs/planner-benchmark.md``
explains them all.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random

from benchmarks._planning.monolith import MOST_SESSIONS, Solved, cp_sat, highs, programme_of
from benchmarks._planning.problems import made_up, read_problems, save
from benchmarks._planning.replans import replanning
from benchmarks._planning.sensitivity import sensitivity
from benchmarks._planning.study import Study, study
from benchmarks.common import Result, median_seconds, parser, report
from groundforce.planner.check import check
from groundforce.planner.many import NotPlanned, Outcome, plan_many
from groundforce.planner.search.draft import make_draft
from groundforce.planner.solve import settle, solve
from groundforce.training.athlete import Limit
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlanResult, PlanStatus
from groundforce.training.problem import PlanProblem

QUICK, FULL = 40, 200
STUDIED_QUICK, STUDIED_FULL = 6, 20
SHAKEN_QUICK, SHAKEN_FULL = 2, 20
"""plans made again with every constant of fatigue lower and higher"""
STEPS_QUICK, STEPS_FULL = 3_000, 50_000
"""steps of the long search for content"""
PROOFS_QUICK, PROOFS_FULL, PROVE_SECONDS = 6, 20, 60.0
MONOLITHS_FULL, SOLVER_SECONDS = 10, 30.0
PROOF = 2e-4
"""share by which a bound may miss the cost: HiGHS stops at half of it"""
LENGTHS = (4, 8, 16, 26, 52)
POOLS = (20, 40, 80, 141)


def timed(problem: PlanProblem, clock: Callable[[], float]) -> PlanResult:
    """The planner with a clock."""
    return solve(problem, load_catalogue().exercises, clock)


def _planned(outcomes: Sequence[Outcome]) -> list[PlanResult]:
    return [one for one in outcomes if isinstance(one, PlanResult)]


def _rate(
    problems: Sequence[PlanProblem], processes: int, clock: Callable[[], float]
) -> tuple[tuple[Outcome, ...], float]:
    """The answers, and plans a second over the whole call, start-up of the processes included."""
    began = time.perf_counter()
    outcomes = plan_many(problems, processes=processes, solver=partial(timed, clock=clock))
    return outcomes, len(problems) / (time.perf_counter() - began)


def _took(outcomes: Sequence[Outcome]) -> list[float]:
    """Seconds of every plan, by the clock it was made with."""
    return [one.plan.quality.solve_seconds for one in _planned(outcomes) if one.plan is not None]


def _quantile(values: Sequence[float], share: float) -> float | None:
    """The value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


def speed(problems: Sequence[PlanProblem]) -> Result:
    """Seconds a plan, plans a second on one and two processes, and what the plans and refusals are worth."""
    outcomes, alone = _rate(problems, 1, time.perf_counter)
    again, pair = _rate(problems, 2, time.process_time)
    results, seconds, cpu = _planned(outcomes), _took(outcomes), _took(again)
    refused = [one for one in results if one.plan is None]
    plans = [one.plan for one in results if one.plan is not None]
    catalogue = load_catalogue().exercises
    return {
        "problems": len(problems),
        "failed": sum(isinstance(one, NotPlanned) for one in outcomes),
        "plans": len(plans),
        "violations": sum(len(check(plan, catalogue)) for plan in plans),
        "relaxed": sum(plan.quality.status is PlanStatus.RELAXED for plan in plans),
        "infeasible": len(refused),
        "infeasible_explained": _share(sum(len(one.relaxations) > 0 for one in refused), len(refused)),
        "p50_s": _quantile(seconds, 0.5),
        "p95_s": _quantile(seconds, 0.95),
        "max_s": max(seconds, default=None),
        "p50_cpu_s": _quantile(cpu, 0.5),
        "p95_cpu_s": _quantile(cpu, 0.95),
        "plans_per_s": pair,
        "plans_per_s_one": alone,
        "plans_per_cpu_s": _share(len(cpu), sum(cpu)),
        "same_plans": _same(outcomes, again),
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000.0,
    }


def _same(one: Sequence[Outcome], two: Sequence[Outcome]) -> bool:
    """Whether one process and two gave the same sessions."""
    sessions = [
        [r.plan.sessions if isinstance(r, PlanResult) and r.plan is not None else None for r in outcomes]
        for outcomes in (one, two)
    ]
    return sessions[0] == sessions[1]


def _share(part: float, whole: float) -> float | None:
    return None if whole == 0 else part / whole


def quality(problems: Sequence[PlanProblem], steps: int, proofs: int) -> Result:
    """What the plans are worth against the peers, on problems that have a plan."""
    catalogue = load_catalogue().exercises
    studies = [
        study(problem, catalogue, steps, PROVE_SECONDS if number < proofs else None)
        for number, problem in enumerate(problems)
    ]
    if not studies:
        return dict.fromkeys(("studied", "missing_share", "proved_share", "gap_60s", "ratio_template"))
    ours, greedy = (
        _sum(studies, lambda one: one.price["ours"]),
        _sum(studies, lambda one: one.price["greedy"]),
    )
    best = _sum(studies, lambda one: min(one.price.values()))
    return {
        "studied": len(studies),
        "missing_share": _share(ours - best, greedy - best),
        "behind_greedy_share": statistics.fmean(one.price["greedy"] < one.price["ours"] for one in studies),
        "proved_share": statistics.fmean(one.proved for one in studies),
        **_gaps(studies),
        **_judged(studies, "ours"),
        **_judged(studies, "greedy"),
        **_judged(studies, "template"),
    }


def _gaps(studies: Sequence[Study]) -> Result:
    """What is not proved of the way from the greedy's price: of all, of content, for sessions as heavy."""
    certified = [(one.certificate, one) for one in studies if one.certificate is not None]
    whole = [
        (one.price - one.bound, made.price["greedy"] - one.bound)
        for one, made in certified
        if one.bound is not None
    ]
    heavy = [
        (one.price - one.bound_as_heavy, made.price["greedy"] - one.bound_as_heavy)
        for one, made in certified
        if one.bound_as_heavy is not None
    ]
    content = [
        (one.content - one.content_bound, made.content["greedy"] - one.content_bound)
        for one, made in certified
        if one.content_bound is not None
    ]
    return {
        "certified": len(whole),
        "gap_60s": _gap(whole),
        "gap_content_60s": _gap(content),
        "gap_as_heavy_60s": _gap(heavy),
    }


def _gap(pairs: Sequence[tuple[float, float]]) -> float | None:
    return _share(sum(ours for ours, _ in pairs), sum(greedy for _, greedy in pairs))


def _sum(studies: Sequence[Study], value: Callable[[Study], float]) -> float:
    return sum(map(value, studies))


def _judged(studies: Sequence[Study], name: str) -> Result:
    """One planner by the judge: its bill over ours (median), rules broken, tired key runs, doses covered."""
    every = [one.verdicts[name] for one in studies]
    bills = [one.verdicts[name].points / max(1.0, one.verdicts["ours"].points) for one in studies]
    ratio: Result = {} if name == "ours" else {f"ratio_{name}": statistics.median(bills)}
    return {
        **ratio,
        f"violations_{name}": sum(one.violations for one in every),
        f"tired_runs_share_{name}": _share(
            sum(one.tired for one in every), sum(one.key_runs for one in every)
        ),
        f"worst_fatigue_{name}": max(one.worst for one in every),
        f"covered_share_{name}": _share(sum(one.covered for one in every), sum(one.cells for one in every)),
    }


def monoliths(problems: Sequence[PlanProblem], seconds: float) -> Result:
    """The placement model given whole to two solvers, on problems of at most two sessions a week."""
    catalogue = load_catalogue().exercises
    ours: list[float] = []
    solved: dict[str, list[Solved | None]] = {"highs": [], "cpsat": []}
    for problem in problems:
        draft = make_draft(problem, catalogue)
        layout = settle(draft).layout
        programme = programme_of(draft, layout)
        ours.append(layout.placement.cost)
        solved["highs"].append(highs(programme, seconds))
        solved["cpsat"].append(cp_sat(programme, seconds))
    proved = [
        one is not None and one.bound is not None and one.bound >= cost - PROOF * abs(cost)
        for one, cost in zip(solved["highs"], ours, strict=True)
    ]
    return {
        "monoliths": len(problems),
        "highs_proves_ours_share": _share(sum(proved), len(proved)),
        **_against("highs", solved["highs"], ours),
        **_against("cpsat", solved["cpsat"], ours),
    }


def _against(name: str, found: Sequence[Solved | None], ours: Sequence[float]) -> Result:
    """A solver's price over ours where it found a plan, how many it found, and its median seconds."""
    pairs = [
        (one.cost, cost)
        for one, cost in zip(found, ours, strict=True)
        if one is not None and one.cost is not None
    ]
    times = [one.seconds for one in found if one is not None]
    return {
        f"ratio_{name}": _share(sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)),
        f"{name}_found": len(pairs),
        f"{name}_p50_s": _quantile(times, 0.5),
    }


def _seconds(problem: PlanProblem, catalogue: Mapping[str, Exercise]) -> float:
    return median_seconds(lambda: solve(problem, catalogue), 1)


def scaling(athletes: int) -> Result:
    """Median seconds of a plan by its weeks, and by the exercises it may choose from."""
    catalogue = load_catalogue().exercises
    known: Result = {}
    for weeks in LENGTHS:
        known[f"weeks_{weeks}_s"] = statistics.median(
            _seconds(problem, catalogue) for problem in made_up(athletes, weeks)
        )
    for size in POOLS:
        some = dict(Random(size).sample(list(catalogue.items()), size))
        known[f"exercises_{size}_s"] = statistics.median(
            _seconds(problem, some) for problem in made_up(athletes, 16)
        )
    return known


def measure(problems: Sequence[PlanProblem], full: bool) -> Result:
    """All figures of this benchmark."""
    load_catalogue()
    figures = speed(problems)
    plannable = [one for one in problems if one.openings and Limit.NO_PLAN not in one.limits.limits]
    studied = plannable[: STUDIED_FULL if full else STUDIED_QUICK]
    return {
        **figures,
        **quality(studied, STEPS_FULL if full else STEPS_QUICK, PROOFS_FULL if full else PROOFS_QUICK),
        **scaling(5 if full else 1),
        **sensitivity(plannable[: SHAKEN_FULL if full else SHAKEN_QUICK], load_catalogue().exercises),
        **replanning(_plans(plannable[:QUICK]), load_catalogue().exercises, full),
        **(
            monoliths(_small(plannable), SOLVER_SECONDS)
            if full
            else {"ratio_cpsat": None, "ratio_highs": None}
        ),
    }


def _plans(problems: Sequence[PlanProblem]) -> list[Plan]:
    """The plans of problems that have one."""
    found = (solve(one, load_catalogue().exercises).plan for one in problems)
    return [plan for plan in found if plan is not None]


def _small(problems: Sequence[PlanProblem]) -> list[PlanProblem]:
    return [one for one in problems if one.sessions_per_week <= MOST_SESSIONS][:MONOLITHS_FULL]


def _options() -> argparse.Namespace:
    options = parser("planner")
    options.add_argument("--problems", type=Path, help="a folder of plan documents to plan anew")
    options.add_argument(
        "--athletes", type=int, metavar="N", help="plan for N made-up athletes, and only that"
    )
    options.add_argument("--save", type=Path, help="write the problems into this folder and end")
    return options.parse_args()


def main() -> None:
    """Command line."""
    options = _options()
    failed = 0
    if options.athletes is not None:
        report(speed(made_up(options.athletes)), options.json)
        return
    if options.problems is None:
        problems = made_up(FULL if options.full else QUICK)
    else:
        problems, failed = read_problems(options.problems)
    if options.save is not None:
        save(problems, options.save)
        return
    report({**measure(problems, options.full), "unreadable": failed}, options.json)


if __name__ == "__main__":
    main()
