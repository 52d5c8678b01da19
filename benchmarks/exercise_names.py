"""``python -m benchmarks.exercise_names``: how many logged sets the catalogue knows the exercise of.

Over every strength log below ``--data`` (or its folder ``lifting-logs``). ``legs_trunk_resolved_share`` is
over sets for legs and trunk: those that resolve to such an exercise, and those that do not resolve while a
word of their name (:data:`LEGS_TRUNK`) says legs or trunk. ``wrong_share`` is over the names checked by hand
in ``tests/training/catalogue/checked_names.csv``: names that resolve to another exercise than the one meant.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import ROOT, Result, parser, report
from groundforce.errors import ReadError
from groundforce.formats.archive import Member, members
from groundforce.formats.logs.log import Log
from groundforce.formats.logs.reading import app_of, read_log
from groundforce.training.catalogue import load_catalogue, resolve
from groundforce.training.exercise import Region

FOLDER = "lifting-logs"
CHECKED = ROOT / "tests" / "training" / "catalogue" / "checked_names.csv"
LEGS_TRUNK = re.compile(
    r"squat|deadlift|\brdls?\b|\bdl\b|lunge|\blegs?\b|calf|calves|thigh|quad|hamstring|glute|\bhips?\b|nordic"
    r"|adduct|abduct|step.?up|split|pistol|good.?morning|rack pull|swing|jump|hop\b|sprint|sled|wall.?sit"
    r"|\babs?\b|abdominal|crunch|plank|sit.?up|core\b|oblique|twist|hyperext|back ext|superman|dead.?bug"
    r"|bird.?dog|pallof|wood.?chop|side bend|side bridge|hollow|v.?up|toes? to bar|knee raise|captain"
    r"|roll.?out|ab wheel|dragon|flutter|bicycle|mountain climber|suitcase|landmine rotation|tibialis|clam"
    r"|monster walk",
    re.IGNORECASE,
)
"""Words that make a name one for legs or trunk."""
NOT_LEGS_TRUNK = re.compile(r"stretch|foam|leg day|split jerk|sprint|running|bike|cycl", re.IGNORECASE)
"""Words that take it out again: no strength work, or an overhead lift."""
EXAMPLE = """\
title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe
Legs,2026-01-05T18:00:00,2026-01-05T19:05:00,Squat (Barbell),0,normal,100,5,,,
Legs,2026-01-05T18:00:00,2026-01-05T19:05:00,DB RDLs,0,normal,40,8,,,
Legs,2026-01-05T18:00:00,2026-01-05T19:05:00,Sissy thing for legs,0,normal,,8,,,
Legs,2026-01-05T18:00:00,2026-01-05T19:05:00,Bicep Curl (Dumbbell),0,normal,12,10,,,
"""
"""A made-up log, where none is given."""


def main() -> None:
    """Command line."""
    options = parser("exercise_names").parse_args()
    if options.data is not None:
        report(measure(options.data), options.json)
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "made-up.csv").write_text(EXAMPLE, "utf-8")
        report(measure(Path(folder)), options.json)


def measure(data: Path) -> Result:
    """Every figure of the benchmark."""
    folder = data / FOLDER if (data / FOLDER).is_dir() else data
    names: Counter[str] = Counter()
    resolved: Counter[str] = Counter()
    count = 0
    for log in _logs(folder):
        count += 1
        for one in (one for session in log.sessions for one in session.sets):
            names[one.name] += 1
            resolved[one.name] += one.exercise is not None
    wanted = {name for name in names if _is_legs_trunk(name)}
    return {
        "logs": count,
        "names": len(names),
        "sets": names.total(),
        "resolved_share": _share(resolved.total(), names.total()),
        "legs_trunk_sets": sum(names[name] for name in wanted),
        "legs_trunk_resolved_share": _share(
            sum(resolved[name] for name in wanted), sum(names[name] for name in wanted)
        ),
        **_checked(),
    }


def _logs(folder: Path) -> Iterator[Log]:
    """The strength logs below a folder; the unit does not matter here, so kilograms do."""
    for member in members(folder):
        if isinstance(member, Member) and app_of(member.data) is not None:
            try:
                yield read_log(member.data, member.name, "kg")
            except ReadError:
                continue


def _is_legs_trunk(name: str) -> bool:
    match = resolve(name)
    if match is not None:
        return load_catalogue().get(match.exercise_id).region is not Region.UPPER
    return LEGS_TRUNK.search(name) is not None and NOT_LEGS_TRUNK.search(name) is None


def _checked() -> Result:
    """How many names were checked by hand, and the share that resolves to a wrong exercise."""
    if not CHECKED.exists():
        return {"checked_names": None, "wrong_share": None}
    with CHECKED.open(encoding="utf-8", newline="") as rows:
        meant = [(row["name"], row["exercise"]) for row in csv.DictReader(rows)]
    found = [(match.exercise_id if (match := resolve(name)) else "", exercise) for name, exercise in meant]
    wrong = sum(id not in ("", exercise) for id, exercise in found)
    return {"checked_names": len(meant), "wrong_share": _share(wrong, len(meant))}


def _share(part: int, whole: int) -> float | None:
    return None if whole == 0 else part / whole


if __name__ == "__main__":
    main()
