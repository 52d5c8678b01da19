"""``python -m benchmarks.strength_forecast``: what the next session of a lift will show, one step ahead.

Over every strength log below ``--data`` (or its folder ``lifting-logs``): see ``lift_series`` for what a
series is and what was settled. Each session after the eighth is forecast from those before it and its own
date, by the bank of filters of ``monitoring.strength`` and by three plain ways on the same targets. Errors
are means over series of the mean absolute percentage error [%]. ``coverage80`` is over all forecasts,
``coverage80_lift_…`` over those of a lift that four lifters or more have.

``noise_floor`` is the error of a cheat that also knows the two sessions after: the median of the two before
and the two after. ``reachable_share`` is how much of the way from last value to that cheat is gone.
``…_tuned`` and ``…_held_out`` are halves of the lifters, by a checksum of the file's name. ``…_body`` keeps
lifts that move the body in. ``…_every`` leaves out nothing at all: lifts of the body by what was added,
warm-up sets, and files that tell another one's sets again.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import Result, parser, report
from benchmarks.lift_series import Logs, Series, padded, read_logs, read_series
from groundforce.monitoring.strength.bank import Filtered, filter_series

Array = NDArray[np.float64]

FOLDER = "lifting-logs"
WARM_UP = 8
"""Sessions before the first forecast."""
EWMA = 0.3
MORE = (
    "mape_mean3", "mape_ewma", "better_series_share", "noise_floor", "reachable_share",
    "coverage80_series_p10", "coverage80_series_p90",
)  # fmt: skip
"""Figures besides the main ones, None where there is no series."""
FEWEST_OF_A_LIFT = 4
"""Series of a lift from which its coverage is told."""


def main() -> None:
    """Command line."""
    options = parser("strength_forecast").parse_args()
    report(measure(options.data), options.json)


def measure(data: Path | None) -> Result:
    """Every figure of the benchmark; on made-up lifters where there is no folder."""
    if data is None:
        return {**figures(made_up()), **_variants(Logs((), ())), "made_up": True}
    logs = read_logs(data / FOLDER if (data / FOLDER).is_dir() else data)
    counts: Result = {
        "files": len(logs.every),
        "files_refused": logs.refused,
        "files_told_twice": len(logs.twice),
    }
    return counts | figures(read_series(logs.once)) | _variants(logs)


def _variants(logs: Logs) -> Result:
    """The figures of other readings of the protocol: lifts of the body kept in; nothing left out at all."""
    body = read_series(logs.once, body=True)
    every = read_series(logs.every, body=True, warm_ups=True)
    return {
        f"{key}_{name}": value
        for name, series in (("body", body), ("every", every))
        for key, value in _main(series).items()
    }


def _main(series: Sequence[Series]) -> Result:
    """The figures that are always there, None where there is no series."""
    if not series:
        return {"series": 0, **dict.fromkeys(("mape", "mape_last", "improvement", "coverage80"))}
    values, days = padded(series)
    found, targets = errors(series), _targets(values)
    return {
        "series": len(series),
        "mape": float(found["ours"].mean()),
        "mape_last": float(found["last"].mean()),
        "improvement": improvement(found),
        "coverage80": float(_inside(filter_series(values, days), values)[targets].mean()),
    }


def figures(series: Sequence[Series]) -> Result:
    """The figures of some series."""
    main = _main(series)
    if not series:
        return main | {"lifters": 0, "forecasts": 0, **dict.fromkeys(MORE)}
    values, days = padded(series)
    done = filter_series(values, days)
    targets = _targets(values)
    found = errors(series)
    half = np.array([one.half for one in series])
    inside = _inside(done, values)
    floor, ours, last = (float(found[key].mean()) for key in ("floor", "ours", "last"))
    return {
        **main,
        "lifters": len({one.file for one in series}),
        "forecasts": int(targets.sum()),
        "mape_mean3": float(found["mean3"].mean()),
        "mape_ewma": float(found["ewma"].mean()),
        "better_series_share": float((found["ours"] < found["last"]).mean()),
        "noise_floor": floor,
        "reachable_share": (last - ours) / (last - floor) if last > floor else None,
        "coverage80_series_p10": float(np.quantile(_by_column(inside, targets), 0.1)),
        "coverage80_series_p90": float(np.quantile(_by_column(inside, targets), 0.9)),
        **_halves(found, half, inside, targets),
        **_by_lift(series, inside, targets),
    }


def errors(series: Sequence[Series]) -> Mapping[str, Array]:
    """Mean absolute percentage error [%] of each series, by way of forecasting."""
    values, days = padded(series)
    ways = {
        "ours": filter_series(values, days).forecast,
        "last": _shifted(values, 1),
        "mean3": np.log(np.mean([np.exp(_shifted(values, k)) for k in (1, 2, 3)], axis=0)),
        "ewma": _ewma(values),
        "floor": _cheat(values),
    }
    targets = _targets(values)
    return {
        name: _by_column(100.0 * np.abs(np.exp(way - values) - 1.0), targets) for name, way in ways.items()
    }


def improvement(found: Mapping[str, Array]) -> float | None:
    """How much smaller our error is than that of the last value, as a share [-]; None where that is 0."""
    last = float(found["last"].mean())
    return 1.0 - float(found["ours"].mean()) / last if last > 0.0 else None


def _targets(values: Array) -> NDArray[np.bool_]:
    targets = np.isfinite(values)
    targets[:WARM_UP] = False
    return targets


def _by_column(values: Array | NDArray[np.bool_], chosen: NDArray[np.bool_]) -> Array:
    return np.asarray(np.where(chosen, values, 0.0).sum(axis=0) / chosen.sum(axis=0))


def _shifted(values: Array, by: int) -> Array:
    moved = np.full_like(values, np.nan)
    if by > 0:
        moved[by:] = values[:-by]
    else:
        moved[:by] = values[-by:]
    return moved


def _ewma(values: Array) -> Array:
    loads = np.exp(values)
    smooth = [loads[0]]
    for row in loads[1:]:
        smooth.append((1.0 - EWMA) * smooth[-1] + EWMA * row)
    return _shifted(np.log(np.stack(smooth)), 1)


def _cheat(values: Array) -> Array:
    around = np.stack([_shifted(values, by) for by in (1, 2, -1, -2)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.asarray(np.nanmedian(around, axis=0))


def _inside(done: Filtered, values: Array) -> NDArray[np.bool_]:
    slack = 1e-9
    return np.asarray((values >= done.low - slack) & (values <= done.high + slack))


def _halves(
    found: Mapping[str, Array], half: NDArray[np.int64], inside: NDArray[np.bool_], targets: NDArray[np.bool_]
) -> Result:
    result: Result = {}
    for number, name in enumerate(("tuned", "held_out")):
        these = half == number
        if these.any():
            part = {key: one[these] for key, one in found.items()}
            result[f"series_{name}"] = int(these.sum())
            result[f"mape_{name}"] = float(part["ours"].mean())
            result[f"mape_last_{name}"] = float(part["last"].mean())
            result[f"improvement_{name}"] = improvement(part)
            result[f"coverage80_{name}"] = float(inside[:, these][targets[:, these]].mean())
    return result


def _by_lift(series: Sequence[Series], inside: NDArray[np.bool_], targets: NDArray[np.bool_]) -> Result:
    """Coverage of lifts that several lifters have, by exercise id."""
    columns: dict[str, list[int]] = defaultdict(list)
    for column, one in enumerate(series):
        if one.exercise is not None:
            columns[one.exercise].append(column)
    return {
        f"coverage80_lift_{lift}": float(inside[:, places][targets[:, places]].mean())
        for lift, places in sorted(columns.items())
        if len(places) >= FEWEST_OF_A_LIFT
    }


def made_up(lifters: int = 24, sessions: int = 60, seed: int = 7) -> tuple[Series, ...]:
    """Made-up lifters: strength that wanders and grows, sessions that scatter below it."""
    rng = np.random.default_rng(seed)
    found = []
    for number in range(lifters):
        steps = rng.normal(0.002, 0.01, sessions).cumsum()
        light = -np.abs(rng.normal(0.0, rng.uniform(0.02, 0.12), sessions))
        load = 2.5 * np.round(np.exp(4.4 + steps + light) / 2.5)
        days = np.cumsum(rng.integers(2, 8, sessions)).astype(np.float64)
        found.append(Series(f"made-up-{number}", "Back squat", "back_squat", load, days))
    return tuple(found)


if __name__ == "__main__":
    main()
