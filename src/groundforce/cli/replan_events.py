"""Words of the command line → events. Each makes a function of the plan and the day, as some need both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from groundforce.cli.clock import parse_date
from groundforce.errors import InputError, QuantityError
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.events import (
    Event,
    Gap,
    HardRun,
    Illness,
    MissedSession,
    MovedRun,
    MovedSession,
    PainReport,
    RaceChange,
    ShortenedSession,
    Trip,
)
from groundforce.training.pain import PainEntry
from groundforce.training.plan import SessionStatus, span_of
from groundforce.training.run import KEY_KINDS, RunKind

if TYPE_CHECKING:
    from groundforce.training.plan import Plan


@dataclass(frozen=True)
class Present:
    """The plan as it stands and the runner's wall clock."""

    plan: Plan
    now: datetime


@dataclass(frozen=True)
class Signs:
    """Signs beside a score: pain at night, on hopping, that changes how one moves."""

    night: bool = False
    hopping: bool = False
    limping: bool = False


Events: TypeAlias = Callable[[Present], tuple[Event, ...]]


def missed(session: str) -> Events:
    """A session that was missed."""

    def made(present: Present) -> tuple[Event, ...]:
        return (MissedSession(_day_of(present, session), session),)

    return made


def moved(session: str, to: str) -> Events:
    """A session on another day."""
    day = parse_date(to, "DATE")

    def made(present: Present) -> tuple[Event, ...]:
        return (MovedSession(_day_of(present, session), session, day),)

    return made


def _day_of(present: Present, session: str) -> date:
    from groundforce.coaching.replan.sessions import session_of

    return session_of(present.plan, session).date


def shorter(minutes: float, first: str | None, last: str | None) -> Events:
    """Fewer minutes, for the next session where no day is given."""

    def made(present: Present) -> tuple[Event, ...]:
        day = _next_day(present) if first is None else parse_date(first, "--from")
        return (ShortenedSession(day, day if last is None else parse_date(last, "--to"), minutes),)

    return made


def _next_day(present: Present) -> date:
    ahead = [
        one.date
        for one in present.plan.sessions
        if one.status is SessionStatus.PLANNED and span_of(one).latest > present.now
    ]
    if not ahead:
        raise InputError("no session is left in this plan to be shorter")
    return min(ahead)


def moved_run(first: str, to: str) -> Events:
    """A run on another day."""
    event = MovedRun(parse_date(first, "FROM"), "", parse_date(to, "TO"))
    return lambda _present: (event,)


def hard_run(when: str, kind: str, minutes: float) -> Events:
    """A hard run that was not planned."""
    known = {one.value: one for one in sorted(KEY_KINDS)}
    if kind.lower() not in known:
        raise InputError(f"KIND {kind!r} is no hard run; choose from {', '.join(known)}")
    if not 5.0 <= minutes <= 1440.0:
        raise InputError(f"MINUTES {minutes:g} must lie between 5 and 1440")
    event = HardRun(parse_date(when, "DATE"), RunKind(kind.lower()), 60.0 * minutes)
    return lambda _present: (event,)


def pain(site: str, score: float, morning: float | None, when: str | None, signs: Signs) -> Events:
    """Pain at a place."""
    from groundforce.formats.runner_toml.words import SITES

    place = SITES.get(" ".join(site.lower().replace("_", " ").split()))
    if place is None:
        raise InputError(
            f"SITE {site!r} is not known; choose from {', '.join(dict.fromkeys(SITES.values()))}"
        )
    day = None if when is None else parse_date(when, "--on")

    def made(present: Present) -> tuple[Event, ...]:
        on = present.now.date() if day is None else day
        if on > present.now.date():
            raise InputError(f"--on {on} lies after {present.now.date()}")
        return (PainReport(PainEntry(on, place, score, morning, **asdict(signs))),)

    return made


def ill(first: str, last: str, mild: bool) -> Events:
    """An illness."""
    event = Illness(parse_date(first, "FROM"), parse_date(last, "TO"), not mild)
    return lambda _present: (event,)


def trip(first: str, last: str, equipment: str | None) -> Events:
    """Days away."""
    kit = None if equipment is None else _equipment(equipment)
    event = Trip(parse_date(first, "FROM"), parse_date(last, "TO"), kit)
    return lambda _present: (event,)


def _equipment(text: str) -> frozenset[str]:
    from groundforce.training.equipment import EQUIPMENT, KITS

    found: set[str] = set()
    for word in (one.strip().lower() for one in text.split(",")):
        if word in KITS:
            found |= KITS[word]
        elif word.replace(" ", "_") in EQUIPMENT:
            found.add(word.replace(" ", "_"))
        else:
            raise InputError(f"--equipment {word!r}: a kit ({', '.join(KITS)}) or of {', '.join(EQUIPMENT)}")
    return frozenset(found)


def gap(first: str, last: str) -> Events:
    """Days without lifting."""
    event = Gap(parse_date(first, "FROM"), parse_date(last, "TO"))
    return lambda _present: (event,)


def race(when: str, distance: str | None, priority: str, was: str | None, off: bool) -> Events:
    """A race that is new, moved or off."""
    day = parse_date(when, "DATE")
    old = day if was is None else parse_date(was, "--was")
    if priority.upper() not in {one.value for one in RacePriority}:
        raise InputError(f"--priority {priority!r}: choose A or B")

    def made(present: Present) -> tuple[Event, ...]:
        before = next((one for one in present.plan.problem.races if one.date == old), None)
        if before is None and (off or was is not None):
            raise InputError(f"this plan knows no race on {old}; it has {_races(present)}")
        after = None if off else Race(day, _length(distance, before), RacePriority(priority.upper()))
        return (RaceChange(present.now.date(), before, after),)

    return made


def _races(present: Present) -> str:
    return ", ".join(str(one.date) for one in present.plan.problem.races) or "none"


def _length(text: str | None, before: Race | None) -> float:
    from groundforce.formats.runner_toml.words import race_distance

    if text is None:
        if before is None:
            raise InputError("--distance is missing: such as 10k, half marathon, 50 km")
        return before.distance
    try:
        return race_distance(text)
    except QuantityError as error:
        raise InputError(f"--distance: {error}") from None
