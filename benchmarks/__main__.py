"""``python -m benchmarks``: every benchmark in quick sizes, one after the other, as one table."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from typing import Any

import benchmarks
from benchmarks.common import parser

HELPERS = frozenset({"__main__", "common"})


def names() -> list[str]:
    """Every benchmark module, in order of name."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if name not in HELPERS and not name.startswith("_"))


def run(name: str, arguments: list[str]) -> dict[str, Any]:
    """The JSON object one benchmark prints, or ``{"error": its last words}``."""
    command = [sys.executable, "-m", f"benchmarks.{name}", "--json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {"error": done.stderr.strip()[-500:] or f"ended with {done.returncode}"}
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def print_table(results: dict[str, dict[str, Any]]) -> None:
    """One row a figure."""
    for name, figures in results.items():
        for key, value in figures.items():
            shown = "–" if value is None else f"{value:.4g}" if isinstance(value, float) else value
            print(f"{name:<12} {key:<28} {shown}")


def main() -> None:
    """Command line; ends with 1 where a benchmark failed."""
    options = parser("__main__").parse_args()
    arguments = ["--full"] if options.full else []
    arguments += [] if options.data is None else ["--data", str(options.data)]
    results = {name: run(name, arguments) for name in names()}
    if options.json:
        print(json.dumps(results))
    else:
        print_table(results)
    sys.exit(int(any("error" in figures for figures in results.values())))


if __name__ == "__main__":
    main()
