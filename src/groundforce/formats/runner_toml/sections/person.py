"""Who the runner is: the keys at the top, and ``[lifting]``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.mistakes import did_you_mean
from groundforce.formats.runner_toml.names import resolved
from groundforce.formats.runner_toml.table import Table
from groundforce.quantities import parse_mass
from groundforce.training.athlete import Athlete, LiftingExperience, Sex

T = TypeVar("T")

AGES = (10.0, 100.0)
"""years"""
BODY_MASSES = (25.0, 250.0)
"""kg"""
WEEK = 7
"""days"""
WEEKS_OF_CURRENT_LIFTS = 4
"""Whole weeks that naming current lifts stands for."""


@dataclass(frozen=True)
class Lifting:
    """What ``[lifting]`` says."""

    experience: LiftingExperience
    weeks: int
    current: tuple[str, ...]
    landing_quality: bool
    experience_stated: bool
    last: date | None = None


def read_athlete(top: Table, lifting: Lifting, context: Context) -> Athlete:
    """The athlete, from the top of the file and ``[lifting]``."""
    athlete = Athlete(
        name=top.text("name") or Athlete.name,
        sex=_or_default(top.choice("sex", Sex), Sex.UNKNOWN, "Sex not given: taken as unknown.", context),
        age=_age(top, context),
        body_mass=top.quantity("body_mass", parse_mass, *BODY_MASSES),
        experience=lifting.experience,
        landing_quality=lifting.landing_quality,
    )
    if "body_mass" not in top:
        context.default("Body mass not given: jumps that need a squat for your body mass stay out.")
    return athlete


def read_lifting(table: Table, context: Context) -> Lifting:
    """What ``[lifting]`` says, with its defaults."""
    experience = _or_default(
        table.choice("experience", LiftingExperience),
        LiftingExperience.NONE,
        "Lifting experience not given: taken from the recordings, else as for someone new to lifting.",
        context,
    )
    current = resolved(table, "exercises", table.texts("exercises") or (), context.resolve)
    landing = table.one_of("landing", {"good": True, "unsure": False})
    if landing is None:
        context.default("Landing not given: taken as unsure, so jumps stay at the two lowest tiers.")
    weeks = _weeks(table, bool(current), context)
    last = _last(table, weeks, context)
    return Lifting(experience, weeks, current, landing is True, "experience" in table, last)


def _last(table: Table, weeks: int, context: Context) -> date | None:
    """The last day of lifting; one that contradicts the weeks of lifting is a mistake."""
    last = table.day("last")
    if last is not None and context.start is not None and last > context.start:
        table.wrong("last", f"is after the plan starts ({context.start})")
    elif last is not None and weeks > 0 and context.start is not None and (context.start - last).days > WEEK:
        table.wrong("last", f"weeks says you lift now ({weeks} in a row); keep one of the two")
    return last


def read_timezone(top: Table, context: Context) -> str | None:
    """The time zone's name, known to the zone database."""
    name = top.text("timezone")
    if name is None:
        context.default("Time zone not given: sessions are at wall-clock time wherever you are.")
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        guess = did_you_mean(name, available_timezones())
        top.wrong("timezone", f'{guess}not a zone of the tz database; write one such as "Europe/Rome"')
        return None
    return name


def _weeks(table: Table, lifts: bool, context: Context) -> int:
    weeks = table.whole("weeks", 0, 2600, "weeks")
    if weeks is None and lifts:
        context.default(f"Weeks of lifting not given: {WEEKS_OF_CURRENT_LIFTS}, as current lifts are named.")
        return WEEKS_OF_CURRENT_LIFTS
    if weeks is None:
        return 0
    if lifts and weeks < WEEKS_OF_CURRENT_LIFTS:
        context.warn(
            f"runner file, line {table.line('exercises')}: exercises means lifts done at least weekly for "
            f"the last four weeks, yet weeks is {weeks}."
        )
    return weeks


def _age(top: Table, context: Context) -> float | None:
    age = top.number("age", *AGES, "years")
    if "age" in top and "birth_year" in top:
        top.wrong("birth_year", "age is given too; keep one of the two")
    if "age" in top or "birth_year" not in top:
        if "age" not in top:
            context.default("Age not given: planned as for an adult.")
        return age
    return _age_by_year(top, context)


def _age_by_year(top: Table, context: Context) -> float | None:
    """The lower of the two ages [years] someone born in that year can have: the careful side for limits."""
    year = top.whole("birth_year", 1900, 2100, "(a year)")
    if year is None:
        return None
    start = context.start
    if start is None:
        context.default("Birth year is used once the plan has a start: age not known here.")
        return None
    age = float(start.year - year - 1)
    if not AGES[0] <= age <= AGES[1]:
        top.wrong("birth_year", f"makes you {age:g} years old on {start}; check the year")
    return age


def _or_default(value: T | None, default: T, sentence: str, context: Context) -> T:
    if value is None:
        context.default(sentence)
        return default
    return value
