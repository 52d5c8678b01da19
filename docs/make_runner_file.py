"""Fills the parts of docs/runner-file.md that repeat what the code says; run it after changing either.

``python docs/make_runner_file.py`` from the repository root. Each part stands between
``<!-- made: name -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from groundforce.evidence import constants
from groundforce.formats.runner_toml.words import SITES
from groundforce.training.athlete import Limit
from groundforce.training.battery.load import battery
from groundforce.training.battery.words import range_in_words
from groundforce.training.equipment import EQUIPMENT
from groundforce.training.screening import TABLE, Row

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/runner-file.md"
_PART = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
WRITTEN = {
    "landing_check": '`4` or `"4 points"`',
    "countermovement_jump": '`"34 cm"`, or the time in the air `"0.52 s"`',
    "drop_jump": '`1.2`, or the times in the air and on the ground `"0.45 s / 0.20 s"`',
    "single_leg_hop": '`"140 cm"`',
    "nordic_break_point": '`35` or `"35 deg"`',
    "calf_raise": '`28` or `"28 reps"`',
    "side_plank": '`"1:05"` or `"65 s"`',
    "repetition_maximum": '`"60 kg"`',
}
"""How a result of each test is written."""
_WHEN = {"bone_stress_injuries_ever": "2 or more", "age": "under 18"}


def made(text: str) -> str:
    """The page with every made part written anew."""
    parts = {
        "equipment": ", ".join(f"`{name}`" for name in EQUIPMENT),
        "places": ", ".join(f"`{name}`" for name in SITES),
        "screening": "\n".join(_screening()),
        "constants": "\n".join(_constants()),
        "tests": "\n".join(_tests()),
        "example": f"```toml\n{(ROOT / 'examples/runner.toml').read_text('utf-8')}```",
    }
    return _PART.sub(lambda part: f"{part[1]}{parts[part[2]]}\n{part[3]}", text)


def _screening() -> Iterator[str]:
    yield "| Key | Question | Takes out |"
    yield "| --- | --- | --- |"
    for row in TABLE:
        yield f"| `{row.key}` | {row.asks} | {_when(row)}: {_taken(row)} |"


def _when(row: Row) -> str:
    if row.key == "weeks_since_birth":
        return "under 6" if Limit.TECHNIQUE_ONLY in row.limits else "under 12"
    return _WHEN.get(row.key, "yes")


def _taken(row: Row) -> str:
    if Limit.NO_PLAN in row.limits:
        return "no plan; see a clinician first"
    return "; ".join(limit.value for limit in Limit if limit in row.limits)


def _tests() -> Iterator[str]:
    yield "| Test | Also | Value | Taken |"
    yield "| --- | --- | --- | --- |"
    for test in battery().values():
        also = ", ".join(f"`{name}`" for name in test.aliases)
        name = test.id.replace("_", " ")
        yield f"| `{name}` | {also} | {WRITTEN[test.id]} | {range_in_words(*test.plausible, test.unit)} |"


def _constants() -> Iterator[str]:
    yield "| Name | Value | Unit | Meaning | Grade |"
    yield "| --- | --- | --- | --- | --- |"
    for one in constants().values():
        yield f"| `{one.name}` | {one.value:g} | {one.unit} | {one.meaning} | {one.grade} |"


if __name__ == "__main__":
    PAGE.write_text(made(PAGE.read_text("utf-8")), "utf-8")
