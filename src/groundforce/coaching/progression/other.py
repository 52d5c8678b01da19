"""The next step where no kilograms on a bar are: holds, the body itself, bands, jumps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from groundforce.coaching.progression import words
from groundforce.coaching.progression.showing import Showing
from groundforce.evidence import parameter
from groundforce.training.plan import Band, Bodyweight, Load
from groundforce.training.plates import next_above, next_below

BANDS = ("light", "medium", "heavy")
"""Bands from thin to thick."""


@dataclass(frozen=True)
class NextSeconds:
    """How long to hold next [s], and why."""

    seconds: float
    text: str


@dataclass(frozen=True)
class NextBody:
    """What to carry next on the body, or which band, and why."""

    load: Load
    text: str


@dataclass(frozen=True)
class NextContacts:
    """Most foot contacts of the day, and why; ``share`` of those planned that is left."""

    most: int
    text: str


def next_hold(days: Sequence[Showing], harder: str | None, limits: Sequence[str]) -> NextSeconds:
    """The seconds of the next hold: longer once all sets were held to the end, shorter after two short days.

    ``harder`` the version to go on to, by name; ``limits`` are reasons from elsewhere not to go on.
    """
    last = days[-1]
    asked = last.sets[0].least
    told = words.done(last, "kg")
    if limits:
        return NextSeconds(asked, limits[0])
    if last.met and not _hurt(last):
        longer = asked + parameter("progression_hold_step").value
        longest = max(asked, parameter("progression_hold_longest").value)
        if longer > longest:
            ready = "" if harder is None else f" Ready for the {harder}."
            return NextSeconds(asked, f"{told}: long enough.{ready}")
        return NextSeconds(longer, f"{told}, all held to the end: {longer - asked:g} s more.")
    if _run_of_short(days) >= parameter("progression_strained_days").value:
        least = parameter("progression_hold_shortest").value
        shorter = max(min(asked, least), asked - parameter("progression_hold_step").value)
        return NextSeconds(
            shorter, f"{told}; short of {asked:g} s twice running: {asked - shorter:g} s less."
        )
    return NextSeconds(asked, f"{told}: {asked:g} s again until every set is held to the end.")


def _hurt(one: Showing) -> bool:
    return one.pain is not None and one.pain > 0.0


def _run_of_short(days: Sequence[Showing]) -> int:
    count = 0
    for one in reversed(days):
        if not one.short:
            break
        count += 1
    return count


def _topped_in_a_row(days: Sequence[Showing]) -> bool:
    wanted = int(parameter("progression_topped_days").value)
    lately = days[-wanted:]
    alike = len({(one.sets[0].asked.load, one.load) for one in lately}) == 1
    return len(lately) == wanted and alike and all(one.topped and not _hurt(one) for one in lately)


def next_body(
    days: Sequence[Showing],
    added: tuple[float, ...],
    harder: str | None,
    limits: Sequence[str],
    unit: str,
) -> NextBody:
    """What to add to the body next; ``added`` are the weights [kg] that can be, 0 first, lightest first.

    First reps, then the ``harder`` version by name where there is one to go to, then weight. A missed day
    twice running takes the last weight off again.
    """
    last = days[-1]
    now = 0.0 if last.load is None else max(0.0, last.load)
    told = words.done(last, unit)
    if limits:
        return NextBody(Bodyweight(now), limits[0])
    if _run_of_short(days) >= parameter("progression_strained_days").value:
        down = next_below(added, now)
        less = "fewer reps are fine" if down is None else f"{words.weight(now - down, unit)} less"
        return NextBody(Bodyweight(now if down is None else down), f"{told}; short twice running: {less}.")
    if not _topped_in_a_row(days):
        return NextBody(Bodyweight(now), f"{told}: {_more_reps(last)}")
    up = next_above(added, now + parameter("progression_added_step").value - 1e-3)
    if harder is not None and now == 0.0:
        ready = f"{told}, at the top twice running: ready for the {harder}"
        if up is None:
            return NextBody(Bodyweight(now), f"{ready}.")
        return NextBody(Bodyweight(up), f"{ready}; until then {words.weight(up, unit)} added.")
    if up is None:
        return NextBody(
            Bodyweight(now), f"{told}, at the top twice running; nothing to add: lower it slower."
        )
    return NextBody(
        Bodyweight(up), f"{told}, at the top twice running: {words.weight(up - now, unit)} added."
    )


def next_top(days: Sequence[Showing], planned: tuple[int, int], trust: float) -> int:
    """The top of the reps of a body-weight exercise: higher where all was done with more left than asked.

    It stays up while the sets are met; a strained day takes it back to what was ``planned``. ``trust`` is the
    share [-] of a feeling that counts.
    """
    last = days[-1]
    asked = last.sets[0].asked.reps
    if asked is None or not last.met or last.hard or _hurt(last):
        return planned[1]
    gap = last.reserve_gap
    more = math.floor(-gap * trust) if gap is not None and gap < 0.0 and last.topped else 0
    most = max(planned[1], int(parameter("progression_most_body_reps").value))
    return max(planned[1], min(most, asked[1] + more))


def _more_reps(last: Showing) -> str:
    if not last.met:
        return "the same again until every set is met."
    if last.topped:
        return "all at the top; the same once more, then harder."
    return "the same; a rep more where it leaves as many."


def next_band(
    days: Sequence[Showing], now: Band, helps: bool, harder: str | None, limits: Sequence[str]
) -> NextBody:
    """The next band: thicker once all was at the top twice running, thinner where the band ``helps``.

    After the last one the ``harder`` version is offered, where there is one.
    """
    last = days[-1]
    told = words.done(last, "kg")
    if limits:
        return NextBody(now, limits[0])
    order = tuple(reversed(BANDS)) if helps else BANDS
    if now.name not in order:
        return NextBody(now, f"{told}: {_more_reps(last)}")
    place = order.index(now.name)
    if _run_of_short(days) >= parameter("progression_strained_days").value:
        easier = Band(order[max(0, place - 1)])
        return NextBody(easier, f"{told}; short twice running: the {easier.name} band.")
    if _topped_in_a_row(days) and place + 1 < len(order):
        further = Band(order[place + 1])
        return NextBody(further, f"{told}, at the top twice running: the {further.name} band.")
    if _topped_in_a_row(days) and harder is not None:
        return NextBody(now, f"{told}, at the top twice running: ready for the {harder}.")
    return NextBody(now, f"{told}: {_more_reps(last)}")


def next_contacts(
    done: Sequence[tuple[date, int, int]],
    tier: int,
    growth: float,
    pain: str,
    first_day: int,
    running_grows: bool,
    ahead: bool = False,
) -> NextContacts | None:
    """The most contacts of the next day of jumps; None where nothing was done to measure it by.

    ``done`` are (day, contacts, highest tier) of earlier days, in order of time; ``tier`` the highest of the
    day planned, ``growth`` [-] the most of a week, ``first_day`` contacts a first day may have whatever was
    done; ``running_grows`` whether the running of the week does, which are contacts too; ``ahead`` whether
    the last of the days is still planned. Only ever fewer than planned: one of tier, contacts, surface,
    running at a time.
    """
    if not done:
        return None
    day, last, _tier = done[-1]
    if pain:
        most = math.floor(last * parameter("progression_jump_pain_cut").value)
        return NextContacts(most, f"{pain} At most {most} contacts.")
    best = max(contacts for _day, contacts, _tier in done[-2:])
    reached = max(one for _day, _contacts, one in done)
    if tier > reached:
        return NextContacts(
            max(best, first_day), f"A new kind of jump (tier {tier}): no more contacts than before ({best})."
        )
    if running_grows:
        return NextContacts(
            max(best, first_day), f"The running grows this week: no more contacts than before ({best})."
        )
    most = max(math.floor(best * (1.0 + growth) + 1e-9), first_day)
    told = f"{words.day(day)}: {last} contacts {'planned' if ahead else 'done'}."
    return NextContacts(most, f"{told} At most {100 * growth:.0f} % more; one change at a time.")
