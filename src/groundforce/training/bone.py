"""Nouns of bone loading. Ordinal: they compare weeks and plans, they do not predict bone density."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groundforce.training.state import Estimate


@dataclass(frozen=True)
class SiteLoad:
    """Osteogenic index [ordinal] of one site in each of the last weeks, oldest first, and in the newest.

    ``usual`` is the mean of the weeks before the last, None where there are none.
    """

    site: str
    weeks: tuple[tuple[date, float], ...]
    last_week: Estimate
    usual: float | None = None


@dataclass(frozen=True)
class BoneState:
    """Bone loading by site, and the load inside the shin kept apart from ground force.

    ``tibial_load`` [BW x steps of one leg] of the last week; ``tibial_damage`` [-] of the last week against
    the mean of the four before (1 is the same), by the steep rule that fatigue life halves per +10 % strain.
    Both are ordinal. ``measured`` false where nothing was read.
    """

    as_of: date
    measured: bool = False
    sites: tuple[SiteLoad, ...] = ()
    tibial_load: Estimate | None = None
    tibial_damage: Estimate | None = None
    notes: tuple[str, ...] = field(default=())

    def site(self, name: str) -> SiteLoad | None:
        """The loading of one site, or None."""
        return next((one for one in self.sites if one.site == name), None)
