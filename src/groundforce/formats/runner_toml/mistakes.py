"""Every mistake of a file, collected so that one reading names them all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.locating import Place, line_of


@dataclass
class Mistakes:
    """The mistakes found so far in the file called ``name``, each with its line."""

    name: str
    lines: Mapping[Place, int]
    found: list[tuple[int | None, str]] = field(default_factory=list)

    def add(self, path: Place, reason: str) -> None:
        """Note a mistake at ``path``."""
        self.found.append((line_of(self.lines, path), reason))

    def line(self, path: Place) -> int | None:
        """The line of ``path``."""
        return line_of(self.lines, path)

    def raise_any(self) -> None:
        """Raise one RunnerFileError that names every mistake, a line each, in the order of the file."""
        if not self.found:
            return
        ordered = sorted(dict.fromkeys(self.found), key=lambda one: one[0] or 0)
        (line, reason), rest = ordered[0], ordered[1:]
        more = [str(RunnerFileError(self.name, text, number)) for number, text in rest]
        raise RunnerFileError(self.name, "\n".join([reason, *more]), line)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean "tempo"? `` or nothing, for a word that is close to a known one.

    >>> did_you_mean("tues", ["Mon", "Tue"]), did_you_mean("x", ["Mon"])
    ('did you mean "Tue"? ', '')
    """
    by_lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(word.strip().lower(), by_lower, n=1, cutoff=0.6)
    return f'did you mean "{by_lower[near[0]]}"? ' if near else ""


def listed(words: Iterable[str]) -> str:
    """Words as a list to choose from.

    >>> listed(["A", "B"])
    '"A", "B"'
    """
    return ", ".join(f'"{word}"' for word in words)
