"""The whole exception tree, and the one table that turns a family into an exit code.

::

    GroundforceError
    ├── InputError              what a person gave cannot be used
    │   ├── ReadError           one file cannot be read (name, byte, reason)
    │   │   ├── ArchiveRefused  an archive is unsafe to open (bomb, traversal, nesting)
    │   │   └── UnitNeeded      a strength log does not say whether it is in kg or lb
    │   ├── NotationError       a line of the text notation is wrong (line, column)
    │   ├── RunnerFileError     runner.toml is wrong (line, key, allowed values)
    │   ├── CalendarError       a calendar file cannot be used
    │   ├── DocumentError       a plan document is not a valid groundforce.plan/1 (field)
    │   └── QuantityError       text is not a quantity of the unit asked for
    ├── NothingToRead           a folder, archive or file held no recording at all
    ├── NoPlanPossible          no plan may or can be made, and why
    ├── ProblemError            a planning problem contradicts itself
    └── FolderError             a training folder is locked, damaged or of another version
"""

from __future__ import annotations

from dataclasses import dataclass


class GroundforceError(Exception):
    """Root of every error this package raises on purpose.

    Its text says what was wrong, where, and what to do.
    """


class InputError(GroundforceError):
    """Something a person gave cannot be used as it is."""


class ReadError(InputError):
    """One file cannot be read; the others go on.

    Attributes: ``name`` (file or archive member), ``reason``, ``byte`` (offset of the damage, or None).
    """

    def __init__(self, name: str, reason: str, byte: int | None = None) -> None:
        where = "" if byte is None else f" at byte {byte}"
        super().__init__(f"{name}{where}: {reason}")
        self.name, self.reason, self.byte = name, reason, byte

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, int | None]]:
        return type(self), (self.name, self.reason, self.byte)


class ArchiveRefused(ReadError):
    """An archive is unsafe to open: a bomb, a path that escapes, or nesting too deep."""


class UnitNeeded(ReadError):
    """A strength log does not say whether its weights are kilograms or pounds, and nobody told."""

    def __init__(self, name: str, reason: str = "", byte: int | None = None) -> None:
        text = "does not say whether its weights are kg or lb; add --unit kg or --unit lb"
        super().__init__(name, reason or text, byte)


class NotationError(InputError):
    """A line of the text notation is wrong.

    Attributes: ``line`` and ``column`` (both from 1), ``reason``.
    """

    def __init__(self, reason: str, line: int, column: int) -> None:
        super().__init__(f"line {line}, column {column}: {reason}")
        self.reason, self.line, self.column = reason, line, column


class RunnerFileError(InputError):
    """A runner file is wrong.

    Attributes: ``path``, ``line`` (from 1, or None where the whole file is meant), ``reason``.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {reason}")
        self.path, self.reason, self.line = path, reason, line


class CalendarError(InputError):
    """A calendar file cannot be used."""


class DocumentError(InputError):
    """A document is not a valid ``groundforce.plan/1``; the text names the field."""


class QuantityError(InputError):
    """Text is not a quantity of the unit asked for."""


class NothingToRead(GroundforceError):
    """A folder, archive or file held no recording at all."""


class NoPlanPossible(GroundforceError):
    """No plan may or can be made; the text says why and what would change that."""


class ProblemError(GroundforceError):
    """A planning problem contradicts itself."""


class FolderError(GroundforceError):
    """A training folder is locked, damaged or of another version."""


@dataclass(frozen=True)
class Family:
    """What the shells do with one family of errors: ``exit_code`` [-] and ``http_status`` [-]."""

    error: type[GroundforceError]
    exit_code: int
    http_status: int


EXIT_OK = 0
EXIT_RULES_BROKEN = 1
"""``check`` found a rule broken."""

FAMILIES: tuple[Family, ...] = (
    Family(NothingToRead, 3, 422),
    Family(NoPlanPossible, 4, 422),
    Family(FolderError, 5, 409),
    Family(InputError, 2, 400),
    Family(ProblemError, 2, 422),
    Family(GroundforceError, 70, 500),
)
"""First match wins: from error family to exit code and HTTP status."""


def exit_code(error: GroundforceError) -> int:
    """Exit code [-] of an error, from :data:`FAMILIES`.

    >>> exit_code(NothingToRead("no recordings")), exit_code(ReadError("a.fit", "cut", 12))
    (3, 2)
    """
    return next(family.exit_code for family in FAMILIES if isinstance(error, family.error))
