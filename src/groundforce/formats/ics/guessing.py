"""Kind and duration of a run whose event does not say them: from its length and weekday, marked assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from groundforce.formats.ics.amounts import Amounts, named_distance
from groundforce.formats.ics.happenings import Happening
from groundforce.formats.ics.words import folded
from groundforce.quantities import format_distance, format_duration
from groundforce.training.run import RunKind
from groundforce.training.state import Rhythm, TypicalRun

PACE = 0.36
"""s per m (6:00 /km) where only a distance is known."""
PACES = (0.15, 0.66)
"""s per m (2:30 to 11:00 /km): a calendar block outside this does not fit its distance."""
LONGEST_BLOCK = 8 * 3600.0
"""s; a longer block in a calendar says nothing about the run."""
LONG_FROM = 90 * 60.0
"""s; a run this long is a long run where nothing else is known."""
NEAR = 0.4
"""A run of the rhythm within this share of the duration is the same kind of run."""
USUAL = {RunKind.LONG: 90 * 60.0}
USUAL_OTHER = 45 * 60.0
"""s; durations where nothing at all is known."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Size:
    """``duration`` s, ``distance`` m or None; ``assumed``: what the duration rests on if not said."""

    duration: float
    distance: float | None
    assumed: str | None = None


def usual_run(day: date, duration: float | None, rhythm: Rhythm | None) -> TypicalRun | None:
    """The run of the rhythm on that weekday that is nearest in duration [s], where one is near."""
    known = [] if rhythm is None else [run for run in rhythm.runs if run.weekday == day.weekday()]
    if duration is None:
        return max(known, key=lambda run: run.confidence * run.frequency, default=None)
    near = [run for run in known if abs(run.duration - duration) <= NEAR * duration]
    return min(near, key=lambda run: abs(run.duration - duration), default=None)


def guess_kind(day: date, duration: float | None, rhythm: Rhythm | None) -> tuple[RunKind, str]:
    """A kind for a run of ``duration`` [s] on ``day``, and the ground for it in words."""
    usual = usual_run(day, duration, rhythm)
    weekday = WEEKDAYS[day.weekday()]
    if usual is not None:
        return usual.kind, f"as on your usual {weekday}"
    if duration is None:
        return RunKind.EASY, "nothing says more"
    if duration >= _long_from(rhythm):
        return RunKind.LONG, f"from its {format_duration(duration)}"
    return RunKind.EASY, f"from its {format_duration(duration)} on a {weekday}"


def _long_from(rhythm: Rhythm | None) -> float:
    """Duration [s] from which a run counts as long: near the rhythm's longest long run, if it has one."""
    long = [] if rhythm is None else [run.duration for run in rhythm.runs if run.kind is RunKind.LONG]
    return min(LONG_FROM, (1 - NEAR / 2) * max(long)) if long else LONG_FROM


def time_for(distance: float) -> float:
    """About how long [s] a ``distance`` [m] takes."""
    return distance * PACE


def stated_duration(happening: Happening, amounts: Amounts, distance: float | None) -> float | None:
    """The duration [s] that title or calendar block give, or None; ``distance`` m of the run, if known."""
    if amounts.duration is not None:
        return amounts.duration
    block = happening.duration
    if block is None or block > LONGEST_BLOCK:
        return None
    if distance is not None and not PACES[0] <= block / distance <= PACES[1]:
        return None
    return block


def stated_distance(happening: Happening, amounts: Amounts, kind: RunKind | None) -> float | None:
    """The distance [m] the title gives, as a number or by the name of a race, or None."""
    title = folded(happening.title)
    if amounts.distance is not None or (kind is not RunKind.RACE and " parkrun " not in title):
        return amounts.distance
    return named_distance(title)


def size_of(happening: Happening, amounts: Amounts, kind: RunKind, rhythm: Rhythm | None) -> Size:
    """How long and far the run is: as stated, else from the distance, the rhythm, or what is usual."""
    distance = stated_distance(happening, amounts, kind)
    stated = stated_duration(happening, amounts, distance)
    if stated is not None:
        return Size(stated, distance)
    if distance is not None:
        duration = time_for(distance)
        ground = f"{format_duration(duration)} for {format_distance(distance)} at 6:00 /km"
        return Size(duration, distance, ground)
    usual = usual_run(happening.date, None, rhythm)
    if usual is not None:
        weekday = WEEKDAYS[happening.date.weekday()]
        return Size(usual.duration, None, f"{format_duration(usual.duration)} as on your usual {weekday}")
    duration = USUAL.get(kind, USUAL_OTHER)
    return Size(duration, None, f"{format_duration(duration)}, as nothing says more")
