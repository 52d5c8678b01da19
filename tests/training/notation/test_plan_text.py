"""A whole plan as a text a coach can read."""

from __future__ import annotations

from datetime import date, time
from textwrap import dedent

from groundforce.training.athlete import Athlete, Race
from groundforce.training.notation import print_plan
from groundforce.training.plan import (
    Kilograms,
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
from groundforce.training.problem import PlanProblem
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay
from groundforce.training.strength import Side

NAMES = {"back_squat": "Back squat", "side_plank": "Side plank"}

TEXT = dedent("""\
    # Strength plan for Ada, 1 week
    # Mon 2026-11-23 to Sun 2026-11-29, revision 2
    # A race: Sun 2027-02-14, half marathon, 21.1 km
    #
    # Build: 1 week from Mon 2026-11-23
    #
    # Status: relaxed; how far it is from the best possible plan is not known
    # Given up: a second session (one fewer)
    # No load written means: choose the weight that leaves the stated reps in reserve (RIR).

    # Week 1: Mon 2026-11-23 to Sun 2026-11-29, Build
    # Tue 07:00 run: intervals 1 h 12 km (key)
    # Sun morning run: long 1 h 50 (key)

    2026-11-24 Tue 18:00  Strength A: squat  46 min  ; moved
      Back squat              warm-up 2 x 5 40 kg, 1 x 3 60 kg
      Back squat              3 x 4-6 @ 2 RIR 80 kg   rest 3 min
      Side plank              2 x 40 s each side      rest 1 min
      # run first on a hard day

    # Why these exercises
    # Back squat: legs that push
    """)


def test_a_plan_prints_as_this() -> None:
    warm_up = [
        SetPrescription(SetKind.WARM_UP, (n, n), load=Kilograms(kg)) for n, kg in ((5, 40.0), (3, 60.0))
    ]
    work = SetPrescription(SetKind.WORK, (4, 6), load=Kilograms(80.0), reps_in_reserve=2.0)
    plank = SetPrescription(SetKind.WORK, seconds=40.0, side=Side.EACH)
    squat = Prescription("back_squat", (warm_up[0], *warm_up, work, work, work), 180.0, "legs that push")
    session = Session(
        id="s1",
        date=date(2026, 11, 24),
        duration=2702.0,
        phase="Build",
        focus="Strength A: squat",
        heavy_lower=True,
        novel=False,
        prescriptions=(squat, Prescription("side_plank", (plank, plank), 60.0)),
        start=time(18),
        status=SessionStatus.MOVED,
        reasons=(Reason("same_day_key", "run first on a\nhard day"),),
    )
    hard = PlannedRun(
        "r1", date(2026, 11, 24), RunKind.INTERVALS, 3600.0, RunSource.RHYTHM, time(7), distance=12000.0
    )
    long = PlannedRun(
        "r2", date(2026, 11, 29), RunKind.LONG, 6600.0, RunSource.RHYTHM, part_of_day=PartOfDay.MORNING
    )
    problem = PlanProblem(
        date(2026, 11, 23),
        1,
        Athlete("Ada"),
        (long, hard),
        (),
        frozenset(),
        races=(Race(date(2027, 2, 14), 21097.5, name="half marathon"),),
    )
    plan = Plan(
        problem,
        (Phase("Build", date(2026, 11, 23), 1),),
        (session,),
        PlanQuality(PlanStatus.RELAXED, 1.0, (), None, None, 0.1, "none"),
        revision=2,
        relaxations=(Relaxation("sessions", "a second session", "one fewer"),),
    )
    assert print_plan(plan, NAMES.__getitem__) == TEXT
