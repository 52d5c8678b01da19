"""Small plans and logs for what pairs them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from groundforce.training.athlete import Athlete
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Load,
    Plan,
    PlanQuality,
    PlanStatus,
    Prescription,
    Session,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.problem import PlanProblem
from groundforce.training.state import Estimate
from groundforce.training.strength import PerformedSet, Side, StrengthSession

MONDAY = date(2026, 11, 23)


def day(number: int) -> date:
    """A day of the plan, 0 its first Monday."""
    return MONDAY + timedelta(days=number)


def asked(
    exercise: str,
    count: int = 3,
    reps: tuple[int, int] | None = (4, 6),
    load: Load | None = None,
    **more: object,
) -> Prescription:
    """``count`` equal work sets."""
    one = SetPrescription(SetKind.WORK, reps, load=load, **more)  # type: ignore[arg-type]
    return Prescription(exercise, (one,) * count, 120.0)


SQUAT = asked("back_squat", load=Kilograms(80.0), reps_in_reserve=2.0)
THRUST = asked("hip_thrust", load=Kilograms(60.0), reps=(8, 8))
PLANK = asked("side_plank", 2, None, Bodyweight(), seconds=40.0, side=Side.EACH)
HOP = asked("pogo_hop", 2, None, contacts=20)


def planned(
    name: str, number: int, *prescriptions: Prescription, status: SessionStatus = SessionStatus.PLANNED
) -> Session:
    """A session at 18:00."""
    return Session(
        name,
        day(number),
        2700.0,
        "build",
        f"Strength {name}",
        False,
        False,
        prescriptions,
        time(18),
        None,
        status,
    )


def plan(*sessions: Session, weeks: int = 2) -> Plan:
    """A plan of these sessions; the runner squats 100 kg once."""
    strength = (("back_squat", Estimate(100.0, 92.0, 108.0, "test")),)
    problem = PlanProblem(MONDAY, weeks, Athlete(), (), (), frozenset({"barbell", "rack"}), strength=strength)
    quality = PlanQuality(PlanStatus.FEASIBLE, 0.0, (), None, None, 0.0, "none")
    return Plan(problem, (), sessions, quality)


def sets(
    exercise: str | None, reps: Sequence[int], load: float | None = None, **more: object
) -> list[PerformedSet]:
    """One set for each number of reps."""
    return [PerformedSet(exercise or "?", exercise, one, load, **more) for one in reps]  # type: ignore[arg-type]


def done(number: int, *lists: Sequence[PerformedSet], hour: int = 18, **more: object) -> StrengthSession:
    """A session as done."""
    start = datetime.combine(day(number), time(hour))
    return StrengthSession(start, tuple(one for each in lists for one in each), **more)  # type: ignore[arg-type]
