"""Hypothesis strategies for the shared nouns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from groundforce.evidence import Grade, constants
from groundforce.training.athlete import (
    Athlete,
    Goal,
    LiftingExperience,
    Limit,
    Limits,
    Race,
    RacePriority,
    Sex,
)
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.nouns import Emphasis
from groundforce.training.equipment import EQUIPMENT
from groundforce.training.exercise import Problem
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Bout,
    Kilograms,
    Per,
    PercentOfMaximum,
    Phase,
    Plan,
    PlannedRun,
    PlanQuality,
    PlanStatus,
    Prescription,
    Reason,
    Relaxation,
    RunSource,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.plates import POUND_PLATES, Plates
from groundforce.training.problem import Absence, Exposure, Opening, Place, PlanProblem
from groundforce.training.recording import Lap, Sport
from groundforce.training.run import OtherActivity, Run, RunKind, RunProfile
from groundforce.training.state import Estimate, PartOfDay, RunningState, TrainingHistory
from groundforce.training.strength import FeltPain, PerformedSet, Side, StrengthSession

NAMES = {
    "back_squat": "Back squat",
    "romanian_deadlift": "Romanian deadlift",
    "nordic_curl": "Nordic curl",
    "back_extension": "45 degree back extension",
    "pogo_hop": "Pogo hop",
}
"""Exercise ids and names for tests that need some, whatever the catalogue holds."""

DATES = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.sampled_from([0, 0, 0, 30]))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
PLAIN = st.text("abcdefghij KLM(),.'–é", max_size=20).map(lambda text: " ".join(text.split()))


def numbers(low: float = 0.0, high: float = 1e6) -> st.SearchStrategy[float]:
    """Finite floats, round ones often, with no negative zero."""
    whole = st.integers(round(low), round(high)).map(float)
    return st.one_of(whole, st.floats(low, high, allow_subnormal=False).map(lambda value: value + 0.0))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The strategy's values, or None."""
    return st.none() | strategy


