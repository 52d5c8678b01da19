"""One row of a log, read cell by cell with errors that name file and line."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from groundforce.errors import ReadError, UnitNeeded
from groundforce.formats.logs.columns import UNITS, Columns
from groundforce.quantities import MASS

HEAVIEST, MOST_REPS = 2000.0, 5000
"""kg and repetitions above which a cell is a slip of the finger."""
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?")


class Line:
    """A row: its cells by what the columns hold. Every reader raises ReadError naming file and line."""

    def __init__(self, file: str, number: int, cells: Sequence[str], columns: Columns) -> None:
        self.file, self.line = file, number
        self._cells, self.columns = cells, columns

    def fail(self, reason: str) -> ReadError:
        """The error to raise about this row."""
        return ReadError(self.file, f"line {self.line}: {reason}")

    def text(self, key: str) -> str:
        """The cell as text without spaces around it; empty where column or cell is missing."""
        place = self.columns.at.get(key)
        return "" if place is None or place >= len(self._cells) else self._cells[place].strip()

    def number(self, key: str) -> float | None:
        """The cell as a number, decimal comma or point; None where empty."""
        text = self.text(key).replace("\u00a0", "").replace("\u202f", "")
        if text == "":
            return None
        if _NUMBER.fullmatch(text) is None:
            raise self.fail(f"{key} {self.text(key)[:40]!r} is not a number")
        value = float(text.replace(",", "."))
        if not math.isfinite(value):
            raise self.fail(f"{key} {self.text(key)[:40]!r} is not a number that can be")
        return value

    def reps(self, key: str = "reps") -> int | None:
        """Repetitions done; None where empty. A half repetition does not count."""
        value = self.number(key)
        if value is not None and not 0.0 <= value <= MOST_REPS:
            raise self.fail(f"{value:g} repetitions cannot be")
        return None if value is None else int(value)

    def kilograms(self, fallback: str | None, key: str = "weight", unit: str | None = None) -> float | None:
        """Weight [kg]; None where empty, or below 0: that is help by a machine or band, and no load.

        Unit: the row's, else the heading's, else ``fallback``. Raises UnitNeeded where none of them says kg
        or lb and the weight is not 0.
        """
        value = self.number(key)
        if value is None or value <= 0.0:
            return 0.0 if value == 0.0 else None
        known = self._stated(unit) or self.columns.unit or fallback
        if known is None:
            raise UnitNeeded(self.file)
        weight = value * MASS[known]
        if weight > HEAVIEST:
            raise self.fail(f"a weight of {value:g} {known} cannot be")
        return weight

    def _stated(self, unit: str | None) -> str | None:
        text = self.text("unit") if unit is None else unit
        if text == "":
            return None
        known = UNITS.get(text.casefold().strip("."))
        if known is None:
            raise self.fail(f"{text[:20]!r} is not a unit of weight; known are kg and lb")
        return known

    def joined(self, key: str, numbers: Sequence[str]) -> Line:
        """This row with commas put back into cell ``key``, where an app wrote a name without quotes.

        That is so where there are more cells than headings and cells of ``numbers`` hold none.
        """
        extra = len(self._cells) - self.columns.width
        if extra <= 0 or all(_NUMBER.fullmatch(self.text(one) or "0") for one in numbers):
            return self
        at = self.columns.at[key]
        whole = ",".join(self._cells[at : at + extra + 1])
        cells = [*self._cells[:at], whole, *self._cells[at + extra + 1 :]]
        return Line(self.file, self.line, cells, self.columns)
