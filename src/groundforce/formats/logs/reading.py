"""Read a strength log, whichever app wrote it: told by its headings, never by its file name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from groundforce.errors import ReadError, UnitNeeded
from groundforce.formats.logs.clock import day_comes_first, is_slashed
from groundforce.formats.logs.columns import Columns
from groundforce.formats.logs.fitbod import FITBOD
from groundforce.formats.logs.fitnotes import FITNOTES, FITNOTES_IOS
from groundforce.formats.logs.hevy import HEVY
from groundforce.formats.logs.layout import Case, Entry, Layout
from groundforce.formats.logs.liftosaur import LIFTOSAUR
from groundforce.formats.logs.line import Line
from groundforce.formats.logs.log import Log, LogOptions, Resolve
from groundforce.formats.logs.lyfta import LYFTA
from groundforce.formats.logs.sessions import Lookup, sessions_of
from groundforce.formats.logs.sheet import Sheet, head_of, open_sheet
from groundforce.formats.logs.strong import STRONG, STRONG_TRANSLATED
from groundforce.formats.logs.stronglifts import STRONGLIFTS, STRONGLIFTS_OLD
from groundforce.training.catalogue import resolve as find_exercise

LAYOUTS = (
    STRONG, HEVY, LYFTA, LIFTOSAUR, FITNOTES_IOS, FITNOTES, FITBOD, STRONGLIFTS, STRONGLIFTS_OLD,
    STRONG_TRANSLATED,
)  # fmt: skip
"""Tried in this order; the last one goes by shape alone."""
_FIRST_ROWS = 5
LARGEST = 64 << 20
"""bytes; thirty years of lifting stay under a tenth of it."""


def app_of(data: bytes) -> str | None:
    """The app whose log these bytes are, or None. Looks at the first 64 KiB.

    >>> app_of(b"title,start_time,exercise_title,weight_kg,reps"), app_of(b"a,b")
    ('Hevy', None)
    """
    found = _layout(open_sheet(head_of(data)))
    return None if found is None else found[0].app


def read_log(
    data: bytes,
    name: str,
    unit: str | None = None,
    timezone: str | None = None,
    names: Mapping[str, str | None] | None = None,
    resolve: Resolve | None = None,
) -> Log:
    """The sessions in a strength log; a bad row is reported by its line and loses nothing else.

    ``unit`` (``kg`` or ``lb``) is that of weights to which the log gives none; ``timezone`` (IANA name) the
    lifter's, for logs kept in UTC; ``names`` the lifter's own names, see
    :func:`groundforce.formats.logs.names.read_names`; ``resolve`` defaults to the catalogue's names. Raises
    UnitNeeded where a unit is needed and not given (only the row is lost where a log gives a unit to each),
    ReadError where the file is no log we know.
    """
    options = LogOptions(unit, timezone, names or {})
    sheet = open_sheet(data) if len(data) <= LARGEST else None
    found = _layout(sheet)
    if sheet is None or found is None:
        raise ReadError(name, "is not a strength log of an app we know; see docs/logs.md for those we read")
    layout, columns = found
    rows = _Rows(name, sheet, layout, columns, _case(name, sheet, columns, options))
    lookup = Lookup(options, _catalogue_id if resolve is None else resolve)
    sessions = sessions_of(rows.entries(), lookup, name, layout.by_day)
    if not sessions and any(isinstance(problem, UnitNeeded) for problem in rows.problems):
        raise UnitNeeded(name)
    return Log(name, layout.app, sessions, tuple(rows.problems), lookup.missing(), rows.left_out, layout.note)


class _Rows:
    """The rows of one log, with what could not be read and how many were no set."""

    def __init__(self, name: str, sheet: Sheet, layout: Layout, columns: Columns, case: Case) -> None:
        self._name, self._sheet, self._layout = name, sheet, layout
        self._columns, self._case = columns, case
        self.problems: list[ReadError] = []
        self.left_out = 0

    def entries(self) -> Iterator[Entry]:
        for row in self._sheet.lines(self._name):
            if isinstance(row, ReadError):
                self.problems.append(row)
                continue
            try:
                sets = list(self._layout.sets(Line(self._name, *row, self._columns), self._case))
            except UnitNeeded as error:
                if not self._columns.has("unit"):
                    raise
                self.problems.append(_without_unit(error, row[0]))
                continue
            except ReadError as error:
                self.problems.append(error)
                continue
            self.left_out += not sets
            yield from sets


def _without_unit(error: UnitNeeded, line: int) -> UnitNeeded:
    return UnitNeeded(error.name, f"line {line}: a weight without a unit; add --unit kg or --unit lb")


def _layout(sheet: Sheet | None) -> tuple[Layout, Columns] | None:
    if sheet is None:
        return None
    for layout in LAYOUTS:
        columns = layout.columns(sheet)
        if columns is not None:
            return layout, columns
    return None


def _case(name: str, sheet: Sheet, columns: Columns, options: LogOptions) -> Case:
    beginning = [Line(name, 0, cells, columns).text("date") for cells in sheet.first(_FIRST_ROWS)]
    if not any(is_slashed(text) for text in beginning):
        return Case(options)
    rows = (row for row in sheet.lines(name) if not isinstance(row, ReadError))
    return Case(options, day_comes_first(Line(name, *row, columns).text("date") for row in rows))


def _catalogue_id(name: str) -> str | None:
    match = find_exercise(name)
    return None if match is None else match.exercise_id
