"""Less work for a week when the state asks for it, not because the calendar says so.

The one trial of a planned week off found no benefit, and strength slightly worse (Coleman 2024); that such
weeks are common is a survey (Rogerson 2024). So none is scheduled: it is offered where sessions go badly
twice running, or where two signs agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groundforce.evidence import parameter
from groundforce.training.log import Paired, PairedExercise
from groundforce.training.pain import PainAdvice
from groundforce.training.state import AthleteState

EVIDENCE = "Weeks of less on a schedule showed no benefit in the one trial, so this is for how it goes now."


@dataclass(frozen=True)
class Deload:
    """Less for ``days``: ``sets`` and ``load`` are the shares left, ``signs`` what asks for it."""

    sets: float
    load: float
    days: int
    signs: tuple[str, ...]

    @property
    def text(self) -> str:
        """One line for the plan."""
        cut = f"{100 * (1 - self.sets):.0f} % of the sets and {100 * (1 - self.load):.0f} % of the load go"
        return f"{' '.join(self.signs)} For {self.days} days {cut}. {EVIDENCE}"


def deload(paired: Sequence[Paired], state: AthleteState) -> Deload | None:
    """Whether the last sessions and the state ask for less; None where they do not.

    Two strained sessions in a row do alone. Of one strained session, legs still loaded and pain that asks
    for change, two together do.
    """
    wanted = int(parameter("deload_sessions").value)
    last = [one for one in sorted(paired, key=lambda each: each.done.start) if one.lines][-wanted:]
    strained = [one for one in last if _strained(one)]
    signs = tuple(_signs(strained, len(last), state))
    twice = len(strained) == wanted
    if not twice and len(signs) < 2:
        return None
    return Deload(
        parameter("deload_sets_share").value,
        parameter("deload_load_share").value,
        int(parameter("deload_days").value),
        signs,
    )


def _signs(strained: Sequence[Paired], seen: int, state: AthleteState) -> Iterator[str]:
    if len(strained) == seen and len(strained) > 1:
        yield f"The last {seen} sessions fell short or were harder than asked."
    elif strained and strained[-1].done.start.date() <= state.as_of:
        yield "A session of late fell short or was harder than asked."
    ready = state.readiness
    if ready is not None and ready.reduces:
        yield "The legs still carry the last days."
    pain = state.pain
    if pain is not None and pain.advice is not None and pain.advice.rank >= PainAdvice.MODIFY.rank:
        yield "Pain asks for change."


def _strained(one: Paired) -> bool:
    """Whether a session was short or hard in half of its lifts, or on the whole by far."""
    lines = [line for line in one.lines if line.done and not line.swapped]
    gaps = [line.reserve_gap for line in lines if line.reserve_gap is not None]
    if gaps and sum(gaps) / len(gaps) >= parameter("deload_effort").value:
        return True
    short = sum(_short(line) for line in lines)
    return bool(lines) and short / len(lines) >= parameter("deload_strained_share").value


def _short(line: PairedExercise) -> bool:
    """Whether a set that was done fell short of its amount, at the load asked for or a lower one."""
    fell = line.short_by
    return fell.reps > 0 or fell.seconds > 0.0