def pairs_by_name(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Pairs of a name and a value, each name once."""
    return st.lists(st.tuples(WORDS, values), max_size=3, unique_by=lambda pair: pair[0]).map(tuple)


def tuples(
    strategy: st.SearchStrategy[Any], most: int = 3, least: int = 0
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Tuples of values of the strategy."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


REP_RANGES = st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: (pair[0], sum(pair)))
LOADS = st.one_of(
    st.builds(Kilograms, numbers(0, 500), st.sampled_from(Per)),
    st.builds(PercentOfMaximum, numbers(1, 120)),
    st.builds(Bodyweight, numbers(-50, 100)),
    st.builds(Band, st.sampled_from(["light", "medium", "extra heavy"])),
)
TEMPOS = st.sampled_from(["eccentric", "3-1-1", "3-0-x-1", "slow", 'say "ah"; then #lift'])


@st.composite
def set_prescriptions(draw: st.DrawFn) -> SetPrescription:
    """One planned set of any measure."""
    measure = draw(st.sampled_from(["reps", "seconds", "contacts"]))
    amounts = {"reps": REP_RANGES, "seconds": numbers(1, 600), "contacts": st.integers(1, 200)}
    return SetPrescription(
        draw(st.sampled_from(SetKind)),
        side=draw(maybe(st.sampled_from(Side))),
        load=draw(maybe(LOADS)),
        reps_in_reserve=draw(maybe(numbers(0, 6))),
        tempo=draw(maybe(TEMPOS)),
        **{measure: draw(amounts[measure])},
    )


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    """One exercise, its sets often equal as plans have them."""
    kinds = draw(st.lists(set_prescriptions(), min_size=1, max_size=4))
    sets = tuple(one for kind in kinds for one in [kind] * draw(st.integers(1, 3)))
    return Prescription(
        draw(st.sampled_from(sorted(NAMES))),
        sets,
        draw(numbers(0, 600)),
        draw(PLAIN),
        draw(maybe(st.sampled_from(["A", "B2"]))),
        draw(st.just("") | PLAIN),
    )


def sessions(dates: st.SearchStrategy[date] = DATES) -> st.SearchStrategy[Session]:
    """Planned sessions on the given dates."""
    return st.builds(
        Session,
        id=WORDS,
        date=dates,
        duration=numbers(60, 7200),
        phase=WORDS,
        focus=WORDS,
        heavy_lower=st.booleans(),
        novel=st.booleans(),
        prescriptions=tuples(prescriptions()),
        start=maybe(TIMES),
        part_of_day=maybe(st.sampled_from(PartOfDay)),
        status=st.sampled_from(SessionStatus),
        reasons=tuples(st.builds(Reason, WORDS, WORDS), 2),
        place=st.sampled_from(["", "gym"]),
    )


def bouts(dates: st.SearchStrategy[date]) -> st.SearchStrategy[Bout]:
    """Bouts of jumps on the given dates."""
    return st.builds(Bout, WORDS, dates, st.sampled_from(PartOfDay), WORDS, st.integers(0, 99))


ESTIMATES = st.builds(Estimate, numbers(), numbers(), numbers(), WORDS, maybe(DATES))
ATHLETES = st.builds(
    Athlete,
    WORDS,
    st.sampled_from(Sex),
    maybe(numbers(18, 90)),
    maybe(numbers(35, 150)),
    st.sampled_from(LiftingExperience),
    st.booleans(),
)
LIMITS = st.builds(
    Limits,
    st.frozensets(st.sampled_from(Limit)),
    st.frozensets(st.sampled_from(Problem), max_size=3),
    st.frozensets(WORDS, max_size=2),
    tuples(WORDS, 2),
)
RUNNING = st.builds(
    RunningState,
    as_of=DATES,
    measured=st.booleans(),
    runs_per_week=maybe(numbers()),
    distance_per_week=maybe(numbers()),
    duration_per_week=maybe(numbers()),
    longest_run=maybe(numbers()),
    longest_distance=maybe(numbers()),
    gap=maybe(st.integers(0, 900)),
    returning=st.booleans(),
)
EXPOSURES = st.builds(Exposure, DATES, WORDS, st.integers(0, 20), maybe(numbers()), st.integers(0, 99))
OPENINGS = st.builds(
    Opening, st.integers(0, 6), maybe(TIMES), maybe(TIMES), maybe(st.sampled_from(PartOfDay))
)
KITS = st.frozensets(st.sampled_from(sorted(EQUIPMENT)), max_size=4)


@st.composite
def own_constants(draw: st.DrawFn) -> dict[str, float]:
    """Own values of registered constants, inside what each allows."""
    names = draw(st.lists(st.sampled_from(sorted(constants())), max_size=2, unique=True))
    known = constants()
    return {
        name: draw(st.floats(known[name].low, min(known[name].high, 10_000.0), allow_nan=False))
        for name in names
    }


@st.composite
def problems(draw: st.DrawFn) -> PlanProblem:
    """A planning problem whose runs lie inside it."""
    start, weeks = draw(DATES), draw(st.integers(1, 4))
    inside = st.integers(0, weeks * 7 - 1).map(lambda days: start + timedelta(days=days))
    runs = st.builds(
        PlannedRun,
        id=WORDS,
        date=inside,
        kind=st.sampled_from(RunKind),
        duration=numbers(),
        source=st.sampled_from(RunSource),
        start=maybe(TIMES),
        part_of_day=maybe(st.sampled_from(PartOfDay)),
        distance=maybe(numbers()),
    )
    places = draw(tuples(st.builds(Place, WORDS, KITS), 2))
    return PlanProblem(
        start=start,
        weeks=weeks,
        athlete=draw(ATHLETES),
        runs=draw(tuples(runs)),
        openings=tuple(
            replace(one, place=draw(st.sampled_from(["", *(place.name for place in places)])))
            for one in draw(tuples(OPENINGS))
        ),
        equipment=draw(KITS),
        minutes=draw(numbers(1, 180)),
        sessions_per_week=draw(st.integers(1, 5)),
        races=draw(tuples(st.builds(Race, DATES, numbers(), st.sampled_from(RacePriority), WORDS))),
        goals=draw(tuples(st.sampled_from(Goal))),
        limits=draw(LIMITS),
        absences=draw(tuples(st.builds(Absence, DATES, DATES, WORDS, maybe(KITS)), 2)),
        strength=draw(tuples(st.tuples(WORDS, ESTIMATES))),
        past=draw(tuples(EXPOSURES)),
        constants=draw(own_constants()),
        findings=draw(tuples(FINDINGS)),
        places=places,
        lifting_gap=draw(maybe(st.integers(0, 99))),
        bout_days=draw(st.integers(0, 7)),
        plates=draw(PLATES),
    )


PLATES = st.sampled_from(
    [Plates(), Plates(), POUND_PLATES, Plates(15.0, ((5.0, 2), (10.0, None)), (4.0, 8.5), (), (2.5, 5.0))]
)
FINDINGS = st.builds(
    Finding, WORDS, WORDS, st.sampled_from(Grade), maybe(st.sampled_from(Emphasis)), maybe(st.integers(1, 5))
)
QUALITIES = st.builds(
    PlanQuality,
    status=st.sampled_from(PlanStatus),
    objective=numbers(),
    bill=pairs_by_name(numbers()),
    bound=maybe(numbers()),
    gap=maybe(numbers(0, 10)),
    solve_seconds=numbers(),
    engine=WORDS,
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with everything a plan document can say."""
    problem = draw(problems())
    days = st.integers(0, problem.weeks * 7 - 1).map(lambda days: problem.start + timedelta(days=days))
    return Plan(
        problem=problem,
        phases=draw(tuples(st.builds(Phase, WORDS, DATES, st.integers(1, 12), WORDS))),
        sessions=draw(tuples(sessions(days))),
        quality=draw(QUALITIES),
        revision=draw(st.integers(1, 99)),
        relaxations=draw(tuples(st.builds(Relaxation, WORDS, WORDS, WORDS), 2)),
        warnings=draw(tuples(WORDS, 2)),
        bouts=draw(tuples(bouts(days), 2)),
    )


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1))
LAPS = st.builds(Lap, numbers(), numbers(), maybe(numbers()), maybe(numbers()), maybe(WORDS), maybe(WORDS))


