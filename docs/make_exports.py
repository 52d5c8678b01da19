"""Fills the part of docs/exports.md that repeats the catalogue; run it after changing a ``fit`` entry.

``python docs/make_exports.py`` from the repository root. The part stands between ``<!-- made -->`` and
``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from groundforce.training.catalogue import load_catalogue

PAGE = Path(__file__).resolve().parents[1] / "docs/exports.md"
_PART = re.compile(r"(<!-- made -->\n).*?(<!-- end -->)", re.DOTALL)


def made(text: str) -> str:
    """The page with the made part written anew."""
    table = "\n".join(_near_names())
    return _PART.sub(lambda part: f"{part[1]}{table}\n{part[2]}", text)


def _near_names() -> Iterator[str]:
    yield "| Exercise | Note on the step |"
    yield "| --- | --- |"
    for exercise in load_catalogue():
        if exercise.fit.note:
            yield f"| {exercise.name} | {exercise.fit.note} |"


if __name__ == "__main__":
    PAGE.write_text(made(PAGE.read_text("utf-8")), "utf-8")
