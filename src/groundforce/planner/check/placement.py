"""Availability, equipment, minutes: whether a session can take place at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from groundforce.planner.check.case import Case, Lift
from groundforce.planner.check.words import day_text
from groundforce.quantities import format_duration
from groundforce.training.equipment import ALWAYS
from groundforce.training.plan import DAY_WINDOWS, Violation
from groundforce.training.problem import AWAY, Opening
from groundforce.training.session_time import whole_seconds

DURATION_TOLERANCE = 0.10
"""share by which a session's stated and reckoned duration may differ"""
ROUNDING = 300.0
"""s by which a stated duration may be rounded up"""
_A_DAY = timedelta(days=1)


def _window(opening: Opening) -> tuple[time, time]:
    """Clock times where given, the part of day for what is not."""
    first, last = DAY_WINDOWS[opening.part_of_day]
    start = first if opening.start is None else opening.start
    return start, last if opening.end is None else opening.end


def _windows(lift: Lift, case: Case) -> list[tuple[time, time]]:
    """The openings of the session's weekday and place, those that touch joined; on days away of any place."""
    weekday, place = lift.session.date.weekday(), lift.session.place
    of_day = [one for one in case.problem.openings if one.weekday == weekday]
    if case.problem.absence(lift.session.date) is None:
        of_day = [one for one in of_day if one.place == place]
    joined: list[tuple[time, time]] = []
    for first, last in sorted(_window(one) for one in of_day):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        elif first < last:
            joined.append((first, last))
    return joined


def _when(lift: Lift) -> str:
    session = lift.session
    if session.start is not None:
        return f"{lift.span.earliest:%H:%M} to {lift.span.latest:%H:%M}"
    return "some time of the day" if session.part_of_day is None else f"the {session.part_of_day}"


def _outside_openings(lift: Lift, case: Case) -> Iterator[Violation]:
    day, windows = lift.session.date, _windows(lift, case)
    for first, last in windows:
        if datetime.combine(day, first) <= lift.span.earliest and lift.span.latest <= datetime.combine(
            day, last
        ):
            return
    allowed = " or ".join(f"{first:%H:%M} to {last:%H:%M}" for first, last in windows) or "no time"
    at = f" at {lift.session.place}" if lift.session.place else ""
    yield lift.violation(
        "availability", f"the session takes {_when(lift)}{at}; on this weekday you gave {allowed}"
    )


def _outside_plan(lift: Lift, case: Case) -> Iterator[Violation]:
    start, end = case.problem.start, case.problem.end
    if not start <= lift.session.date < end:
        yield lift.violation(
            "availability",
            f"the session is outside the plan, which goes from {day_text(start)} to {day_text(end - _A_DAY)}",
        )


def _absent(lift: Lift, case: Case) -> Iterator[Violation]:
    one = case.problem.absence(lift.session.date)
    if one is None or (one.equipment is not None and lift.session.place == AWAY):
        return
    away = f"{day_text(one.first)} to {day_text(one.last)}"
    because = f" ({one.reason})" if one.reason else ""
    yield lift.violation("availability", f"you are away from {away}{because}")


def _overlapping(lift: Lift, case: Case) -> Iterator[Violation]:
    for run, span in case.clocked.get(lift.day, ()):
        if span.earliest < lift.span.latest and lift.span.earliest < span.latest:
            clock = f"{span.earliest:%H:%M} to {span.latest:%H:%M}"
            yield lift.violation(
                "availability",
                f"the session ({_when(lift)}) overlaps the {run.kind} run ({clock}); they must not overlap",
            )


def _no_room(lift: Lift, case: Case) -> Iterator[Violation]:
    """A session without a clock time needs a stretch free of runs within its part of day."""
    begin, longest = lift.span.earliest, timedelta(0)
    for span in sorted((span for _, span in case.clocked.get(lift.day, ())), key=lambda span: span.earliest):
        longest = max(longest, min(span.earliest, lift.span.latest) - begin)
        begin = max(begin, span.latest)
    longest = max(longest, lift.span.latest - begin)
    if longest < timedelta(seconds=lift.session.duration):
        free = format_duration(max(0.0, longest.total_seconds()))
        yield lift.violation(
            "availability",
            f"the runs leave {free} of {_when(lift)}; "
            f"the session needs {format_duration(lift.session.duration)}",
        )


def _second_of_day(case: Case) -> Iterator[Violation]:
    seen: dict[int, Lift] = {}
    for lift in case.lifts:
        first = seen.setdefault(lift.day, lift)
        if first is not lift:
            late = first if lift.settled else lift
            yield late.violation("availability", "a second session on this day; one a day is allowed")


def availability(case: Case) -> Iterator[Violation]:
    """A session stands on a day and at a time that was given, and fits between the runs."""
    for lift in case.judged:
        yield from _outside_plan(lift, case)
        yield from _outside_openings(lift, case)
        yield from _absent(lift, case)
        yield from (_no_room if lift.session.start is None else _overlapping)(lift, case)
    yield from _second_of_day(case)


def equipment(case: Case) -> Iterator[Violation]:
    """Every exercise is in the catalogue and can be done with the equipment of the session's place."""
    for lift in case.judged:
        for name in lift.unknown:
            yield lift.violation("equipment", f"{name!r} is not in the exercise catalogue")
        yield from _without_equipment(lift, case)


def _without_equipment(lift: Lift, case: Case) -> Iterator[Violation]:
    """What the place of a session lacks; on days without lifting another rule says enough."""
    place, away = lift.session.place, case.problem.absence(lift.session.date)
    kit = case.problem.kit(lift.session.date, place)
    if kit is None and away is None:
        yield lift.violation("equipment", f"{place!r} is none of your places")
    if kit is None:
        return
    at = "" if place == "" else f" at {place}"
    for item in lift.items:
        if not item.exercise.possible_with(kit | ALWAYS):
            needs = " or ".join(", ".join(sorted(one)) for one in item.exercise.equipment)
            yield lift.violation("equipment", f"{item.exercise.name} needs {needs}; you do not have that{at}")


def _reckoned(lift: Lift, case: Case) -> float:
    return whole_seconds(lift.work, len(lift.items), case.problem.constant("warm_up_minutes"))


def minutes(case: Case) -> Iterator[Violation]:
    """The stated and the reckoned duration agree, and both fit the minutes given."""
    allowed = case.problem.minutes * 60.0
    for lift in case.judged:
        stated, reckoned = lift.session.duration, _reckoned(lift, case)
        if max(stated, reckoned) > allowed + 1e-6:
            yield lift.violation(
                "minutes",
                f"the session takes {format_duration(max(stated, reckoned))}; "
                f"you gave {format_duration(allowed)}",
            )
        slack = DURATION_TOLERANCE * stated
        if reckoned > stated + slack or stated > reckoned + max(slack, ROUNDING):
            yield lift.violation(
                "minutes",
                f"the session says {format_duration(stated)}, its sets and rests with the warm-up take "
                f"{format_duration(reckoned)}; they may differ by a tenth",
            )
