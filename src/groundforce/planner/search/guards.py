"""Which rule, if any, keeps a session of a given kind out of a slot."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from groundforce.planner.search.season import TAPER_DAYS
from groundforce.planner.search.slots import Slot, hours_since
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.plan import PlannedRun, span_of
from groundforce.training.problem import PlanProblem
from groundforce.training.run import QUALITY_KINDS, RunKind

SHORT_RACE = 10_000.0
HALF_MARATHON = 21_200.0
A_DAY = 24.0
FARTHEST_GUARD = 336.0
"""h beyond which no guard before a key run reaches, whatever a plan sets (two weeks)"""


@dataclass(frozen=True)
class Burden:
    """What a session asks of the calendar.

    ``impulse`` [% of the reference heavy session]; ``eccentric`` full-dose new eccentric work or a new tier;
    ``fresh`` any new eccentric work or new jump, however little; ``full`` a session of the build, not one
    made for race week; ``lack`` [points] of content that its place cannot give.
    """

    heavy: bool
    novel: bool
    eccentric: bool
    impulse: float
    full: bool = False
    fresh: bool = False
    lack: float = 0.0

    def at_least(self, other: Burden) -> Burden:
        """The heavier of two foreseen burdens in every respect."""
        return Burden(
            self.heavy or other.heavy,
            self.novel or other.novel,
            self.eccentric or other.eccentric,
            max(self.impulse, other.impulse),
            self.full or other.full,
            self.fresh or other.fresh,
            max(self.lack, other.lack),
        )

    def covers(self, other: Burden) -> bool:
        """Whether this burden asks for every guard the other asks for; impulse up to a twentieth aside."""
        flags = self.at_least(other)
        return replace(flags, impulse=self.impulse) == self and other.impulse <= 1.05 * self.impulse


@dataclass(frozen=True)
class RunPoint:
    """A run on the plan's clock [h]: when it starts at the earliest and ends at the latest."""

    run: PlannedRun
    earliest: float
    latest: float


@dataclass(frozen=True)
class RacePoint:
    """A race on the plan's clock: earliest start and latest end [h], first day of its taper, and the hours
    it asks for: ``guard`` from heavy work before it (``preferred`` is better), ``fresh`` from any leg work
    before it, ``rest`` after it, ``rest_hard`` after it for heavy and new eccentric work."""

    name: str
    earliest: float
    latest: float
    taper_from: date
    guard: float
    preferred: float
    fresh: float
    rest: float
    rest_hard: float


@dataclass(frozen=True)
class Block:
    """Why a slot is closed: the rule's id, a sentence, and by how many hours it misses [h]."""

    rule: str
    text: str
    short: float = math.inf


@dataclass(frozen=True)
class CalendarView:
    """The runs and races of a problem on its own clock."""

    key_runs: tuple[RunPoint, ...]
    all_runs: tuple[RunPoint, ...]
    races: tuple[RacePoint, ...]


def _by_distance(distance: float, short: str, half: str, long: str) -> str:
    if distance <= SHORT_RACE:
        return short
    return half if distance <= HALF_MARATHON else long


def _race_point(problem: PlanProblem, race: Race, earliest: float, latest: float) -> RacePoint:
    is_a = race.priority is RacePriority.A
    distance = race.distance if is_a else 0.0
    guard = _by_distance(distance, "race_heavy_short", "race_heavy_half", "race_heavy_long")
    preferred = _by_distance(
        distance, "race_heavy_preferred", "race_heavy_preferred", "race_heavy_preferred_long"
    )
    rest = _by_distance(race.distance, "after_race_short", "after_race", "after_race")
    hard = _by_distance(race.distance, "after_race_short", "after_race_heavy", "after_race_heavy_long")
    return RacePoint(
        name=race.name or "the race",
        earliest=earliest,
        latest=latest,
        taper_from=race.date - timedelta(days=TAPER_DAYS) if is_a else date.max,
        guard=problem.constant(guard),
        preferred=problem.constant(preferred),
        fresh=problem.constant("race_fresh" if is_a else "race_fresh_b"),
        rest=problem.constant(rest),
        rest_hard=max(problem.constant(rest), problem.constant(hard)),
    )


