"""What must hold for any plan, however odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.evidence import rules
from groundforce.planner.check import check
from groundforce.training.athlete import Limit, Limits, Race, RacePriority
from groundforce.training.exercise import Problem
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Kilograms,
    Per,
    PercentOfMaximum,
    Plan,
    PlannedRun,
    Prescription,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
    Violation,
)
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side
from tests.planner.check.clean import CATALOGUE, MONDAY, clean_plan, known, plan, run, session

DAYS = st.integers(-3, 25).map(lambda days: MONDAY + timedelta(days=days))
CLOCKS = st.none() | st.times()
PARTS = st.none() | st.sampled_from(PartOfDay)
LOADS = st.none() | st.one_of(
    st.builds(Kilograms, st.floats(0.0, 200.0), st.sampled_from(Per)),
    st.builds(PercentOfMaximum, st.floats(0.0, 110.0)),
    st.builds(Bodyweight, st.floats(0.0, 40.0)),
    st.builds(Band, st.just("light")),
)
SETS = st.builds(
    SetPrescription,
    st.sampled_from(SetKind),
    reps=st.none() | st.tuples(st.integers(0, 8), st.integers(0, 20)),
    seconds=st.none() | st.floats(0.0, 90.0),
    contacts=st.none() | st.integers(0, 80),
    side=st.none() | st.sampled_from(Side),
    load=LOADS,
    reps_in_reserve=st.none() | st.floats(0.0, 5.0),
)
PRESCRIPTIONS = st.builds(
    Prescription,
    st.sampled_from([*CATALOGUE, "levitation"]),
    st.lists(SETS, max_size=4).map(tuple),
    st.floats(0.0, 180.0),
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    return Session(
        id=f"s{draw(st.integers(0, 99))}",
        date=draw(DAYS),
        duration=draw(st.floats(0.0, 7200.0)),
        phase="",
        focus="",
        heavy_lower=draw(st.booleans()),
        novel=draw(st.booleans()),
        prescriptions=tuple(draw(st.lists(PRESCRIPTIONS, max_size=4))),
        start=draw(CLOCKS),
        part_of_day=draw(PARTS),
        status=draw(st.sampled_from(SessionStatus)),
    )


@st.composite
def runs(draw: st.DrawFn) -> PlannedRun:
    on: date = draw(DAYS.filter(lambda it: it >= MONDAY))
    made = run(on, draw(st.sampled_from(RunKind)), draw(CLOCKS), draw(st.floats(5.0, 300.0)))
    return replace(made, part_of_day=draw(PARTS))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    made = clean_plan()
    limits = Limits(
        frozenset(draw(st.lists(st.sampled_from(Limit), max_size=2))),
        frozenset(draw(st.lists(st.sampled_from(Problem), max_size=2))),
    )
    races = st.builds(Race, DAYS, st.floats(0.0, 1e5), st.sampled_from(RacePriority))
    changed = replace(
        made.problem,
        runs=tuple(draw(st.lists(runs(), max_size=6))),
        races=tuple(draw(st.lists(races, max_size=2))),
        limits=limits,
        weeks=4,
    )
    return replace(made, problem=changed, sessions=tuple(draw(st.lists(sessions(), max_size=6))))


@settings(max_examples=150, deadline=None)
@given(plans())
def test_any_plan_is_answered_in_known_rules_and_words(made: Plan) -> None:
    ids = {one.id for one in made.sessions}
    for found in check(made, CATALOGUE):
        assert found.rule in rules()
        assert found.session is None or found.session in ids
        assert len(found.text) > 10


@settings(max_examples=60, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_sessions_runs_and_races_does_not_matter(made: Plan, random: object) -> None:
    def shuffled(items: tuple) -> tuple:  # type: ignore[type-arg]
        copy = list(items)
        random.shuffle(copy)  # type: ignore[attr-defined]
        return tuple(copy)

    unique = {one.id: one for one in made.sessions}
    unique = {one.date: one for one in unique.values()}
    made = replace(made, sessions=tuple(unique.values()))
    problem = replace(made.problem, runs=shuffled(made.problem.runs), races=shuffled(made.problem.races))
    other = replace(made, problem=problem, sessions=shuffled(made.sessions))
    assert _counted(check(made, CATALOGUE)) == _counted(check(other, CATALOGUE))


def _counted(found: tuple[Violation, ...]) -> list[str]:
    return sorted(f"{one.rule} {one.session} {one.text}" for one in found)


PLACEMENT = frozenset(
    {
        "availability",
        "equipment",
        "minutes",
        "guard_heavy",
        "guard_novel",
        "guard_eccentric",
        "fatigue_cap",
        "same_day",
        "heavy_spacing",
        "region_spacing",
        "no_failure",
        "race_heavy",
        "race_novel",
        "race_primer",
        "screening",
        "pain",
    }
)


@settings(max_examples=100, deadline=None)
@given(plans(), st.integers(0, 5))
def test_removing_a_session_breaks_no_placement_rule(made: Plan, index: int) -> None:
    """With every exercise familiar throughout, whatever else is in the plan."""
    familiar = known(*CATALOGUE, days=(1, 2, 3), contacts=40)
    kept = {one.date: one for one in made.sessions if one.date < MONDAY + timedelta(days=24)}
    apart = tuple(replace(one, id=f"s{number}") for number, one in enumerate(kept.values()))
    made = replace(made, problem=replace(made.problem, past=familiar), sessions=apart)
    left = tuple(one for position, one in enumerate(made.sessions) if position != index)

    def placed(of: Plan) -> set[tuple[str, str | None]]:
        return {
            (one.rule, one.session) for one in check(of, CATALOGUE) if one.rule in PLACEMENT - {"fatigue_cap"}
        }

    def tired(of: Plan) -> int:
        return sum(one.rule == "fatigue_cap" for one in check(of, CATALOGUE))

    assert placed(replace(made, sessions=left)) <= placed(made)
    assert tired(replace(made, sessions=left)) <= tired(made)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 27), st.times(time(6), time(20)), st.integers(1, 72))
def test_moving_a_heavy_session_away_from_a_key_run_never_breaks_a_guard(
    back: int, at: time, more: int
) -> None:
    key = run(MONDAY + timedelta(days=27), RunKind.INTERVALS)
    work = clean_plan().sessions[0].prescriptions

    def guards(days: int) -> set[str]:
        lift = session(MONDAY + timedelta(days=27 - days), *work, start=at)
        found = check(plan(lift, runs=(key,), past=known("back_squat", days=(1,))), CATALOGUE)
        return {one.rule for one in found if one.rule.startswith("guard")}

    later, earlier = guards(back), guards(min(27, back + more // 24))
    assert earlier <= later
