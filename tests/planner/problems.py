"""Planning problems to test on: one ordinary runner, and any runner Hypothesis can think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st

from groundforce.coaching.intake import stated_exposures
from groundforce.coaching.runs import from_pattern
from groundforce.training.athlete import Athlete, LiftingExperience, Limit, Limits, Race, RacePriority
from groundforce.training.equipment import ALWAYS, KITS
from groundforce.training.exercise import Problem
from groundforce.training.plan import RunSource
from groundforce.training.problem import Absence, Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.runner import DEFAULT_OPENINGS
from groundforce.training.state import Estimate, PartOfDay, RunningState, TypicalRun

START = date(2026, 11, 23)
WEEK = (
    TypicalRun(1, RunKind.INTERVALS, 3600.0, 10_000.0, time(7, 0)),
    TypicalRun(3, RunKind.TEMPO, 3000.0, 9_000.0, time(7, 0)),
    TypicalRun(4, RunKind.EASY, 2400.0, 7_000.0, time(7, 0)),
    TypicalRun(6, RunKind.LONG, 6300.0, 18_000.0, time(9, 0)),
)
HALF = Race(date(2027, 2, 14), 21_097.5, RacePriority.A, "Half")


def runner(
    weeks: int = 12,
    kit: str = "gym",
    experience: LiftingExperience = LiftingExperience.NONE,
    races: tuple[Race, ...] = (HALF,),
    week: tuple[TypicalRun, ...] = WEEK,
    start: date = START,
    **changes: object,
) -> PlanProblem:
    """An ordinary runner: intervals Tuesday, tempo Thursday, long run Sunday."""
    inside = tuple(race for race in races if start <= race.date < start + timedelta(weeks=weeks))
    runs = from_pattern(week, RunSource.TYPICAL_WEEK, inside, RunningState(start), start, weeks).runs
    problem = PlanProblem(
        start=start,
        weeks=weeks,
        athlete=Athlete(experience=experience, body_mass=65.0),
        runs=runs,
        openings=DEFAULT_OPENINGS,
        equipment=KITS[kit] | ALWAYS,
        races=inside,
    )
    return replace(problem, **changes)  # type: ignore[arg-type]


@st.composite
def typical_weeks(draw: st.DrawFn) -> tuple[TypicalRun, ...]:
    days = draw(st.lists(st.integers(0, 6), min_size=1, max_size=6, unique=True))
    kinds = [RunKind.LONG, RunKind.INTERVALS, RunKind.TEMPO, RunKind.EASY, RunKind.RECOVERY, RunKind.EASY]
    starts = st.sampled_from([None, time(6, 30), time(12, 15), time(18, 30)])
    parts = st.sampled_from([None, PartOfDay.MORNING, PartOfDay.EVENING])
    return tuple(
        TypicalRun(
            day, kind, 6600.0 if kind is RunKind.LONG else 3000.0, None, start, None if start else part
        )
        for day, kind, start, part in zip(
            days,
            kinds,
            draw(st.lists(starts, min_size=6, max_size=6)),
            draw(st.lists(parts, min_size=6, max_size=6)),
            strict=False,
        )
    )


@st.composite
def openings(draw: st.DrawFn) -> tuple[Opening, ...]:
    if draw(st.booleans()):
        return DEFAULT_OPENINGS
    days = draw(st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True))
    return tuple(
        Opening(day, time(17, 0), time(21, 0))
        if draw(st.booleans())
        else Opening(day, part_of_day=draw(st.sampled_from(PartOfDay)))
        for day in days
    )


@st.composite
def problems(draw: st.DrawFn) -> PlanProblem:
    """Any runner: calendar, races, times, kit, limits, experience, absences, maxima."""
    start = START + timedelta(days=draw(st.integers(0, 6)))
    weeks = draw(st.sampled_from([1, 2, 4, 8, 12]))
    days = draw(st.lists(st.integers(2, 7 * weeks - 1), max_size=2, unique=True))
    races = tuple(
        Race(
            start + timedelta(days=day),
            draw(st.sampled_from([5_000.0, 10_000.0, 21_097.5, 42_195.0])),
            draw(st.sampled_from(RacePriority)),
        )
        for day in sorted(days)
    )
    experience = draw(st.sampled_from(LiftingExperience))
    limits = draw(
        st.sets(st.sampled_from([Limit.NO_MAXIMAL, Limit.NO_IMPACT, Limit.TECHNIQUE_ONLY]), max_size=1)
    )
    sore = draw(st.sets(st.sampled_from(Problem), max_size=2))
    lifts = ("back_squat", "romanian_deadlift") if experience is LiftingExperience.REGULAR else ()
    away = Absence(start + timedelta(days=9), start + timedelta(days=20))
    return runner(
        weeks,
        draw(st.sampled_from(sorted(KITS))),
        experience,
        races,
        draw(typical_weeks()),
        start,
        openings=draw(openings()),
        minutes=draw(st.sampled_from([25.0, 45.0, 60.0])),
        sessions_per_week=draw(st.integers(1, 3)),
        limits=Limits(frozenset(limits), frozenset(sore)),
        absences=(away,) if draw(st.booleans()) else (),
        strength=(("back_squat", Estimate(100.0, 90.0, 110.0, "stated")),) if draw(st.booleans()) else (),
        past=stated_exposures(lifts, start),
        lifting_weeks=8 if lifts else 0,
    )
