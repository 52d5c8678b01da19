"""The hours between two sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from groundforce.planner.check.case import Case, Lift
from groundforce.planner.check.words import day_text, hours_text
from groundforce.training.exercise import Region
from groundforce.training.plan import Violation

_EPSILON = 1e-9


def _hours(gap: timedelta) -> float:
    return max(0.0, gap / timedelta(hours=1))


def _later(first: Lift, second: Lift) -> Lift:
    """The session to name: the later one, unless it is already done."""
    return first if second.settled else second


def heavy_spacing(case: Case) -> Iterator[Violation]:
    """Heavy leg sessions start far enough apart; without clock times their parts of day do."""
    need = case.problem.constant("heavy_spacing")
    for first, second in _next_to_each_other(case.lifts, timedelta(hours=need)):
        gap = _hours(second.span.earliest - first.span.earliest)
        if gap < need - _EPSILON:
            yield _later(first, second).violation(
                "heavy_spacing",
                f"{hours_text(gap)} between the heavy sessions of {day_text(first.session.date)} and "
                f"{day_text(second.session.date)}; the rule asks for {hours_text(need)}",
            )


def _next_to_each_other(lifts: Sequence[Lift], within: timedelta) -> Iterator[tuple[Lift, Lift]]:
    """Heavy sessions with the heavy one before each, where they are near and one of the sessions about
    can be blamed."""
    for index, second in enumerate(lifts):
        near = [one for one in lifts[:index] if second.span.earliest - one.span.earliest < within]
        if any(one.judged for one in (*near, second)) and second.heavy:
            yield from ((first, second) for first in [one for one in near if one.heavy][-1:])


def _gap(first: Lift, second: Lift) -> float:
    """End to start [h]; where neither has a clock time, from part of day to part of day."""
    windows = first.session.start is None and second.session.start is None
    return _hours(second.span.earliest - (first.span.earliest if windows else first.span.latest))


def _regions(lift: Lift) -> frozenset[Region]:
    regions = {item.exercise.region for item in lift.items}
    return frozenset(regions | {Region.LEGS} if any(item.leg for item in lift.items) else regions)


def region_spacing(case: Case) -> Iterator[Violation]:
    """Sessions that share a region of the body are far enough apart."""
    need = case.problem.constant("region_spacing")
    for index, second in enumerate(case.lifts):
        for first in case.lifts[:index]:
            if not (first.judged or second.judged) or (gap := _gap(first, second)) >= need - _EPSILON:
                continue
            if shared := _regions(first) & _regions(second):
                yield _later(first, second).violation(
                    "region_spacing",
                    f"{hours_text(gap)} from the session of {day_text(first.session.date)}, which also "
                    f"trains {', '.join(sorted(shared))}; the rule asks for {hours_text(need)}",
                )