def _race_points(problem: PlanProblem, runs: tuple[RunPoint, ...]) -> tuple[RacePoint, ...]:
    points = []
    for race in problem.races:
        of_day = [p for p in runs if p.run.kind is RunKind.RACE and p.run.date == race.date]
        dawn = hours_since(problem.start, datetime.combine(race.date, time(5, 0)))
        dusk = hours_since(problem.start, datetime.combine(race.date, time(22, 0)))
        first = min(of_day, key=lambda point: point.earliest, default=None)
        earliest, latest = (dawn, dusk) if first is None else (first.earliest, first.latest)
        points.append(_race_point(problem, race, earliest, latest))
    return tuple(points)


def calendar_view(problem: PlanProblem) -> CalendarView:
    """Put the runs and races of ``problem`` on its clock."""
    points = tuple(
        RunPoint(run, hours_since(problem.start, span.earliest), hours_since(problem.start, span.latest))
        for run in sorted(problem.runs, key=lambda one: (one.date, one.id))
        for span in [span_of(run)]
    )
    key = tuple(point for point in points if point.run.key)
    return CalendarView(key, points, _race_points(problem, points))


def guard_before(problem: PlanProblem, burden: Burden, run: PlannedRun) -> tuple[float, str]:
    """Hours a session with ``burden`` must end before a key run, and the rule that says so."""
    needs = [(0.0, "availability")]
    if burden.heavy:
        needs.append((problem.constant("guard_heavy_accustomed"), "guard_heavy"))
    if burden.novel:
        needs.append((problem.constant("guard_novel_any"), "guard_novel"))
    if burden.heavy and burden.novel:
        name = "guard_heavy_novel" if run.kind in QUALITY_KINDS else "guard_heavy_novel_long"
        needs.append((problem.constant(name), "guard_novel"))
    if burden.eccentric:
        needs.append((problem.constant("guard_eccentric_novel"), "guard_eccentric"))
    return max(needs, key=lambda need: need[0])


def run_name(run: PlannedRun) -> str:
    """A key run in a sentence, as ``Sunday's long run``."""
    return f"{run.date:%A}'s {'long run' if run.kind is RunKind.LONG else run.kind.value}"


def block(problem: PlanProblem, view: CalendarView, slot: Slot, burden: Burden) -> Block | None:
    """The first rule that closes ``slot`` to a session with ``burden``, or None where it is open."""
    end = slot.hours + problem.minutes / 60.0
    for point in view.key_runs:
        if not slot.hours - A_DAY <= point.earliest <= end + FARTHEST_GUARD:
            continue
        if point.run.date == slot.date and slot.hours - point.latest < problem.constant("same_day_gap"):
            gap = f"{problem.constant('same_day_gap'):g} h after {run_name(point.run)}"
            short = problem.constant("same_day_gap") - (slot.hours - point.latest)
            return Block("same_day", f"on the day of a key run lifting waits until {gap}", short)
        need, rule_id = guard_before(problem, burden, point.run)
        if end <= point.earliest < end + need:
            left = point.earliest - end
            text = f"only {int(left)} h before {run_name(point.run)}, {need:g} h asked"
            return Block(rule_id, text, need - left)
    return _race_block(problem, view, slot, end, burden)


def _race_block(
    problem: PlanProblem, view: CalendarView, slot: Slot, end: float, burden: Burden
) -> Block | None:
    for race in view.races:
        found = (
            _before_race(problem, race, slot, end, burden)
            if end <= race.earliest
            else _after_race(race, slot, burden)
        )
        if found is not None:
            return found
    return None


def _before_race(
    problem: PlanProblem, race: RacePoint, slot: Slot, end: float, burden: Burden
) -> Block | None:
    ahead = race.earliest - end
    if burden.full and race.taper_from <= slot.date:
        return Block("race_taper", f"in race week only a short session is left before {race.name}")
    asked = [("race_fresh", race.fresh)]
    asked += [("race_heavy", race.guard)] if burden.heavy else []
    asked += [("race_novel", problem.constant("race_novel"))] if burden.fresh else []
    for rule_id, need in asked:
        if ahead < need:
            return Block(rule_id, f"{ahead:.0f} h before {race.name}, {need:g} h asked", need - ahead)
    return None


def _after_race(race: RacePoint, slot: Slot, burden: Burden) -> Block | None:
    since = slot.hours - race.latest
    need = race.rest_hard if burden.heavy or burden.fresh else race.rest
    if since < need:
        return Block(
            "after_race", f"{max(since, 0.0):.0f} h after {race.name}, {need:g} h asked", need - since
        )
    return None
