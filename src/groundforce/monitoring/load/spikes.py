"""Single-run spikes: a run against the longest of 30 days before (Frandsen 2025). A warning, never a ban."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import FASTEST
from groundforce.monitoring.shaping import outings_of
from groundforce.physiology.constants import Z80, Z95
from groundforce.physiology.impact import USUAL_SPEED
from groundforce.training.load import Spike, SpikeBand
from groundforce.training.plan import PlannedRun
from groundforce.training.run import Run
from groundforce.training.state import Estimate

WINDOW = timedelta(days=30)
NULL_NOTE = (
    "How much a week grew over the one before is shown without a verdict: in 5,205 runners it was not tied "
    "to injury."
)
_Z80_OF_95 = Z80 / Z95
_EDGES = (
    (SpikeBand.LARGE, "spike_large", "spike_hazard_large"),
    (SpikeBand.MEDIUM, "spike_medium", "spike_hazard_medium"),
    (SpikeBand.SMALL, "spike_small", "spike_hazard_small"),
)


@dataclass(frozen=True)
class Outgoing:
    """A run as far as spikes go: ``distance`` m, ``planned`` for one to come, ``measured`` or reckoned."""

    date: date
    distance: float
    planned: bool = False
    measured: bool = True


def spikes(runs: Sequence[Run], as_of: date, days: int = 30) -> tuple[Spike, ...]:
    """Runs of the last ``days`` before ``as_of`` that were longer than any of the 30 days before them.

    Recordings of one outing count as one run. A run with no run in the 30 days before is reported as new, not
    as a ratio. Runs without a believable distance are left out.
    """
    done = _done(runs, as_of)
    first = as_of - timedelta(days=days)
    return tuple(_judged(done, lambda one: one.date >= first))


def planned_spikes(
    planned: Iterable[PlannedRun], runs: Sequence[Run], as_of: date, speed: float | None = None
) -> tuple[Spike, ...]:
    """Planned runs from ``as_of`` on that would be a spike against what comes before them.

    ``speed`` [m/s] turns a planned duration into a distance where none is given; without it the runner's own
    of the last 30 days is used. For a note to the runner or a price: it warns, it forbids nothing.
    """
    done = _done(runs, as_of)
    pace = _usual_speed(runs, as_of) if speed is None else speed
    ahead = [_planned(run, pace) for run in planned if run.date >= as_of]
    joined = sorted([*done, *ahead], key=lambda one: one.date)
    return tuple(_judged(joined, lambda one: one.planned))


def _planned(run: PlannedRun, speed: float) -> Outgoing:
    if run.distance is not None:
        return Outgoing(run.date, run.distance, planned=True)
    return Outgoing(run.date, run.duration * speed, planned=True, measured=False)


def _done(runs: Sequence[Run], as_of: date) -> list[Outgoing]:
    past = sorted((run for run in runs if run.start.date() < as_of), key=lambda run: run.start)
    return [
        Outgoing(one.start.date(), one.distance)
        for one in outings_of(past)
        if one.distance is not None and 0.0 < one.distance <= FASTEST * max(one.duration, 1.0)
    ]


def _usual_speed(runs: Sequence[Run], as_of: date) -> float:
    recent = [run for run in runs if as_of - WINDOW <= run.start.date() < as_of and run.speed is not None]
    known = sorted(run.speed for run in recent if run.speed is not None and 0.0 < run.speed <= FASTEST)
    return known[len(known) // 2] if known else USUAL_SPEED


def _judged(runs: Sequence[Outgoing], wanted: Callable[[Outgoing], bool]) -> Iterator[Spike]:
    """The spikes among those ``wanted``; runs of one day are not compared with each other."""
    start = 0
    for at, one in enumerate(runs):
        while runs[start].date < one.date - WINDOW:
            start += 1
        if not wanted(one):
            continue
        longest = max((other.distance for other in runs[start:at] if other.date < one.date), default=None)
        band = band_of(one.distance, longest)
        if band is not SpikeBand.NONE:
            yield _spike(one, longest, band)


def band_of(distance: float, longest: float | None) -> SpikeBand:
    """The band of a run of ``distance`` [m] against the ``longest`` [m] before; None: nothing before.

    >>> band_of(11_001.0, 10_000.0).value, band_of(5_000.0, None).value
    ('more than 10 % longer', 'no run in the 30 days before')
    """
    if longest is None:
        return SpikeBand.NEW
    over = distance / longest - 1.0
    return next((band for band, edge, _ in _EDGES if over > parameter(edge).value + 1e-9), SpikeBand.NONE)


def hazard_of(band: SpikeBand) -> Estimate | None:
    """Hazard ratio of injury in the band against runs at most 10 % longer; None where none is known.

    The 80 % interval is the printed 95 % one, narrowed on the log scale.
    """
    name = next((hazard for one, _, hazard in _EDGES if one is band), None)
    if name is None:
        return None
    found = parameter(name)
    low = found.value * (found.low / found.value) ** _Z80_OF_95
    high = found.value * (found.high / found.value) ** _Z80_OF_95
    return Estimate(found.value, low, high, "Frandsen 2025, an association in 5,205 runners")


def _spike(one: Outgoing, longest: float | None, band: SpikeBand) -> Spike:
    ratio = None if longest is None else one.distance / longest
    text = _text(one, longest, band)
    return Spike(
        one.date, one.distance, longest, band, ratio, hazard_of(band), one.planned, one.measured, text
    )


def _times(band: SpikeBand) -> str:
    """The hazard ratio with its printed 95 % interval, in words."""
    found = parameter(next(hazard for one, _, hazard in _EDGES if one is band))
    return f"{found.value:g} times ({found.low:g} to {found.high:g})"


def _text(one: Outgoing, longest: float | None, band: SpikeBand) -> str:
    about = "" if one.measured else "about "
    length = f"{about}{one.distance / 1000.0:.1f} km"
    verb = "would be" if one.planned else "was"
    day = f"{one.date:%a} {one.date.day} {one.date:%b}"
    if longest is None:
        return f"{day}: {length} {verb} the first run in 30 days; any run is new then, keep it short."
    found = hazard_of(band)
    times = "" if found is None else f" In 5,205 runners injury was {_times(band)} as likely then"
    more = math.floor(100.0 * (one.distance / longest - 1.0))
    return (
        f"{day}: {length} {verb} {more} % longer than the longest run of the 30 days before "
        f"({longest / 1000.0:.1f} km).{times}: an association, not a verdict."
    )
