"""A small hand-made catalogue and plans of any length for the tests of pages and views."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from groundforce.training.athlete import Athlete, Limit, Limits, Race, RacePriority
from groundforce.training.exercise import (
    ContractionMode,
    Exercise,
    FitPair,
    LoadKind,
    Measure,
    MovementPattern,
    Muscle,
    Problem,
    Quality,
    Region,
    Role,
)
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Load,
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
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import Absence, Opening, PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay, RunningState
from groundforce.training.strength import Side

START = date(2026, 11, 23)


def exercise(
    name: str,
    measure: Measure = Measure.REPS,
    load: LoadKind = LoadKind.TOTAL,
    region: Region = Region.LEGS,
    muscles: dict[Muscle, Role] | None = None,
) -> Exercise:
    return Exercise(
        id=name.lower().replace(" ", "_"),
        name=name,
        aliases=(),
        pattern=MovementPattern.SQUAT,
        mode=ContractionMode.CONCENTRIC,
        region=region,
        measure=measure,
        load=load,
        qualities=(Quality.MAXIMAL_STRENGTH,),
        muscles=muscles or {Muscle.QUADRICEPS: Role.PRIME, Muscle.GLUTEUS_MAXIMUS: Role.STRONG},
        equipment=(frozenset(),),
        skill=2,
        unilateral=False,
        tier=0,
        contacts_per_rep=0,
        seconds_per_rep=4.0,
        lower_load=1.0,
        overloaded_eccentric=False,
        bone_sites=(),
        joints=("knee",),
        prepares=(),
        easier=(),
        aggravates=(),
        strength_of=None,
        how=(
            f"Set up for the {name.lower()} with feet under the hips and ribs down.",
            "Move down for two seconds, stay in balance over the whole foot.",
            "Come up with intent and breathe out near the top.",
        ),
        why="Stronger hips and thighs let each step cost a smaller share of what you have.",
        fit=FitPair(28, 6),
    )


_ROWS = (
    exercise("Back squat"),
    exercise("Romanian deadlift", muscles={Muscle.HAMSTRINGS_HIP: Role.PRIME}),
    exercise("Nordic curl", load=LoadKind.BODYWEIGHT, muscles={Muscle.HAMSTRINGS_KNEE: Role.PRIME}),
    exercise("Split squat", load=LoadKind.HAND),
    exercise("Hip thrust", muscles={Muscle.GLUTEUS_MAXIMUS: Role.PRIME}),
    exercise("Calf raise", load=LoadKind.BODYWEIGHT, muscles={Muscle.SOLEUS: Role.PRIME}),
    exercise(
        "Side plank",
        Measure.SECONDS,
        LoadKind.BODYWEIGHT,
        Region.TRUNK,
        {Muscle.TRUNK_LATERAL: Role.PRIME},
    ),
    exercise("Pogo hop", Measure.CONTACTS, LoadKind.NONE, muscles={Muscle.GASTROCNEMIUS: Role.PRIME}),
)
CATALOGUE = {one.id: one for one in _ROWS}


def _reps(
    count: int, low: int, high: int, load: Load | None, reserve: float | None, side: Side | None = None
) -> tuple[SetPrescription, ...]:
    return (
        SetPrescription(SetKind.WORK, (low, high), load=load, reps_in_reserve=reserve, side=side),
    ) * count


def _ramp(*kilograms: float) -> tuple[SetPrescription, ...]:
    return tuple(SetPrescription(SetKind.WARM_UP, (5, 5), load=Kilograms(kg)) for kg in kilograms)


def _strength_a(week: int) -> tuple[Prescription, ...]:
    squat = Kilograms(60.0 + 2.5 * (week // 2)) if week > 2 else None
    ramp = _ramp(20.0, 40.0) if week > 2 else ()
    return (
        Prescription("back_squat", ramp + _reps(3, 5, 8, squat, 3), 150.0, "The base of leg strength."),
        Prescription("romanian_deadlift", _reps(3, 6, 8, None, 3), 120.0, "Hamstrings at the hip."),
        Prescription("calf_raise", _reps(2, 10, 12, Bodyweight(), 2, Side.EACH), 60.0, "Soleus.", "A"),
        Prescription(
            "side_plank",
            (SetPrescription(SetKind.WORK, seconds=40.0, side=Side.EACH, load=Bodyweight()),) * 2,
            45.0,
            "Keeps the pelvis level.",
            "A",
        ),
    )


def _strength_b() -> tuple[Prescription, ...]:
    return (
        Prescription("hip_thrust", _reps(3, 8, 10, None, 3), 120.0, "Hip extension without the back."),
        Prescription("split_squat", _reps(2, 8, 10, None, 3, Side.EACH), 90.0, "Each leg by itself."),
        Prescription(
            "nordic_curl",
            (SetPrescription(SetKind.WORK, (4, 4), load=Bodyweight(), tempo="eccentric only"),) * 2,
            120.0,
            "The lowering half protects hamstrings.",
        ),
        Prescription("pogo_hop", (SetPrescription(SetKind.WORK, contacts=20),) * 2, 60.0, "Springy ankles."),
    )


def _runs(monday: date, race: date | None) -> list[PlannedRun]:
    week = (
        (1, RunKind.INTERVALS, 60, time(7, 0), 11000.0),
        (2, RunKind.EASY, 45, None, None),
        (3, RunKind.TEMPO, 55, time(7, 0), None),
        (5, RunKind.RECOVERY, 30, None, None),
        (6, RunKind.LONG, 110, None, 20000.0),
    )
    runs = [
        PlannedRun(
            f"run-{monday + timedelta(days=offset)}",
            monday + timedelta(days=offset),
            RunKind.RACE if monday + timedelta(days=offset) == race else kind,
            minutes * 60.0,
            RunSource.RHYTHM,
            start,
            PartOfDay.MORNING if start is None and offset > 4 else None,
            distance,
        )
        for offset, kind, minutes, start, distance in week
    ]
    return runs if race is None or not monday <= race <= monday + timedelta(days=6) else runs[:2] + runs[-1:]


def _session(day: date, phase: str, week: int, first: bool) -> Session:
    return Session(
        id=f"s-{day}",
        date=day,
        duration=2700.0 if first else 2400.0,
        phase=phase,
        focus="Legs and hamstrings" if first else "Hips, eccentric hamstrings, hops",
        heavy_lower=first and week > 2,
        novel=week <= 2,
        prescriptions=_strength_a(week) if first else _strength_b(),
        part_of_day=None if first else PartOfDay.EVENING,
        start=time(18, 0) if first else None,
        reasons=(
            Reason("guard_heavy", "38 h before Thursday's tempo: heavy legs need 24 h."),
            Reason("same_day", "Intervals first at 07:00, lifting 10 h later."),
            Reason("habit", "The same weekday as in the other weeks."),
        )
        if first
        else (Reason("guard_heavy", "A day and a half before the long run on Sunday."),),
    )


def _sessions(start: date, weeks: int, phases: tuple[Phase, ...]) -> list[Session]:
    names = [phase.name for phase in phases for _ in range(phase.weeks)]
    made = []
    for week in range(weeks):
        monday = start + timedelta(weeks=week)
        made.append(_session(monday + timedelta(days=1), names[week], week + 1, first=True))
        if week < weeks - 1:
            made.append(_session(monday + timedelta(days=4), names[week], week + 1, first=False))
    return made


def _phases(start: date, weeks: int) -> tuple[Phase, ...]:
    if weeks == 1:
        return (Phase("Learn", start, 1),)
    first = max(1, weeks // 3)
    lengths = [("Learn", first), ("Build", weeks - first - 1), ("Taper", 1)]
    phases, begin = [], start
    for name, length in lengths:
        if length > 0:
            phases.append(Phase(name, begin, length))
            begin += timedelta(weeks=length)
    return tuple(phases)


QUALITY = PlanQuality(
    status=PlanStatus.FEASIBLE,
    objective=23.4,
    bill=(("fatigue at key runs", 8.1), ("missing dose", 12.3), ("habit", 3.0)),
    bound=None,
    gap=None,
    solve_seconds=0.6,
    engine="weekly patterns",
)


def plan(weeks: int = 3, name: str = "Sam Rivers", start: date = START) -> Plan:
    race = start + timedelta(days=weeks * 7 - 1)
    phases = _phases(start, weeks)
    runs = [run for week in range(weeks) for run in _runs(start + timedelta(weeks=week), race)]
    problem = PlanProblem(
        start=start,
        weeks=weeks,
        athlete=Athlete(name=name, age=41.0, body_mass=68.0),
        runs=tuple(runs),
        openings=(Opening(1), Opening(4)),
        equipment=frozenset({"barbell", "rack"}),
        races=(Race(race, 21097.5, RacePriority.A, "River Half"),),
        limits=Limits(frozenset({Limit.NO_IMPACT}), frozenset({Problem.KNEE}), frozenset({"box_jump"})),
        absences=(Absence(start + timedelta(days=3), start + timedelta(days=3), "private matter"),),
        running=RunningState(start, True, 4.5, 42300.0, 15000.0, 6600.0, 20500.0, 1, False),
    )
    return Plan(
        problem=problem,
        phases=phases,
        sessions=tuple(_sessions(start, weeks, phases)),
        quality=QUALITY,
        warnings=("No maximum was given: loads are found by reps in reserve.",),
    )


def empty_plan() -> Plan:
    full = plan(2)
    return replace(full, sessions=(), phases=())


def infeasible_plan() -> Plan:
    quality = replace(QUALITY, status=PlanStatus.INFEASIBLE, bill=(), objective=0.0)
    given_up = (
        Relaxation("minutes", "Give 40 minutes instead of 20.", "20 min"),
        Relaxation("availability", "Free Friday evening.", "1 opening"),
    )
    return replace(empty_plan(), quality=quality, relaxations=given_up)
