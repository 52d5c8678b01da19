"""From a key path of a TOML text to its line.

The text has already been accepted by :mod:`tomllib`; this scan only follows its outline (headers, keys,
strings, brackets) to say on which line a key stands, which ``tomllib`` does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""A place in the file: ``("race", 1, "date")`` is the date of the second ``[[race]]``."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def line_of(lines: Mapping[Place, int], path: Place) -> int | None:
    """The line of ``path``, or of the nearest table or array around it."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def locate(text: str) -> dict[Place, int]:
    """The line (from 1) of every key and every array entry of a valid TOML text.

    >>> locate('a = 1\\n[[race]]\\ndate = 2027-01-01\\n')
    {('a',): 1, ('race',): 2, ('race', 0): 2, ('race', 0, 'date'): 3}
    """
    scan = _Scan(text)
    scan.document()
    return scan.lines


class _Scan:
    """A walk over the text; ``at`` is the offset, ``table`` the path of the header in force."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.lines: dict[Place, int] = {}
        self.table: Place = ()
        self.entries: dict[Place, int] = {}
        self._counted, self._line = 0, 1

    def document(self) -> None:
        self._skip(_BETWEEN)
        while self.at < len(self.text):
            before = self.at
            if self.text[self.at] == "[":
                self._header()
            else:
                self._pair(self.table)
            self._skip(_BETWEEN)
            if self.at == before:
                return

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def _mark(self, path: Place) -> None:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        self.lines.setdefault(path, self._line)

    def _header(self) -> None:
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        path = self._resolved(self._key(), is_array)
        self._skip(_SPACE)
        self.at += 2 if is_array else 1
        for end in range(1, len(path) + 1):
            self._mark(path[:end])
        self.table = path

    def _resolved(self, keys: list[str], is_array: bool) -> Place:
        """The header's path with the number of the current entry after each array name."""
        path: Place = ()
        for depth, key in enumerate(keys):
            path += (key,)
            if is_array and depth == len(keys) - 1:
                self.entries[path] = self.entries.get(path, -1) + 1
            if path in self.entries:
                path += (self.entries[path],)
        return path

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip(_SPACE)
            quoted = self._skip(_STRING)
            parts.append(_unquoted(quoted) if quoted else self._skip(_BARE_KEY))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _pair(self, table: Place) -> None:
        path = table
        for key in self._key():
            path += (key,)
            self._mark(path)
        self.at += 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Place) -> None:
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in ('"', "'"):
            self._skip(_STRING)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Place) -> None:
        self.at += 1
        for number in range(len(self.text)):
            self._skip(_BETWEEN)
            if self.text.startswith("]", self.at) or self.at >= len(self.text):
                break
            self._mark((*path, number))
            self._value((*path, number))
            self._skip(_BETWEEN)
            self.at += self.text.startswith(",", self.at)
        self.at += 1

    def _inline_table(self, path: Place) -> None:
        self.at += 1
        while True:
            self._skip(_BETWEEN)
            if self.text.startswith("}", self.at) or self.at >= len(self.text):
                break
            self._pair(path)
            self._skip(_BETWEEN)
            self.at += self.text.startswith(",", self.at)
        self.at += 1


def _unquoted(quoted: str) -> str:
    if quoted.startswith("'"):
        return quoted[1:-1]
    return _ESCAPE.sub(_unescaped, quoted[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "uU" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _SHORT.get(code, code)
