"""Readiness of the legs from what exists: lifting and runs of the last days, a morning's numbers.

It needs no questionnaire, and it can only reduce load. The shape of the fading fatigue is judgement.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from groundforce.evidence import constant, parameter
from groundforce.monitoring.load.lifting import contacts_of
from groundforce.physiology.recovery import (
    RecoveryConstants,
    contact_impulse,
    recovery_constants,
    residual,
    set_impulse,
)
from groundforce.training.exercise import Exercise
from groundforce.training.readiness import MorningReading, ReadinessLevel, ReadinessState
from groundforce.training.run import QUALITY_KINDS, ClassifiedRun, RunKind
from groundforce.training.state import Estimate
from groundforce.training.strength import StrengthSession

MORNING = time(7, 0)
"""When the day begins as far as readiness goes."""
REMEMBERED = timedelta(days=14)
"""Nothing is left of work before that."""
SOURCE = "what is left of lifting and running; shape by judgement"
_ORDER = (ReadinessLevel.FRESH, ReadinessLevel.NORMAL, ReadinessLevel.LOADED)
Lookup = Callable[[str], float]


def _registered(name: str) -> float:
    return constant(name).value


@dataclass(frozen=True)
class _Work:
    """Something done: its impulse [% of a reference heavy session], when, and whether it was new."""

    impulse: float
    start: datetime
    novel: bool
    words: str


def readiness_state(
    runs: Sequence[ClassifiedRun],
    strength: Sequence[StrengthSession],
    as_of: date,
    *,
    mornings: Iterable[MorningReading] = (),
    reserve_gap: float | None = None,
    heart_rate_above: Sequence[tuple[date, float]] = (),
    catalogue: Mapping[str, Exercise] | None = None,
    lookup: Lookup = _registered,
) -> ReadinessState:
    """How ready the legs are on the morning of ``as_of``; work on or after that day is not looked at.

    ``reserve_gap`` [reps]: how much harder than asked the last sessions were (see adherence);
    ``heart_rate_above`` [beats/min]: by date, how far runs lay above the heart rate expected of them;
    ``mornings`` are looked at up to ``as_of`` itself; ``lookup`` gives the plan's own constants.
    """
    past = [one for one in runs if one.run.start.date() < as_of]
    lifted = sorted((one for one in strength if one.start.date() < as_of), key=lambda one: one.start)
    if not past and not lifted:
        return ReadinessState(as_of, reasons=("Nothing was read, so nothing is said of readiness.",))
    known = recovery_constants(lookup)
    work = [*_running(past, as_of), *_lifting(lifted, as_of, _catalogue(catalogue, lifted), known, lookup)]
    fatigue = _fatigue(work, as_of, known)
    signs = [
        *_morning_signs(mornings, as_of),
        *_effort_signs(reserve_gap),
        *_heart_signs(heart_rate_above, as_of),
    ]
    levels = tuple(_level(value, lookup) for value in (fatigue.low, fatigue.value, fatigue.high))
    reached = _ORDER[min(2, _ORDER.index(levels[1]) + len(signs))]
    likely = _between((*levels, reached))
    return ReadinessState(
        as_of, reached, fatigue, likely, (*_reasons(work, past, lifted, as_of, known), *signs)
    )


def _between(levels: Sequence[ReadinessLevel]) -> tuple[ReadinessLevel, ...]:
    places = [_ORDER.index(one) for one in levels]
    return _ORDER[min(places) : max(places) + 1]


def _level(fatigue: float, lookup: Lookup) -> ReadinessLevel:
    if fatigue >= lookup("fatigue_cap_quality"):
        return ReadinessLevel.LOADED
    return ReadinessLevel.FRESH if fatigue < lookup("fatigue_free") else ReadinessLevel.NORMAL


def _hours(work: _Work, as_of: date) -> float:
    return max(0.0, (datetime.combine(as_of, MORNING) - work.start) / timedelta(hours=1))


def _left(work: Iterable[_Work], as_of: date, known: RecoveryConstants) -> float:
    return sum(residual(one.impulse, _hours(one, as_of), one.novel, known) for one in work)


def _fatigue(work: Sequence[_Work], as_of: date, known: RecoveryConstants) -> Estimate:
    """What is left [% of a reference heavy session]; the interval is that of the half-lives in use."""
    usual, novel = parameter("fatigue_half_life_range"), parameter("fatigue_half_life_novel_range")
    low = replace(known, half_life=usual.low, half_life_novel=novel.low)
    high = replace(known, half_life=usual.high, half_life_novel=novel.high)
    value = _left(work, as_of, known)
    return Estimate(
        value, min(value, _left(work, as_of, low)), max(value, _left(work, as_of, high)), SOURCE, as_of
    )


def _running(past: Sequence[ClassifiedRun], as_of: date) -> list[_Work]:
    recent = [one for one in past if one.run.start.date() >= as_of - REMEMBERED]
    return [_of_run(one) for one in recent]


def _of_run(one: ClassifiedRun) -> _Work:
    kind = "quality" if one.kind in QUALITY_KINDS else "long" if one.kind is RunKind.LONG else "easy"
    hours = max(0.0, one.run.duration) / 3600.0
    impulse = min(parameter("run_fatigue_most").value, hours * parameter(f"run_fatigue_{kind}").value)
    end = one.run.start + timedelta(seconds=max(0.0, one.run.duration))
    return _Work(impulse, end, False, f"{one.kind} run")


def _lifting(
    lifted: Sequence[StrengthSession],
    as_of: date,
    catalogue: Mapping[str, Exercise],
    known: RecoveryConstants,
    lookup: Lookup,
) -> list[_Work]:
    """Every recent session with its impulse; new exercises apart from those one is used to."""
    days = _exposure_days(lifted)
    found = []
    for session in lifted:
        if session.start.date() < as_of - REMEMBERED:
            continue
        impulse = {True: 0.0, False: 0.0}
        for one in session.sets:
            exercise = None if one.exercise is None or one.warm_up else catalogue.get(one.exercise)
            if exercise is not None:
                new = _is_new(days[exercise.id], session.start.date(), lookup)
                impulse[new] += _impulse(exercise, contacts_of(one, exercise), one.reps_in_reserve, known)
        start = session.start if session.has_clock else session.start + timedelta(hours=18)
        found += [
            _Work(size, start, new, "new lifting" if new else "lifting")
            for new, size in impulse.items()
            if size > 0.0
        ]
    return found


def _impulse(
    exercise: Exercise, contacts: int, reps_in_reserve: float | None, known: RecoveryConstants
) -> float:
    if exercise.tier > 0:
        return contact_impulse(exercise.tier, contacts, known)
    return set_impulse(exercise.lower_load, reps_in_reserve, known)


def _exposure_days(lifted: Sequence[StrengthSession]) -> dict[str, set[date]]:
    days: dict[str, set[date]] = {}
    for session in lifted:
        for one in session.sets:
            if one.exercise is not None and not one.warm_up:
                days.setdefault(one.exercise, set()).add(session.start.date())
    return days


def _is_new(days: set[date], day: date, lookup: Lookup) -> bool:
    first = day - timedelta(days=lookup("accustomed_window"))
    return sum(first <= one < day for one in days) < lookup("accustomed_exposures")


def _catalogue(
    catalogue: Mapping[str, Exercise] | None, lifted: Sequence[StrengthSession]
) -> Mapping[str, Exercise]:
    if catalogue is not None or not lifted:
        return {} if catalogue is None else catalogue
    from groundforce.training.catalogue import load_catalogue

    return load_catalogue().exercises


def _reasons(
    work: Sequence[_Work],
    past: Sequence[ClassifiedRun],
    lifted: Sequence[StrengthSession],
    as_of: date,
    known: RecoveryConstants,
) -> list[str]:
    """What weighs most, in words."""
    weights = sorted(((_left([one], as_of, known), one) for one in work), key=lambda pair: -pair[0])
    least = parameter("readiness_worth_a_word").value
    told = [
        f"{one.words.capitalize()} {_ago(one, as_of)} ({left:.0f} % of a heavy session left)."
        for left, one in weights[:3]
        if left >= least
    ]
    if told:
        return told
    last = max([one.run.start for one in past] + [one.start for one in lifted]).date()
    return [
        f"Nothing heavy, hard or long is left in the legs; the last session was {(as_of - last).days} d ago."
    ]


def _ago(one: _Work, as_of: date) -> str:
    days = (as_of - one.start.date()).days
    return "yesterday" if days == 1 else f"{days} days ago"


def _morning_signs(mornings: Iterable[MorningReading], as_of: date) -> list[str]:
    """A resting heart rate well above, or a variability well below, the person's own last four weeks."""
    first = as_of - timedelta(days=parameter("morning_window").value)
    known = sorted((one for one in mornings if first <= one.date <= as_of), key=lambda one: one.date)
    if not known or known[-1].date < as_of - timedelta(days=1):
        return []
    signs = []
    rates = [one.resting_heart_rate for one in known if one.resting_heart_rate is not None]
    if (
        known[-1].resting_heart_rate is not None
        and _out(rates, parameter("morning_heart_rate_floor").value) > 0
    ):
        signs.append(
            f"Resting heart rate {rates[-1]:.0f} is above your usual {sum(rates[:-1]) / len(rates[:-1]):.0f}."
        )
    varying = [math.log(one.hrv) for one in known if one.hrv is not None and one.hrv > 0.0]
    if known[-1].hrv is not None and _out(varying, parameter("morning_hrv_floor").value) < 0:
        signs.append("Heart-rate variability is below your usual.")
    return signs


