"""Loads as logged that can only be a slip of the pen, beside what was asked for."""

from __future__ import annotations

from groundforce.coaching.paired_sets import asked_load
from groundforce.evidence import parameter
from groundforce.quantities import POUND
from groundforce.training.plan import SetPrescription
from groundforce.training.strength import PerformedSet

FACTORS = (0.1, 0.5, POUND, 1.0 / POUND, 2.0, 10.0)
"""What a slip multiplies a load by: a digit, one hand for two, kilograms and pounds, both hands for one."""


def believed_load(planned: SetPrescription, done: PerformedSet) -> float | None:
    """The load [kg] to go by: the one logged, or the one asked for where the log can only be a slip.

    More is a slip where it is the one asked for times one of :data:`FACTORS`; less only where it felt no
    easier than asked by far, since so much less would have.

    >>> from groundforce.training.plan import Kilograms, SetKind
    >>> asked = SetPrescription(SetKind.WORK, (5, 8), load=Kilograms(60.0), reps_in_reserve=2.0)
    >>> believed_load(asked, PerformedSet("Squat", reps=8, load=30.0, reps_in_reserve=2.0))
    60.0
    >>> believed_load(asked, PerformedSet("Squat", reps=8, load=30.0, reps_in_reserve=9.0))
    30.0
    """
    asked = asked_load(planned, None)
    if asked is None or done.load is None or asked <= 0.0:
        return done.load
    near = parameter("progression_slip_near").value
    slipped = any(abs(done.load / (asked * factor) - 1.0) <= near for factor in FACTORS)
    if not slipped or (done.load < asked and _is_far_easier(planned, done)):
        return done.load
    return asked


def _is_far_easier(planned: SetPrescription, done: PerformedSet) -> bool:
    """Whether a set felt, or may have felt, as easy as so much less weight would."""
    asked, felt = planned.reps_in_reserve, done.reps_in_reserve
    return asked is None or felt is None or felt - asked >= parameter("progression_far_easy").value
