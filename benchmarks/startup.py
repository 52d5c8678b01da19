"""How long the first answer takes: whole processes, start to end.

Keys: ``help_s`` for ``groundforce --help`` and ``plan_s`` for a plan of 12 weeks for the example runner, from
recordings to files (median of several processes); ``today_s`` and ``log_s`` for the session of a day and for
logging one, in a training folder with that history, that plan and a year of logs; ``python_s`` for an empty
Python, the floor under all of them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import Result, median_seconds, parser, report

START = date(2026, 11, 23)
SESSION = """{day} 18:00  Strength  45 min
  Back squat         warm-up 2 x 5 40 kg
  Back squat         5,5,4 x 80 kg @ 2 RIR
  Romanian deadlift  3 x 8 60 kg
  Calf raise         3 x 12 20 kg
  Side plank         2 x 40 s each side
"""
"""A session as it may be logged."""
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


def fast_seconds(repeats: int) -> tuple[float, float]:
    """Median times [s] of ``today`` and of ``log`` in the folder of someone who has lifted for a year."""
    with tempfile.TemporaryDirectory() as folder:
        demo, home = Path(folder) / "demo", Path(folder) / "home"
        run_process(GROUNDFORCE, "demo", str(demo), "--end", str(START))
        run_process(GROUNDFORCE, "import", str(demo / "runs"), "--home", str(home))
        shutil.copy(demo / "runner.toml", home)
        run_process(GROUNDFORCE, "plan", "--home", str(home), "--start", str(START))
        year = Path(folder) / "year.txt"
        year.write_text("".join(SESSION.format(day=START - timedelta(days=3 * n)) for n in range(1, 122)))
        run_process(GROUNDFORCE, "log", str(year), "--home", str(home))
        today = ("today", "--home", str(home), "--date", str(START))
        evening = Path(folder) / "evening.txt"
        # Each time another number of reps: logging the same again would write nothing.
        counts = iter(range(1, 99))

        def logged() -> None:
            evening.write_text(SESSION.format(day=START).replace("5,5,4", f"5,5,{next(counts)}"))
            run_process(GROUNDFORCE, "log", str(evening), "--home", str(home))

        return (
            median_seconds(lambda: run_process(GROUNDFORCE, *today), repeats),
            median_seconds(logged, repeats),
        )


def measure(full: bool) -> Result:
    """All keys of this benchmark, in seconds."""
    repeats = 15 if full else 5
    run_process(GROUNDFORCE, "--help")
    today_s, log_s = fast_seconds(repeats)
    return {
        "help_s": median_seconds(lambda: run_process(GROUNDFORCE, "--help"), repeats),
        "plan_s": plan_seconds(max(3, repeats // 3)),
        "today_s": today_s,
        "log_s": log_s,
        "python_s": median_seconds(lambda: run_process(sys.executable, "-c", "pass"), repeats),
    }


def main() -> None:
    """Command line."""
    options = parser("startup").parse_args()
    report(measure(options.full), options.json)


if __name__ == "__main__":
    main()
