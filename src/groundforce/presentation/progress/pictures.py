"""A picture for each section that has something to draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from groundforce.presentation.charts.drawing import NARROW, WIDE
from groundforce.presentation.charts.pain import pain_svg
from groundforce.presentation.charts.ranges import Range, ranges_svg
from groundforce.presentation.charts.strips import Strip, strips_svg
from groundforce.presentation.charts.track import Dot, Track, TrackWords, track_svg
from groundforce.presentation.charts.weeks import WeekBar, WeekWords, weeks_svg
from groundforce.presentation.words import exercise_name
from groundforce.training.battery.load import battery
from groundforce.training.battery.words import range_in_words, value_in_words
from groundforce.training.exercise import Exercise, Muscle
from groundforce.training.lift_state import LiftState
from groundforce.training.load import LoadState, SpikeBand
from groundforce.training.power_state import Standing, TestReading
from groundforce.training.progress import LiftTrack, Progress
from groundforce.training.readiness import ReadinessLevel

KMH = 3.6
ROOM = 1.25
"""Room right of the largest result, as a share."""
LEGS = {
    "glutes": frozenset({Muscle.GLUTEUS_MAXIMUS, Muscle.GLUTEUS_MEDIUS}),
    "hamstrings": frozenset({Muscle.HAMSTRINGS_HIP, Muscle.HAMSTRINGS_KNEE}),
    "quadriceps": frozenset({Muscle.QUADRICEPS}),
    "calves": frozenset({Muscle.GASTROCNEMIUS, Muscle.SOLEUS}),
    "trunk": frozenset({Muscle.TRUNK_ANTERIOR, Muscle.TRUNK_LATERAL, Muscle.TRUNK_POSTERIOR}),
}
"""What hard sets are drawn by."""


@dataclass(frozen=True)
class Picture:
    """One chart of a section, as SVG for a desk and for a phone."""

    section: str
    name: str
    wide: str
    narrow: str


Draw = Callable[[int], str]


def pictures_of(
    progress: Progress,
    catalogue: Mapping[str, Exercise],
    drawn: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Picture, ...]:
    """Every picture, in light colours; ``drawn`` is told after each how many of how many are done."""
    planned = list(_plan(progress, catalogue))
    found = []
    for number, (section, name, draw) in enumerate(planned, 1):
        found.append(Picture(section, name, draw(WIDE), draw(NARROW)))
        drawn(number, len(planned))
    return tuple(found)


def _plan(progress: Progress, catalogue: Mapping[str, Exercise]) -> Iterator[tuple[str, str, Draw]]:
    state = progress.state
    if any(one.fatigue is not None for one in progress.readiness):
        yield "readiness", "readiness", lambda width: _readiness(progress, width)
    if progress.diary:
        yield "pain", "pain", lambda width: pain_svg(progress.diary, width=width)
    flagged = {one.exercise: one for one in state.lifts}
    for track in progress.lifts:
        name = exercise_name(track.exercise, catalogue.get(track.exercise))
        yield "strength", track.exercise, _lift(track, flagged[track.exercise], name)
    if len(progress.efficiency) > 1:
        yield "efficiency", "efficiency", lambda width: _efficiency(progress, width)
    if state.power is not None and state.power.readings:
        readings = state.power.readings
        yield "tests", "tests", lambda width: _tests(readings, width)
    if state.load is not None and state.load.measured:
        load = state.load
        yield "load", "running", lambda width: _running(load, width)
        if any(week.sessions for week in load.weeks):
            yield "load", "hard-sets", lambda width: _hard_sets(load, width)
    if state.bone is not None and any(site.weeks for site in state.bone.sites):
        strips = [Strip(one.site, one.weeks) for one in state.bone.sites]
        yield "bone", "bone", lambda width: _bone(strips, width)
    if state.adherence is not None and state.adherence.weeks:
        weeks = state.adherence.weeks
        yield "adherence", "adherence", lambda width: _adherence(weeks, width)


def _lift(track: LiftTrack, state: LiftState, name: str) -> Draw:
    odd = {flag.date for flag in state.flagged if flag.left_out}
    dots = tuple(Dot(day, value, day in odd) for day, value in track.sessions)
    words = TrackWords(
        name,
        "Dots: the best set of each session. Line: estimated maximum, 80 % band. Cross: set aside.",
        "kg",
        0,
    )
    return lambda width: track_svg(Track(dots, track.maxima), words, width=width)


def _efficiency(progress: Progress, width: int) -> str:
    now = progress.state.efficiency
    beats = "" if now is None or now.reference_heart_rate is None else f"{now.reference_heart_rate:.0f}"
    words = TrackWords(
        f"Speed at {beats} beats a minute",
        "Flat, cool, fresh; 80 % band. Efficiency, not economy: heat, fitness and sleep move it too.",
        "km/h",
    )
    line = tuple((day, one.scaled(KMH)) for day, one in progress.efficiency)
    return track_svg(Track((), line), words, width=width)


def _tests(readings: tuple[TestReading, ...], width: int) -> str:
    subtitle = "Dot: your result. Line: 80 % of what it may be. Grey: what is usual, where that is known."
    return ranges_svg([_range(one) for one in readings], "Tests", subtitle, width=width)


def _range(one: TestReading) -> Range:
    test = battery()[one.test]
    shown = (one.latest.low, one.latest.high, *(one.norm.usual or ()))
    side = "" if one.side is None else f", {one.side}"
    value = value_in_words(one.latest.value, test.unit)
    return Range(
        name=f"{test.name}{side}",
        words=f"{value} ({range_in_words(one.latest.low, one.latest.high, test.unit)})",
        value=one.latest.value,
        low=one.latest.low,
        high=one.latest.high,
        scale=(min(0.0, *shown), ROOM * max(shown)),
        usual=one.norm.usual,
        odd=one.norm.standing is Standing.BELOW,
    )


def _running(load: LoadState, width: int) -> str:
    bars = [WeekBar(week.first, week.duration / 3600.0) for week in load.weeks]
    long = [spike for spike in load.spikes if spike.band is not SpikeBand.NONE]
    weeks = {week.first for week in load.weeks for spike in long if 0 <= (spike.date - week.first).days < 7}
    words = WeekWords(
        "Running", "Hours in each seven days. Marked: a run far longer than those before.", "hours", 1
    )
    return weeks_svg(bars, words, marks=[(first, "long") for first in sorted(weeks)], width=width)


def _hard_sets(load: LoadState, width: int) -> str:
    bars = [
        WeekBar(week.first, sum(count for muscle, count in week.hard_sets if muscle in muscles), part)
        for week in load.weeks
        for part, muscles in LEGS.items()
    ]
    words = WeekWords(
        "Hard sets", "In each seven days, by muscle; a set counts for every muscle it works.", "sets"
    )
    return weeks_svg(bars, words, width=width)


def _bone(strips: list[Strip], width: int) -> str:
    subtitle = "Stronger colour is more. Each row compares its own weeks; none predicts bone density."
    return strips_svg(strips, "Bone loading", subtitle, width=width)


def _readiness(progress: Progress, width: int) -> str:
    known = [(one.as_of, one.fatigue) for one in progress.readiness if one.fatigue is not None]
    dots = tuple(
        Dot(one.as_of, one.fatigue.value, True)
        for one in progress.readiness
        if one.fatigue is not None and one.level is ReadinessLevel.LOADED
    )
    words = TrackWords(
        "What is left in the legs",
        "Mornings of the last two weeks, % of a reference heavy session, 80 % band. Crosses: loaded.",
        "%",
        0,
    )
    return track_svg(Track(dots, tuple(known)), words, width=width)


def _adherence(weeks: tuple[tuple[date, int, float], ...], width: int) -> str:
    bars = [WeekBar(first, 100.0 * share) for first, _due, share in weeks]
    words = WeekWords("Planned and done", "Share of the planned sets that were done, each week", "%")
    return weeks_svg(bars, words, width=width)
