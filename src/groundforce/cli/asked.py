"""What every form of ``groundforce replan`` is asked with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Asked:
    """The training folder, the day to look from, and what to do with the answer."""

    home: Path | None = None
    day: str | None = None
    yes: bool = False
    dry_run: bool = False
    as_json: bool = False

    def joined(self, later: Asked) -> Asked:
        """Options given before the event and after it; the later ones win."""
        return Asked(
            self.home if later.home is None else later.home,
            self.day if later.day is None else later.day,
            self.yes or later.yes,
            self.dry_run or later.dry_run,
            self.as_json or later.as_json,
        )
