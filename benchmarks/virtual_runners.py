"""``python -m benchmarks.virtual_runners``: made-up runners train for weeks with three coaches.

Groundforce (plan, log, state, next load, re-plan), a fixed template (3 x 5, +2.5 kg a session, Tuesday and
Thursday) and a percentage wave without feedback; every runner meets the same life with each. What the
simulator takes for true, and what it shares with the product, is in docs/virtual-runners.md.

``violation_weeks``: share of weeks with a hard rule broken by the plan as it stood on any day.
``rir_error_median``: median of |prescribed less true reps in reserve| of loaded sets after week 6;
``rir_error_bodyweight`` of the others. ``e1rm_error``: median of |estimated over true maximum less 1|, and
by quarter of the time. ``strength_gain``: mean gain of five movements, squat, hinge, hip extension, knee
flexion and calf (``gain_NAME``), each in the lift of it that gained most, in a usual lift where none was
trained; ``strength_gain_three_lifts``: of back squat, Romanian deadlift and hip thrust, all that both
comparators load; ``minutes_a_week`` of lifting; ``muscle_gain``: of seven leg muscles, whatever trained
them. ``key_run_fatigue``: mean share of leg capacity that lifting had taken at the start of key runs, in
percent.
``changed_per_disturbance``: sessions changed after an event; ``changed_from_scratch`` the same had it been
planned anew (up to three a runner), with ``changed_beside_it`` those really changed in these cases.
``--seed`` is the first runner's, ``--runners`` how many, ``--weeks`` how long; ``--full``: 200 over 52 weeks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import fmean, median

import numpy as np

from benchmarks.common import Result, parser, report
from groundforce.simulation.virtual.figures import COACHES, Figures, figures, lived
from groundforce.simulation.virtual.people import Population

QUICK, FULL = (10, 16), (200, 52)
"""(runners, weeks)"""
DRAWS = 2000
Task = tuple[int, Population, int, str]


def main() -> None:
    """Command line."""
    options = parser("virtual_runners")
    options.add_argument("--seed", type=int, default=1, help="seed of the first runner")
    options.add_argument("--runners", type=int, help="how many")
    options.add_argument("--weeks", type=int, help="for how long")
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="at once")
    given = options.parse_args()
    runners, weeks = FULL if given.full else QUICK
    runners = runners if given.runners is None else given.runners
    weeks = weeks if given.weeks is None else given.weeks
    found = everyone(given.seed, runners, weeks, given.processes)
    if not given.json:
        print(table(found))
    report(result(found, weeks), given.json)


def everyone(seed: int, runners: int, weeks: int, processes: int) -> dict[str, list[tuple[Figures, float]]]:
    """Every runner with every coach: their figures, and the seconds each took."""
    kinds = list(Population)
    tasks: list[Task] = [
        (seed + number, kinds[number % len(kinds)], weeks, coach)
        for coach in COACHES
        for number in range(runners)
    ]
    if processes > 1:
        with ProcessPoolExecutor(processes) as pool:
            done = list(pool.map(one, tasks))
    else:
        done = [one(task) for task in tasks]
    found: dict[str, list[tuple[Figures, float]]] = {coach: [] for coach in COACHES}
    for (_, _, _, coach), pair in zip(tasks, done, strict=True):
        found[coach].append(pair)
    return found


def one(task: Task) -> tuple[Figures, float]:
    """One runner with one coach."""
    began = time.perf_counter()
    found = figures(lived(*task))
    return found, time.perf_counter() - began


def result(found: dict[str, list[tuple[Figures, float]]], weeks: int) -> Result:
    """The figures of the benchmark."""
    ours = [one for one, _ in found["groundforce"]]
    changed = [count for one in ours for _, count in one.changed]
    fresh = [pair for one in ours for pair in one.fresh]
    figures: Result = {
        "runners": len(ours),
        "weeks": weeks,
        "violation_weeks": _share(sum(one.broken for one in ours), sum(one.planned for one in ours)),
        "rules_broken": ", ".join(sorted({rule for one in ours for rule in one.rules})) or None,
        "rir_error_median": _median(abs(error) for one in ours for error in one.reserve_errors),
        "rir_bias": _median(error for one in ours for error in one.reserve_errors),
        "rir_error_bodyweight": _median(abs(error) for one in ours for error in one.free_errors),
        "e1rm_error": _median(abs(error) for one in ours for _, error in one.maximum_errors),
        **{f"e1rm_error_quarter_{number}": _quarter(ours, weeks, number) for number in range(1, 5)},
    }
    for coach, pairs in found.items():
        ending = "" if coach == "groundforce" else f"_{coach}"
        figures |= _of_coach([one for one, _ in pairs], ending)
    return figures | {
        "disturbances": len(changed),
        "changed_per_disturbance": fmean(changed) if changed else None,
        "changed_beside_it": fmean(pair[0] for pair in fresh) if fresh else None,
        "changed_from_scratch": fmean(pair[1] for pair in fresh) if fresh else None,
        "runner_s": fmean(seconds for _, seconds in found["groundforce"]),
    }


def _of_coach(seasons: Sequence[Figures], ending: str) -> Result:
    return {
        f"strength_gain{ending}": fmean(one.gain for one in seasons),
        f"strength_gain_three_lifts{ending}": fmean(one.three_lifts for one in seasons),
        **{
            f"gain_{name}{ending}": fmean(one.movements[name] for one in seasons)
            for name in seasons[0].movements
        },
        f"minutes_a_week{ending}": fmean(one.minutes for one in seasons),
        f"key_run_fatigue{ending}": 100.0 * fmean(one.fatigue for one in seasons),
        f"muscle_gain{ending}": fmean(one.muscle for one in seasons),
        f"economy_change{ending}": fmean(one.economy for one in seasons),
        f"painful_days{ending}": fmean(one.painful for one in seasons),
        f"sessions_done{ending}": fmean(one.done for one in seasons),
        f"sets_failed{ending}": fmean(one.failed for one in seasons),
    }


def _quarter(seasons: Sequence[Figures], weeks: int, number: int) -> float | None:
    errors = (error for one in seasons for when, error in one.maximum_errors if _in(when, weeks, number))
    return _median(abs(error) for error in errors)


def _in(when: float, weeks: int, number: int) -> bool:
    return (number - 1) * weeks / 4.0 < when <= number * weeks / 4.0


def _median(values: Iterable[float]) -> float | None:
    listed = list(values)
    return median(listed) if listed else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


def table(found: dict[str, list[tuple[Figures, float]]]) -> str:
    """Coaches side by side by population, then the differences, with central 95 % intervals over seeds."""
    head = f"{'':<12}{'coach':<13}{'gain %':>22}{'three lifts %':>22}"
    lines = [f"{head}{'key-run fatigue %':>22}{'sessions':>10}"]
    for name in ("all", *(kind.value for kind in Population)):
        for coach, pairs in found.items():
            some = [one for one, _ in pairs if name in ("all", one.population)]
            if some:
                lines.append(_row(name, coach, some))
    for coach in ("template", "percentage"):
        lines.append(
            _difference([one for one, _ in found["groundforce"]], [one for one, _ in found[coach]], coach)
        )
    return "\n".join([*lines, "", *_by_movement(found)])


def _by_movement(found: dict[str, list[tuple[Figures, float]]]) -> list[str]:
    """Gain of each movement by coach."""
    names = tuple(found["groundforce"][0][0].movements)
    lines = ["gain %".ljust(25) + "".join(f"{name.replace('_', ' '):>22}" for name in names)]
    for coach, pairs in found.items():
        cells = (_interval([100 * one.movements[name] for one, _ in pairs]) for name in names)
        lines.append(f"{coach:<25}" + "".join(f"{cell:>22}" for cell in cells))
    return lines


def _row(name: str, coach: str, some: Sequence[Figures]) -> str:
    cells = (
        _interval([100 * one.gain for one in some]),
        _interval([100 * one.three_lifts for one in some]),
        _interval([100 * one.fatigue for one in some]),
    )
    row = f"{name:<12}{coach:<13}" + "".join(f"{cell:>22}" for cell in cells)
    return f"{row}{fmean(one.done for one in some):>10.1f}"


def _difference(ours: Sequence[Figures], theirs: Sequence[Figures], coach: str) -> str:
    pairs = list(zip(ours, theirs, strict=True))
    gain = _interval([100 * (a.gain - b.gain) for a, b in pairs])
    three = _interval([100 * (a.three_lifts - b.three_lifts) for a, b in pairs])
    fatigue = _interval([100 * (a.fatigue - b.fatigue) for a, b in pairs])
    return f"{'less':<12}{coach:<13}{gain:>22}{three:>22}{fatigue:>22}"


def _interval(values: Sequence[float]) -> str:
    """Mean with a bootstrap interval over seeds."""
    rng = np.random.default_rng(1)
    drawn = rng.choice(np.asarray(values), (DRAWS, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return f"{fmean(values):.1f} ({low:.1f}, {high:.1f})"


if __name__ == "__main__":
    main()
