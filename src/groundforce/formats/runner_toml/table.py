"""One TOML table, read key by key; whatever is wrong is noted and read as "not given"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from groundforce.errors import QuantityError
from groundforce.formats.runner_toml.locating import Place
from groundforce.formats.runner_toml.mistakes import Mistakes, did_you_mean, listed
from groundforce.formats.runner_toml.schema import KEYS, LISTS, called, home_of
from groundforce.formats.runner_toml.words import iso_date, shown, time_of_day

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Table:
    """A table of the file at ``path``; ``kind`` is its row in the schema."""

    values: dict[str, Any]
    path: Place
    kind: str
    mistakes: Mistakes

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def wrong(self, key: str, reason: str) -> None:
        """Note that the value of ``key`` is wrong, showing it."""
        self.mistakes.add((*self.path, key), f"{key} = {shown(self.values.get(key))}: {reason}")

    def line(self, key: str | None = None) -> int | None:
        """The line of ``key``, or of the table."""
        return self.mistakes.line(self.path if key is None else (*self.path, key))

    def check_keys(self) -> None:
        """Note every key the schema does not know."""
        known = KEYS.get(self.kind)
        for key in self.values:
            if known is not None and key not in known:
                self.mistakes.add((*self.path, key), self._unknown(key, known))

    def _unknown(self, key: str, known: tuple[str, ...]) -> str:
        home = home_of(key)
        if home is not None:
            return f"{key} is not a key {called(self.kind)}; it belongs {home}"
        guess = did_you_mean(key, known)
        return f"{key} is not a key {called(self.kind)}; {guess}allowed: {', '.join(known)}"

    def table(self, key: str) -> Table:
        """The table under ``key``, empty where not given; its keys are checked."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, f"expected a table; write [{key}] on a line of its own and its keys below")
            value = {}
        found = Table(value, (*self.path, key), key, self.mistakes)
        found.check_keys()
        return found

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables under ``[[key]]``, their keys checked."""
        value = self.values.get(key, [])
        if isinstance(value, dict) or not isinstance(value, list):
            self.wrong(key, f"expected a list of tables; write [[{key}]] (two brackets) for each one")
            return ()
        found = []
        for number, row in enumerate(value):
            if isinstance(row, dict):
                found.append(Table(row, (*self.path, key, number), key, self.mistakes))
                found[-1].check_keys()
            else:
                self.mistakes.add((*self.path, key, number), f"{key} holds {shown(row)}; expected a table")
        return tuple(found)

    def text(self, key: str) -> str | None:
        """The text under ``key``."""
        value = self.values.get(key)
        if isinstance(value, str) and value.strip() != "":
            return value
        if value is not None:
            self.wrong(key, "expected text in quotes")
        return None

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts; one text is taken as a list of one."""
        value = self.values.get(key)
        if value is None:
            return None
        many = [value] if isinstance(value, str) else value
        if isinstance(many, list) and all(isinstance(one, str) and one.strip() for one in many):
            return tuple(many)
        self.wrong(key, 'expected a list of texts, such as ["one", "two"]')
        return None

    def flag(self, key: str) -> bool | None:
        """True or false, unquoted."""
        value = self.values.get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.wrong(key, "expected true or false, without quotes")
        return None

    def number(self, key: str, low: float, high: float, unit: str) -> float | None:
        """A number from ``low`` to ``high``, in the unit named."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(
                key, f"expected a number{'' if unit.startswith('(') else ' of'} {unit}, without quotes"
            )
        elif not low <= value <= high:
            self.wrong(key, f"expected {low:g} to {high:g} {unit}")
        else:
            return float(value)
        return None

    def whole(self, key: str, low: int, high: int, unit: str) -> int | None:
        """A whole number from ``low`` to ``high``."""
        value = self.number(key, low, high, unit)
        if value is not None and value != int(value):
            self.wrong(key, f"expected a whole number of {unit}, {low} to {high}")
            return None
        return None if value is None else int(value)

    def choice(self, key: str, kinds: type[E]) -> E | None:
        """One of the values of an enumeration, in any case."""
        return self.one_of(key, {kind.value: kind for kind in kinds})

    def one_of(self, key: str, allowed: dict[str, T]) -> T | None:
        """One of the allowed words, in any case."""
        word = self.text(key)
        if word is None:
            return None
        by_word = {known.lower(): value for known, value in allowed.items()}
        found = by_word.get(word.strip().lower())
        if found is None and word.strip().lower() not in by_word:
            self.wrong(key, f"{did_you_mean(word, allowed)}allowed: {listed(allowed)}")
        return found

    def quantity(self, key: str, parse: Callable[[str], float], low: float, high: float) -> float | None:
        """A quantity with its unit, in SI, from ``low`` to ``high``."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.wrong(key, "expected a number and its unit, in quotes")
            return None
        text = value.lower() if isinstance(value, str) else shown(value)
        return self.parsed(key, text, parse, low, high)

    def parsed(
        self, key: str, text: str, parse: Callable[[str], float], low: float, high: float
    ) -> float | None:
        """``text`` given under ``key`` as a quantity in SI, from ``low`` to ``high``."""
        try:
            value = parse(text)
        except QuantityError as error:
            self.wrong(key, str(error))
            return None
        if low <= value <= high:
            return value
        self.wrong(key, "not plausible; check the number and its unit")
        return None

    def day(self, key: str) -> date | None:
        """A calendar date: 2027-04-11, with or without quotes."""
        value = self.values.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        found = iso_date(value) if isinstance(value, str) else None
        if found is None and value is not None:
            self.wrong(key, "expected a date as year-month-day, such as 2027-04-11")
        return found

    def clock(self, key: str) -> time | None:
        """A time of day: "18:00"."""
        value = self.values.get(key)
        if isinstance(value, time):
            return value
        found = time_of_day(value) if isinstance(value, str) else None
        if found is None and value is not None:
            self.wrong(key, 'expected a time of day in quotes, such as "18:00"')
        return found

    def need(self, keys: Iterable[str]) -> bool:
        """Whether all ``keys`` are there; each missing one is noted."""
        missing = [key for key in keys if key not in self.values]
        for key in missing:
            name = f"[[{self.kind}]]" if self.kind in LISTS else ".".join(map(str, self.path))
            self.mistakes.add(self.path, f"{name} has no {key}")
        return not missing
