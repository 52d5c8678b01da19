"""Osteogenic index of each site week by week. Ordinal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.bone.parts import (
    SITES,
    Part,
)
from groundforce.physiology.bone import (
    ORDINAL,
    turner2003_bout_of_parts,
    turner2003_sensitivity,
)
from groundforce.training.bone import SiteLoad
from groundforce.training.state import Estimate

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column


SOURCE = f"osteogenic index (Turner and Robling 2003); {ORDINAL}"


@dataclass(frozen=True)
class _Knobs:
    """What is uncertain: time constant [h] of regained sensitivity, and what slow lifting is worth [-]."""

    hours: float
    lifting: float


@dataclass(frozen=True, eq=False)
class Loading:
    """Parts as columns, the hour [h since day 1] of each bout, and how many bouts there are."""

    site: Column
    bout: Column
    load: Column
    cycles: Column
    lifted: Column
    hour: Column


def loading_of(parts: Sequence[Part], hours: Sequence[float]) -> Loading:
    """Parts as columns; ``hours`` [h since day 1] when each bout was."""
    columns = [
        np.array([float(value) for value in values], np.float64)
        for values in (
            [SITES.index(part.site) for part in parts],
            [part.bout for part in parts],
            [part.load for part in parts],
            [part.cycles for part in parts],
            [part.lifted for part in parts],
            hours,
        )
    ]
    return Loading(*columns)


def site_loads(loading: Loading, edges: Column, as_of: date) -> list[SiteLoad]:
    """Every site with anything on it, week by week."""
    usual = _Knobs(parameter("bone_recovery_hours").value, parameter("bone_lifting_worth").value)
    hours, worth = parameter("bone_recovery_hours"), parameter("bone_lifting_worth")
    low, high = _Knobs(hours.high, worth.low), _Knobs(hours.low, worth.high)
    found = []
    for number, site in enumerate(SITES):
        if not (loading.site == number).any():
            continue
        weeks, least, most = (_weekly(loading, number, knobs, edges) for knobs in (usual, low, high))
        last = Estimate(float(weeks[-1]), float(least[-1]), float(most[-1]), SOURCE, as_of)
        days = [date.fromordinal(round(edge / 24.0)) for edge in edges[:-1]]
        before = float(weeks[:-1].mean()) if len(weeks) > 1 else None
        found.append(SiteLoad(site, tuple(zip(days, weeks.tolist(), strict=True)), last, before))
    return found


def _weekly(loading: Loading, site: int, knobs: _Knobs, edges: Column) -> Column:
    """Index of a site in each week [ordinal]; bouts in order of time, each by the sensitivity regained."""
    here = loading.site == site
    bouts, of = np.unique(loading.bout[here].astype(np.int64), return_inverse=True)
    worth = np.where(loading.lifted[here] > 0.0, knobs.lifting, 1.0)
    index = turner2003_bout_of_parts(
        loading.load[here] * worth, loading.cycles[here], of.astype(np.int64), len(bouts)
    )
    hour = loading.hour[bouts]
    order = np.argsort(hour, kind="stable")
    since = np.diff(hour[order], prepend=-np.inf)
    counted = index[order] * turner2003_sensitivity(since, knobs.hours)
    week = np.searchsorted(edges, hour[order], side="right") - 1
    inside = (week >= 0) & (week < len(edges) - 1)
    return np.asarray(
        np.bincount(week[inside], weights=counted[inside], minlength=len(edges) - 1), np.float64
    )