@st.composite
def run_profiles(draw: st.DrawFn) -> RunProfile:
    """A profile with gaps."""
    length = draw(st.integers(0, 4))
    values = st.lists(maybe(numbers()), min_size=length, max_size=length).map(tuple)
    return RunProfile(draw(numbers(1, 60)), draw(values), draw(values))


RUNS = st.builds(
    Run,
    start=MOMENTS,
    zone_known=st.booleans(),
    duration=numbers(),
    elapsed=numbers(),
    **{
        name: maybe(numbers())
        for name in (
            "distance",
            "speed",
            "grade_adjusted_speed",
            "mean_heart_rate",
            "max_heart_rate",
            "cadence",
            "strides",
            "climb",
            "temperature",
            "effort",
        )
    },
    indoor=st.booleans(),
    laps=tuples(LAPS),
    profile=maybe(run_profiles()),
    title=WORDS,
    sources=tuples(WORDS, 2),
)
PERFORMED = st.builds(
    PerformedSet,
    name=WORDS,
    exercise=maybe(WORDS),
    reps=maybe(st.integers(0, 99)),
    load=maybe(numbers(-100, 500)),
    seconds=maybe(numbers()),
    contacts=maybe(st.integers(0, 500)),
    reps_in_reserve=maybe(numbers(0, 10)),
    side=maybe(st.sampled_from(Side)),
    warm_up=st.booleans(),
    start=maybe(st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))),
)
FELT = st.builds(FeltPain, WORDS, numbers(0, 10), maybe(numbers(0, 10)), maybe(WORDS))
STRENGTH_SESSIONS = st.builds(
    StrengthSession,
    MOMENTS,
    tuples(PERFORMED),
    maybe(numbers()),
    WORDS,
    tuples(WORDS, 2),
    maybe(numbers(0, 10)),
    tuples(FELT, 2),
)
OTHERS = st.builds(
    OtherActivity, MOMENTS, st.sampled_from(Sport), numbers(), maybe(numbers()), tuples(WORDS, 2)
)
HISTORIES = st.builds(
    TrainingHistory,
    tuples(RUNS),
    tuples(STRENGTH_SESSIONS),
    tuples(OTHERS),
)
