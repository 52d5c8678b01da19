"""How long the first answer takes: whole processes, start to end.

Keys: ``help_s`` for ``groundforce --help`` and ``plan_s`` for a plan of 12 weeks for the example runner, from
recordings to files (median of several processes); ``today_s`` and ``log_s`` likewise, None until the
commands exist; ``python_s`` for an empty Python, the floor under all of them.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from benchmarks.common import Result, median_seconds, parser, report

GROUNDFORCE = str(Path(sysconfig.get_path("scripts")) / "groundforce")


def run_process(*command: str) -> None:
    """Run a command to its end; CalledProcessError shows what it said where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def plan_seconds(repeats: int) -> float:
    """Median time [s] of reading the example runner and planning 12 weeks."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        run_process(GROUNDFORCE, "demo", str(demo))
        plan = ("plan", "--runs", str(demo / "runs"), "--weeks", "12", "--out", str(Path(folder) / "out"))
        runner = ("--runner", str(demo / "runner.toml"))
        return median_seconds(lambda: run_process(GROUNDFORCE, *plan, *runner), repeats)


def measure(full: bool) -> Result:
    """All keys of this benchmark, in seconds."""
    repeats = 15 if full else 5
    run_process(GROUNDFORCE, "--help")
    return {
        "help_s": median_seconds(lambda: run_process(GROUNDFORCE, "--help"), repeats),
        "plan_s": plan_seconds(max(3, repeats // 3)),
        "today_s": None,
        "log_s": None,
        "python_s": median_seconds(lambda: run_process(sys.executable, "-c", "pass"), repeats),
    }


def main() -> None:
    """Command line."""
    options = parser("startup").parse_args()
    report(measure(options.full), options.json)


if __name__ == "__main__":
    main()
