"""What every benchmark shares: its options, its data folder, its peers, its printed result."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import math
import os
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

Figure: TypeAlias = float | int | str | bool | None
Result: TypeAlias = dict[str, Figure]

ROOT = Path(__file__).resolve().parents[1]


def default_data() -> Path | None:
    """The shared data folder: GROUNDFORCE_SHARED, else ``../shared/data`` beside the checkout, else None."""
    shared = os.environ.get("GROUNDFORCE_SHARED")
    folder = Path(shared) if shared is not None else ROOT.parent / "shared"
    data = folder / "data"
    return data if data.is_dir() else None


def parser(name: str) -> argparse.ArgumentParser:
    """The options every benchmark has: ``--data DIR``, ``--json``, ``--full``."""
    options = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}")
    options.add_argument("--data", type=Path, default=default_data(), help="a folder of recordings")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    options.add_argument("--full", action="store_true", help="full sizes instead of quick ones")
    return options


def peer(name: str) -> ModuleType | None:
    """The module of a peer, or None where it is not installed: the caller reports None for its figures."""
    return None if importlib.util.find_spec(name) is None else importlib.import_module(name)


def median_seconds(action: Callable[[], object], repeats: int) -> float:
    """Median wall time [s] of ``repeats`` calls."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _finite(value: Figure) -> Figure:
    """JSON knows no NaN and no infinity: such a figure is not known."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _shown(value: Figure) -> str:
    if value is None:
        return "– (not there)"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def report(result: Mapping[str, Figure], as_json: bool) -> None:
    """Print a result: one JSON object, or one line a figure."""
    if as_json:
        print(json.dumps({key: _finite(value) for key, value in result.items()}, allow_nan=False))
        return
    width = max(len(key) for key in result)
    for key, value in result.items():
        print(f"{key:<{width}}  {_shown(value)}")
