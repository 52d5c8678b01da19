"""Heavy and new follow from the sets and the history, not from the label."""

from __future__ import annotations

from collections.abc import Iterator

from groundforce.planner.check.case import Case, Lift
from groundforce.planner.check.words import count_text
from groundforce.training.plan import Violation


def _heavy_words(lift: Lift) -> str:
    sets = sum(item.heavy_sets for item in lift.items if item.leg)
    tier = max((item.exercise.tier for item in lift.items), default=0)
    return f"{count_text(sets, 'heavy leg set')} and jumps up to tier {tier}"


def _novel_words(lift: Lift) -> str:
    names = [item.exercise.name for item in lift.items if item.leg and item.new]
    return f"new leg exercises: {', '.join(names)}" if names else "no leg exercise in it is new"


def flags(case: Case) -> Iterator[Violation]:
    """The flags ``heavy_lower`` and ``novel`` agree with what the sets and the history make of them."""
    for lift in case.judged:
        if lift.session.heavy_lower != lift.heavy:
            limit = case.problem.constant("heavy_sets"), case.problem.constant("heavy_tier")
            label = "heavy" if lift.session.heavy_lower else "not heavy"
            yield lift.violation(
                "flags",
                f"labelled {label}, but it has {_heavy_words(lift)}; "
                f"heavy starts at {limit[0]:g} heavy leg sets or tier {limit[1]:g}",
            )
        if lift.session.novel != lift.novel:
            label = "new" if lift.session.novel else "not new"
            least = case.problem.constant("accustomed_exposures")
            yield lift.violation(
                "flags",
                f"labelled {label}, but {_novel_words(lift)}; "
                f"an exercise is new until it was done {least:g} times in four weeks",
            )
