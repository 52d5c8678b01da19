"""One exercise as written in a catalogue file, read field by field with errors that name the place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from groundforce.errors import ProblemError

E = TypeVar("E", bound=StrEnum)
_REQUIRED: Any = object()
_KINDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list"}


class Row:
    """The fields of one exercise. Every reader raises ProblemError naming file, exercise and field."""

    def __init__(self, file: str, id: str, fields: dict[str, Any]) -> None:
        self.file, self.id = file, id
        self._fields = dict(fields)

    def fail(self, field: str, reason: str) -> ProblemError:
        """The error to raise about ``field``."""
        return ProblemError(f"{self.file}, [{self.id}], {field}: {reason}")

    def take(self, field: str, kind: type, default: Any = _REQUIRED) -> Any:
        """The value of a field, of the given kind; ``default`` where absent, if there is one."""
        value = self._fields.pop(field, default)
        if value is _REQUIRED:
            raise self.fail(field, "is missing")
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise self.fail(field, f"must be {_KINDS[kind]}, not {value!r}")
        return value

    def text(self, field: str) -> str:
        """A text that is not empty."""
        value: str = self.take(field, str)
        if value.strip() == "":
            raise self.fail(field, "is empty")
        return value

    def texts(self, field: str, default: Any = _REQUIRED) -> tuple[str, ...]:
        """A list of texts."""
        values = self.take(field, list, default)
        for value in values:
            self._of_kind(field, value, str)
        return tuple(values)

    def whole(self, field: str, low: int, high: int, default: Any = _REQUIRED) -> int:
        """A whole number from ``low`` to ``high``."""
        value: int = self.take(field, int, default)
        if not low <= value <= high:
            raise self.fail(field, f"must be {low} to {high}, not {value}")
        return value

    def number(self, field: str, low: float, high: float, default: Any = _REQUIRED) -> float:
        """A number from ``low`` to ``high``, in the unit of the field."""
        value: float = self.take(field, float, default)
        if not low <= value <= high:
            raise self.fail(field, f"must be {low:g} to {high:g}, not {value:g}")
        return value

    def one(self, field: str, enum: type[E], default: str | None = None) -> E:
        """One value of an enumeration."""
        return self._member(field, enum, self.take(field, str, _REQUIRED if default is None else default))

    def some(self, field: str, enum: type[E], default: Any = _REQUIRED) -> tuple[E, ...]:
        """A list of values of an enumeration."""
        return tuple(self._member(field, enum, value) for value in self.texts(field, default))

    def known(self, field: str, values: Iterable[str], allowed: Iterable[str]) -> None:
        """Checks that every value is one of ``allowed``."""
        wrong = sorted(set(values) - set(allowed))
        if wrong:
            raise self.fail(field, f"{wrong[0]!r} is not one of {', '.join(sorted(allowed))}")

    def finish(self) -> None:
        """Checks that no field is left over, which would be a spelling mistake."""
        if self._fields:
            raise self.fail(next(iter(self._fields)), "is not a field of an exercise")

    def _of_kind(self, field: str, value: Any, kind: type) -> None:
        if type(value) is not kind:
            raise self.fail(field, f"{value!r} is not {_KINDS[kind]}")

    def _member(self, field: str, enum: type[E], value: str) -> E:
        try:
            return enum(value)
        except ValueError:
            raise self.fail(field, f"{value!r} is not one of {', '.join(enum)}") from None
