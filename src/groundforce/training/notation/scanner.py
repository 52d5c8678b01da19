"""A place in one line, and the error that names it."""

from __future__ import annotations

import re

from groundforce.errors import NotationError

_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"\S+")


class Scanner:
    """Reads one line from left to right; columns count from 1."""

    def __init__(self, text: str, line: int, at: int = 0) -> None:
        self.text, self.line, self.at = text, line, at

    def skip(self) -> None:
        """Go over spaces."""
        match = _SPACE.match(self.text, self.at)
        self.at = self.at if match is None else match.end()

    def peek(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of ``pattern`` after any spaces, or None; spaces are passed, the match is not."""
        self.skip()
        return pattern.match(self.text, self.at)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of ``pattern`` after any spaces, and go past it; or None."""
        match = self.peek(pattern)
        if match is not None:
            self.at = match.end()
        return match

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        self.skip()
        return self.at >= len(self.text)

    def expected(self, what: str) -> NotationError:
        """The error that says what should stand here, and what does."""
        found = self.peek(_WORD)
        seen = "the line ends" if found is None else f"found {found[0]!r}"
        return self.wrong(f"expected {what}, {seen}")

    def wrong(self, reason: str, at: int | None = None) -> NotationError:
        """An error at column ``at`` (offset from 0; here where None)."""
        return NotationError(reason, self.line, (self.at if at is None else at) + 1)
