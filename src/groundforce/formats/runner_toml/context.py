"""What every section of the file needs besides its own table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from groundforce.formats.runner_toml.names import Resolver


@dataclass
class Context:
    """The plan's ``start`` where known, how names resolve, and the ``defaults`` and ``warnings`` so far.

    ``planning`` is false where ``start`` is only a day to look from: then races may be over and diary entries
    may be later, and neither is a mistake.
    """

    start: date | None
    resolve: Resolver
    defaults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    planning: bool = True

    def default(self, text: str) -> None:
        """State a default that was used."""
        self.defaults.append(text)

    def warn(self, text: str) -> None:
        """Tell the runner something that is no mistake."""
        self.warnings.append(text)
