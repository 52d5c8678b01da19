"""The runner a run is judged against: the weeks before it, and the days around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from groundforce.monitoring.classification.features import Features
from groundforce.monitoring.shaping import outings_of

PAST = timedelta(days=120)
"""How far back a runner's paces are still theirs."""
NEIGHBOURS = timedelta(days=7)
"""How far ahead a run's own week reaches."""
FEWEST = 8
"""runs to compare with; where the weeks hold fewer, the nearest ones are taken."""
RECENT = timedelta(days=42)
"""How far back the usual duration of a run is sought."""
HEART_RATE_PAST = timedelta(days=365)
"""How far back the highest heart rate is sought."""
TOP_OF_WEEK = timedelta(days=3, hours=12)
"""Either side of a run: its week."""
THRESHOLD_SHARE = {20: 0.95, 30: 0.975, 40: 0.985, 60: 1.0}
"""Share of the best speed over so many minutes that about an hour could be kept up (judgement)."""


@dataclass(frozen=True)
class RunnerContext:
    """What this runner usually does, around one run.

    ``cruising`` [m/s] the usual running pace on the flat, ``threshold`` [m/s] the speed about an hour can
    be kept up, from the best 20–60 min; ``duration`` [s] the usual outing; ``highest_heart_rate`` (second
    highest 15 s of a year) and ``usual_heart_rate`` [beats/min]; ``longest_beside`` [s] the longest other
    outing of the week, 0 without one; ``runs`` [-] compared with.
    """

    runs: int
    cruising: float | None
    threshold: float | None
    duration: float
    highest_heart_rate: float | None
    usual_heart_rate: float | None
    longest_beside: float


def context_of(index: int, features: Sequence[Features]) -> RunnerContext:
    """The context of the run at ``index`` among all of the runner's, in order of time."""
    run = features[index]
    others = _window(index, features)
    year = _between(features, run.run.start - HEART_RATE_PAST, run.run.start + NEIGHBOURS)
    shaped = [one for one in others if one.shapes]
    flat = [one.cruising for one in shaped if one.cruising is not None and not one.hilly]
    cruising = flat if len(flat) >= 4 else [one.cruising for one in shaped if one.cruising is not None]
    rates = [one.mean_heart_rate for one in shaped if one.mean_heart_rate is not None]
    return RunnerContext(
        runs=len(shaped),
        cruising=median(cruising) if cruising else None,
        threshold=_threshold(others),
        duration=_usual_duration(run, others),
        highest_heart_rate=_second_highest([one.peak_heart_rate for one in year]),
        usual_heart_rate=median(rates) if rates else None,
        longest_beside=_longest_beside(run, others),
    )


def heart_rate_share(heart_rate: float | None, context: RunnerContext) -> float | None:
    """Share [0–1] of the runner's highest heart rate; None where either is not known."""
    if heart_rate is None or context.highest_heart_rate is None:
        return None
    return min(1.0, heart_rate / context.highest_heart_rate)


def _window(index: int, features: Sequence[Features]) -> Sequence[Features]:
    start = features[index].run.start
    near = _between(features, start - PAST, start + NEIGHBOURS)
    if len(near) >= FEWEST:
        return near
    nearest = sorted(features, key=lambda one: abs(start - one.run.start))[:FEWEST]
    return sorted({id(one): one for one in (*near, *nearest)}.values(), key=lambda one: one.run.start)


def _between(features: Sequence[Features], first: datetime, last: datetime) -> Sequence[Features]:
    begin = bisect_left(features, first, key=lambda one: one.run.start)
    return features[begin : bisect_right(features, last, key=lambda one: one.run.start)]


def _threshold(others: Sequence[Features]) -> float | None:
    speeds = [
        share * effort.speed
        for one in others
        for minutes, share in THRESHOLD_SHARE.items()
        if (effort := one.effort(minutes)) is not None
    ]
    return max(speeds) if speeds else None


def _usual_duration(run: Features, others: Sequence[Features]) -> float:
    outings = outings_of([one.run for one in others])
    start = run.run.start
    recent = [one for one in outings if abs(start - one.start) <= RECENT]
    chosen = recent if len(recent) >= FEWEST // 2 else list(outings)
    return max(1.0, median(one.duration for one in chosen) if chosen else run.run.duration)


def _longest_beside(run: Features, others: Sequence[Features]) -> float:
    beside = [
        outing.duration
        for outing in outings_of([one.run for one in others])
        if all(one is not run.run for one in outing.runs) and abs(outing.start - run.run.start) <= TOP_OF_WEEK
    ]
    return max(beside, default=0.0)


def _second_highest(rates: Sequence[float | None]) -> float | None:
    known = sorted((rate for rate in rates if rate is not None), reverse=True)
    if not known:
        return None
    return known[1] if len(known) >= FEWEST else known[0]
