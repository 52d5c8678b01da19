"""For every registered rule: a plan that breaks it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from groundforce.evidence import rules
from groundforce.planner.check import RULES_CHECKED, check
from groundforce.training.athlete import Athlete, Limit, Limits, Race
from groundforce.training.plan import Bout, Plan, Prescription, Session
from groundforce.training.problem import Absence
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay
from tests.planner.check.clean import (
    CATALOGUE,
    FAMILIAR,
    WEEKS,
    calves,
    clean_plan,
    day,
    do,
    jumps,
    known,
    plan,
    problem,
    run,
    session,
    sets,
    squat,
    usual,
    week_of_runs,
)

RACE_DAY = day(3, 6)


def wednesday(*prescriptions: Prescription, **parts: object) -> Plan:
    """One session on the first Wednesday; the next key run is Sunday 08:00, 85 h later."""
    return plan(session(day(0, 2), *prescriptions), **parts)


def ending(at: datetime, *prescriptions: Prescription) -> Session:
    """A session that ends at this moment."""
    made = session(at.date(), *prescriptions)
    start = at - timedelta(seconds=made.duration)
    return replace(made, date=start.date(), start=start.time())


def before_intervals(hours: float, *prescriptions: Prescription, **parts: object) -> Plan:
    """One session that ends ``hours`` before the intervals of the second week, a Tuesday 07:00."""
    at = datetime.combine(day(1, 1), time(7)) - timedelta(hours=hours)
    return plan(ending(at, *prescriptions), **({"runs": (run(day(1, 1), RunKind.INTERVALS),)} | parts))


def after_a_race(hours: int) -> Plan:
    """A session for the calves that starts ``hours`` after a half marathon that ends at 11:00."""
    race_day = day(1, 6)
    at = datetime.combine(race_day, time(11)) + timedelta(hours=hours)
    made = replace(session(at.date(), calves(2)), start=at.time())
    runs = (run(race_day, RunKind.RACE, time(9), duration=7200.0),)
    return plan(made, runs=runs, races=(Race(race_day, 21_097.5),), past=known(*FAMILIAR, days=(3, 8, 10)))


def before_race(
    hours: int,
    *prescriptions: Prescription,
    distance: float = 10_000.0,
    weekly: tuple[Prescription, ...] = (),
    **parts: object,
) -> Plan:
    """Three usual weeks, then one session ``hours`` before a race on the last Sunday at 09:00."""
    last = ending(datetime.combine(RACE_DAY, time(9)) - timedelta(hours=hours), *prescriptions)
    race = (run(RACE_DAY, RunKind.RACE, time(9), distance=distance),)
    runs = tuple(one for week in range(WEEKS - 1) for one in week_of_runs(week))
    weeks = [one for week in range(WEEKS - 1) for one in usual(week)]
    weeks += [session(day(week, 0), *weekly) for week in range(WEEKS - 1) if weekly]
    changes = {"runs": runs + race, "races": (Race(RACE_DAY, distance),)} | parts
    return plan(*weeks, last, **changes)


def unlabelled() -> Plan:
    made = wednesday(squat())
    return replace(made, sessions=(replace(made.sessions[0], heavy_lower=False),))


def two(first: date, at: time, second: date, then: time, *prescriptions: Prescription) -> Plan:
    """Two like sessions."""
    return plan(
        session(first, *prescriptions, start=at),
        session(second, *prescriptions, start=then),
    )


JUMPER = known(*FAMILIAR) + known("pogo_hop", "skip", "bound", "drop_jump", contacts=40)

BREAKS: dict[str, Callable[[], Plan]] = {
    "availability": lambda: wednesday(squat(), absences=(Absence(day(0, 0), day(0, 2), "travel"),)),
    "equipment": lambda: wednesday(squat(), equipment=frozenset({"dumbbell"})),
    "minutes": lambda: wednesday(squat(), minutes=15.0),
    "warm_up": lambda: wednesday(do("back_squat", sets(3, 5, 2.0, 80.0))),
    "screening": lambda: wednesday(
        jumps("pogo_hop", 40), past=JUMPER, limits=Limits(frozenset({Limit.NO_IMPACT}))
    ),
    "pain": lambda: wednesday(calves(), limits=Limits(excluded=frozenset({"calf_raise"}))),
    "flags": unlabelled,
    "fatigue_cap": lambda: before_intervals(
        13.0, do("leg_press", sets(13, 8, 1.0), 60.0), past=known(*FAMILIAR)
    ),
    "guard_heavy": lambda: before_intervals(20.0, squat()),
    "guard_novel": lambda: before_intervals(40.0, squat(), past=known("back_squat", days=(3,), load=80.0)),
    "guard_eccentric": lambda: before_intervals(60.0, jumps("pogo_hop", 20, 2)),
    "introductory_dose": lambda: wednesday(calves(3), past=()),
    "same_day": lambda: plan(
        session(day(0, 1), calves(), start=time(18)), runs=(run(day(0, 1), RunKind.INTERVALS, time(15)),)
    ),
    "heavy_spacing": lambda: two(day(0, 2), time(18), day(0, 4), time(12), squat()),
    "region_spacing": lambda: two(day(0, 2), time(18), day(0, 3), time(12), calves()),
    "plyometric_tier": lambda: wednesday(
        jumps("bound", 40), past=JUMPER, athlete=Athlete(body_mass=70.0, landing_quality=False)
    ),
    "plyometric_dose": lambda: wednesday(jumps("pogo_hop", 49), past=known("pogo_hop", contacts=40)),
    "bone_bouts": lambda: replace(
        wednesday(calves(), limits=Limits(frozenset({Limit.NO_MAXIMAL}))),
        bouts=(Bout("b", day(0, 4), PartOfDay.MORNING, "pogo_hop", 10),),
    ),
    "set_growth": lambda: wednesday(calves(17), past=known("calf_raise", "row", sets=1, days=(29, 15, 8))),
    "load_growth": lambda: wednesday(squat(kg=90.0)),
    "no_failure": lambda: before_intervals(20.0, do("row", sets(2, 8, 0.0))),
    "race_heavy": lambda: before_race(110, squat(), distance=21_097.5),
    "race_novel": lambda: before_race(
        140, do("slider_curl", sets(2)), past=problem().past + known("slider_curl", days=(1,))
    ),
    "race_primer": lambda: before_race(
        40, jumps("pogo_hop", 20), weekly=(jumps("pogo_hop", 20),), past=JUMPER
    ),
    "race_taper": lambda: before_race(140, calves(6), past=known(*FAMILIAR[:5], sets=1, days=(3, 8, 10))),
    "race_fresh": lambda: before_race(40, calves(2), past=known(*FAMILIAR, sets=4, days=(3, 8, 10))),
    "after_race": lambda: after_a_race(30),
}


def test_every_rule_has_a_check_and_a_breaking_plan() -> None:
    assert set(RULES_CHECKED) == set(rules()) == set(BREAKS)


def test_the_clean_plan_breaks_nothing() -> None:
    assert check(clean_plan(), CATALOGUE) == ()


@pytest.mark.parametrize("rule", BREAKS)
def test_breaking_one_rule_is_found_and_nothing_else(rule: str) -> None:
    found = check(BREAKS[rule](), CATALOGUE)
    assert {one.rule for one in found} == {rule}, [f"{one.rule}: {one.text}" for one in found]
