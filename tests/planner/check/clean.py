"""A small catalogue and a plan that breaks no rule, to be broken one rule at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from types import MappingProxyType

from groundforce.planner.check.case import lay_out
from groundforce.training.athlete import Athlete
from groundforce.training.equipment import EQUIPMENT
from groundforce.training.exercise import (
    ContractionMode,
    Exercise,
    FitPair,
    LoadKind,
    Measure,
    MovementPattern,
    Muscle,
    Quality,
    Region,
    Role,
)
from groundforce.training.plan import (
    Kilograms,
    Plan,
    PlannedRun,
    PlanQuality,
    PlanStatus,
    Prescription,
    RunSource,
    Session,
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import Exposure, Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.session_time import session_seconds
from groundforce.training.state import Estimate
from groundforce.training.strength import Side

MONDAY = date(2026, 11, 23)
WEEKS = 4
WARM_UP_MINUTES = 6.0


def exercise(name: str, **parts: object) -> Exercise:
    """A plain bodyweight leg exercise, changed where named."""
    plain = Exercise(
        id=name,
        name=name.replace("_", " ").capitalize(),
        aliases=(),
        pattern=MovementPattern.SQUAT,
        mode=ContractionMode.CONCENTRIC,
        region=Region.LEGS,
        measure=Measure.REPS,
        load=LoadKind.BODYWEIGHT,
        qualities=(Quality.MAXIMAL_STRENGTH,),
        muscles={Muscle.QUADRICEPS: Role.PRIME},
        equipment=(frozenset(),),
        skill=1,
        unilateral=False,
        tier=0,
        contacts_per_rep=0,
        seconds_per_rep=4.0,
        lower_load=1.0,
        overloaded_eccentric=False,
        bone_sites=(),
        joints=(),
        prepares=(),
        easier=(),
        aggravates=(),
        strength_of=None,
        how=("Stand.", "Bend.", "Stand up."),
        why="Stronger legs.",
        fit=FitPair(28, 0),
    )
    return replace(plain, **parts)  # type: ignore[arg-type]


def jump(name: str, tier: int) -> Exercise:
    """A jump of a tier."""
    return exercise(
        name,
        mode=ContractionMode.PLYOMETRIC,
        pattern=MovementPattern.JUMP,
        measure=Measure.CONTACTS,
        load=LoadKind.NONE,
        tier=tier,
        contacts_per_rep=1,
    )


_BARBELL = (frozenset({"barbell", "rack"}),)
CATALOGUE = MappingProxyType(
    {
        one.id: one
        for one in (
            exercise("back_squat", load=LoadKind.TOTAL, equipment=_BARBELL),
            exercise("goblet_squat", load=LoadKind.SINGLE, strength_of=("back_squat", 0.5)),
            exercise("split_squat", load=LoadKind.HAND, unilateral=True, strength_of=("back_squat", 0.25)),
            exercise("calf_raise", lower_load=0.4),
            exercise("slider_curl", mode=ContractionMode.ECCENTRIC),
            exercise(
                "nordic_curl",
                mode=ContractionMode.ECCENTRIC,
                overloaded_eccentric=True,
                easier=("slider_curl",),
            ),
            exercise(
                "side_plank", region=Region.TRUNK, measure=Measure.SECONDS, unilateral=True, lower_load=0.0
            ),
            exercise("row", region=Region.UPPER, load=LoadKind.HAND, lower_load=0.0),
            exercise("leg_press", load=LoadKind.TOTAL, equipment=(frozenset({"leg_press"}),)),
            jump("pogo_hop", 1),
            jump("skip", 2),
            jump("bound", 3),
            jump("drop_jump", 4),
            jump("depth_jump", 5),
        )
    }
)

FAMILIAR = ("back_squat", "goblet_squat", "split_squat", "calf_raise", "side_plank", "row", "leg_press")


def known(*names: str, days: tuple[int, ...] = (3, 6, 10), **parts: object) -> tuple[Exposure, ...]:
    """Past days of exercises, ``days`` before the plan: 3 sets each unless said otherwise."""
    return tuple(
        replace(Exposure(MONDAY - timedelta(days=back), name, 3), **parts)  # type: ignore[arg-type]
        for name in names
        for back in days
    )


def sets(
    count: int, reps: int = 8, reserve: float | None = 3.0, kg: float | None = None
) -> tuple[SetPrescription, ...]:
    """Work sets of reps, with a load in kg where given."""
    load = None if kg is None else Kilograms(kg)
    return (SetPrescription(SetKind.WORK, reps=(reps, reps), load=load, reps_in_reserve=reserve),) * count


RAMP = (SetPrescription(SetKind.WARM_UP, reps=(5, 5), load=Kilograms(40.0)),) * 2


def do(name: str, work: tuple[SetPrescription, ...], rest: float = 60.0) -> Prescription:
    """One exercise of a session."""
    return Prescription(name, work, rest)


def squat(count: int = 3, kg: float = 80.0) -> Prescription:
    """Heavy squats: 5 reps at 2 in reserve, with ramp sets."""
    return do("back_squat", RAMP + sets(count, 5, 2.0, kg), 120.0)


def calves(count: int = 3) -> Prescription:
    """Light calf raises."""
    return do("calf_raise", sets(count, 12))


def plank(count: int = 2) -> Prescription:
    """Side planks."""
    return do("side_plank", (SetPrescription(SetKind.WORK, seconds=40.0, side=Side.EACH),) * count)


def jumps(name: str, contacts: int, count: int = 1) -> Prescription:
    """Jumps, ``contacts`` in each set."""
    return do(name, (SetPrescription(SetKind.WORK, contacts=contacts),) * count)


def day(week: int, weekday: int) -> date:
    """A day of the plan; both count from 0, weekday 0 is Monday."""
    return MONDAY + timedelta(weeks=week, days=weekday)


def session(
    on: date, *prescriptions: Prescription, start: time | None = time(18), **parts: object
) -> Session:
    """A session whose duration is what its sets take, to the next minute."""
    seconds = session_seconds(prescriptions, CATALOGUE, WARM_UP_MINUTES)
    plain = Session(
        id=f"s-{on}",
        date=on,
        duration=-(-seconds // 60) * 60,
        phase="build",
        focus="legs",
        heavy_lower=False,
        novel=False,
        prescriptions=prescriptions,
        start=start,
    )
    return replace(plain, **parts)  # type: ignore[arg-type]


def run(
    on: date, kind: RunKind, start: time | None = time(7), minutes: float = 60.0, **parts: object
) -> PlannedRun:
    """A run in the calendar."""
    plain = PlannedRun(f"r-{on}-{kind}", on, kind, minutes * 60.0, RunSource.CALENDAR, start)
    return replace(plain, **parts)  # type: ignore[arg-type]


def week_of_runs(week: int) -> tuple[PlannedRun, ...]:
    """Intervals on Tuesday, easy on Thursday, long on Sunday, all in the morning."""
    return (
        run(day(week, 1), RunKind.INTERVALS),
        run(day(week, 3), RunKind.EASY),
        run(day(week, 6), RunKind.LONG, time(8), 100.0),
    )


def problem(**parts: object) -> PlanProblem:
    """Four weeks of three runs, a full gym, any time from 6 to 22, familiar lifts behind."""
    plain = PlanProblem(
        start=MONDAY,
        weeks=WEEKS,
        athlete=Athlete(body_mass=70.0, landing_quality=True),
        runs=tuple(one for week in range(WEEKS) for one in week_of_runs(week)),
        openings=tuple(Opening(weekday, time(6), time(22)) for weekday in range(7)),
        equipment=frozenset(EQUIPMENT),
        minutes=60.0,
        strength=(("back_squat", Estimate(120.0, 110.0, 130.0, "tested")),),
        past=known(*FAMILIAR) + known("back_squat", days=(3,), load=80.0),
        lifting_weeks=8,
    )
    return replace(plain, **parts)  # type: ignore[arg-type]


def usual(week: int) -> tuple[Session, ...]:
    """Heavy on Wednesday evening, light on Friday evening."""
    return (
        session(day(week, 2), squat(), calves(), plank()),
        session(day(week, 4), do("split_squat", sets(2)), calves(2), plank()),
    )


def plan(*sessions: Session, **parts: object) -> Plan:
    """A plan of these sessions, labelled as their sets make them; ``parts`` change the problem."""
    quality = PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "by hand")
    return labelled(Plan(problem(**parts), (), sessions, quality))


def labelled(one: Plan) -> Plan:
    """The plan with true labels on its sessions."""
    lifts = {lift.session: lift for lift in lay_out(one, CATALOGUE).lifts}
    true = (
        replace(it, heavy_lower=lifts[it].heavy, novel=lifts[it].novel) if it in lifts else it
        for it in one.sessions
    )
    return replace(one, sessions=tuple(true))


def clean_plan() -> Plan:
    """Four usual weeks: no rule is broken."""
    return plan(*(one for week in range(WEEKS) for one in usual(week)))