def _out(values: Sequence[float], floor: float) -> int:
    """1 or -1 where the last value lies well above or below those before it, 0 where not or too few.

    ``floor`` is the least spread from day to day that is believed.
    """
    before = values[:-1]
    if len(before) < parameter("morning_least").value:
        return 0
    mean = sum(before) / len(before)
    spread = math.sqrt(sum((one - mean) ** 2 for one in before) / (len(before) - 1))
    far = parameter("morning_far").value * max(spread, floor)
    if abs(values[-1] - mean) <= far:
        return 0
    return 1 if values[-1] > mean else -1


def _effort_signs(reserve_gap: float | None) -> list[str]:
    if reserve_gap is None or reserve_gap < parameter("reserve_gap_much").value:
        return []
    return [f"The last sessions were harder than asked by {reserve_gap:.1f} reps in reserve."]


def _heart_signs(above: Sequence[tuple[date, float]], as_of: date) -> list[str]:
    """The last three runs of two weeks, all taken together, with an unexplained high heart rate."""
    recent = sorted(one for one in above if as_of - REMEMBERED <= one[0] < as_of)[-3:]
    if len(recent) < 3:
        return []
    mean = sum(value for _day, value in recent) / len(recent)
    if mean < parameter("heart_rate_above_much").value:
        return []
    return [f"Heart rate in the last three runs was {mean:.0f} beats/min above what they explain."]
