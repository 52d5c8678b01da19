"""Which changes every way to place a week needs: all patterns at once, each with the set of changes it takes.

Changes that only add ways (another time, a day back, a looser constant) are bits of an integer. Every slot
that any of them opens is laid out once; a slot, a pair of sessions or a neighbouring week that asks for a
change adds its bit. The sets of bits of the patterns are the answer, so nothing is missed and every set
stands for a pattern that keeps all other rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from groundforce.physiology.recovery import residual
from groundforce.planner.relaxing.changes import Change, Freed, Loosened, Opened
from groundforce.planner.relaxing.week_case import WeekCase
from groundforce.planner.search.engine import Placed
from groundforce.planner.search.guards import Burden, CalendarView, RunPoint, block, calendar_view
from groundforce.planner.search.options import safe_cap
from groundforce.planner.search.slots import LIFTING_HOURS, Slot, week_slots
from groundforce.training.plan import PlannedRun
from groundforce.training.problem import PlanProblem
from groundforce.training.run import QUALITY_KINDS
from groundforce.training.state import PartOfDay

NEVER = -1
"""No set of changes makes it possible."""
Bits = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Bit:
    """A change as a bit of the sets."""

    change: Change
    bit: int


class Offer:
    """The changes on offer, by what they open."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.bits = tuple(Bit(change, 1 << number) for number, change in enumerate(changes))
        self.times = {(b.change.weekday, b.change.part): b for b in self.bits if isinstance(b.change, Opened)}
        self.days = {b.change.day: b for b in self.bits if isinstance(b.change, Freed)}
        self.constants = {b.change.name: b for b in self.bits if isinstance(b.change, Loosened)}

    def changes_of(self, bits: int) -> tuple[Change, ...]:
        """The changes of a set."""
        return tuple(one.change for one in self.bits if bits & one.bit)

    def gap(self, problem: PlanProblem, name: str, have: float) -> int:
        """The bits for ``have`` hours where the constant asks for its own: none, its bit, or never."""
        if have >= problem.constant(name):
            return 0
        loosened = self.constants.get(name)
        if loosened is None or not isinstance(loosened.change, Loosened):
            return NEVER
        return loosened.bit if have >= loosened.change.value else NEVER


def _part(slot: Slot) -> PartOfDay | None:
    """The part of day whose lifting hours a start lies in."""
    return next(
        (part for part, (first, _, last) in LIFTING_HOURS.items() if first <= slot.start < last), None
    )


def slots_with_bits(problem: PlanProblem, case: WeekCase, offer: Offer) -> dict[Slot, int]:
    """Every slot of the week that is there or that a change opens, with the bits it takes."""
    given = set(week_slots(replace(problem, absences=()), case.start))
    for one in offer.times.values():
        problem = one.change.on(problem)
    found: dict[Slot, int] = {}
    for slot in week_slots(replace(problem, absences=()), case.start):
        back = offer.days.get(slot.date)
        off = any(one.first <= slot.date <= one.last for one in problem.absences)
        if off and back is None:
            continue
        bits = back.bit if off and back is not None else 0
        part = _part(slot)
        time = None if part is None else offer.times.get((slot.date.weekday(), part))
        if slot in given:
            found[slot] = bits
        elif time is not None:
            found[slot] = bits | time.bit
    return found


def _guards(burden: Burden, run: PlannedRun) -> list[str]:
    """The constants that keep a burden away from a key run."""
    names = ["guard_heavy_accustomed"] if burden.heavy else []
    names += ["guard_novel_any"] if burden.novel else []
    if burden.heavy and burden.novel:
        names.append("guard_heavy_novel" if run.kind in QUALITY_KINDS else "guard_heavy_novel_long")
    return names + (["guard_eccentric_novel"] if burden.eccentric else [])


def slot_bits(problem: PlanProblem, view: CalendarView, offer: Offer, slot: Slot, burden: Burden) -> int:
    """The bits a session with ``burden`` takes to stand in ``slot``, as far as runs and races ask."""
    end = slot.hours + problem.minutes / 60.0
    bits = 0
    for point in view.key_runs:
        asked = []
        if point.run.date == slot.date:
            asked.append(offer.gap(problem, "same_day_gap", slot.hours - point.latest))
        if end <= point.earliest:
            left = point.earliest - end
            asked += [offer.gap(problem, name, left) for name in _guards(burden, point.run)]
        if NEVER in asked:
            return NEVER
        bits |= _all(asked)
    races = replace(view, key_runs=())
    return bits if block(problem, races, slot, burden) is None else NEVER


def _all(bits: Sequence[int]) -> int:
    total = 0
    for one in bits:
        total |= one
    return total


@dataclass(frozen=True, eq=False)
class _Ways:
    """Every way to have one session: when, how, with which bits, and what it leaves at the key runs."""

    hours: Floats
    day: Bits
    heavy: NDArray[np.bool_]
    bits: Bits
    fatigue: Floats


class World:
    """One calendar: the case's problem, perhaps with a run moved or minutes cut, and changes on offer."""

    def __init__(self, case: WeekCase, problem: PlanProblem, changes: Sequence[Change]) -> None:
        self.case, self.problem, self.offer = case, problem, Offer(changes)
        self.view = calendar_view(problem)
        self.slots = slots_with_bits(problem, case, self.offer)
        first = min((slot.hours for slot in self.slots), default=0.0) - 24.0
        self.runs = tuple(p for p in self.view.key_runs if first <= p.earliest <= first + 24.0 * 16)
        self._known: dict[Burden, Bits] = {}

    def needs(self, most: int) -> tuple[int, ...]:
        """The sets of at most ``most`` bits that no smaller set is part of, each enough for the whole week.

        A set of no bit means that the week holds its sessions as it is.
        """
        if not self.slots or not self._beside_fits():
            return ()
        ways = [self._ways(burdens, most) for burdens in self.case.asked]
        bits, fatigue = ways[0].bits, ways[0].fatigue
        picks = [np.arange(len(bits))]
        for number in range(1, len(ways)):
            new = ways[number]
            total = bits[:, None] | new.bits[None, :]
            for before in range(number):
                between = self._between(ways[before], new)[picks[before]]
                total = np.where((total == NEVER) | (between == NEVER), NEVER, total | between)
            rows, added = np.nonzero((total != NEVER) & (np.bitwise_count(np.maximum(total, 0)) <= most))
            bits = total[rows, added]
            fatigue = fatigue[rows] + new.fatigue[added]
            picks = [*(pick[rows] for pick in picks), added]
        return _smallest(bits[self._rested(fatigue)])

    def gives_way_at(self, point: RunPoint) -> bool:
        """Whether some slot takes a change on account of this key run and of no other."""
        others = replace(self.view, key_runs=tuple(one for one in self.view.key_runs if one != point))
        return any(
            slot_bits(self.problem, self.view, self.offer, slot, burden) > 0
            and slot_bits(self.problem, others, self.offer, slot, burden) == 0
            for burdens in self.case.asked
            for burden in burdens
            for slot in self.slots
        )

    def _beside_fits(self) -> bool:
        """Whether the sessions of the weeks beside it keep their rules in this calendar."""
        if self.problem.runs == self.case.problem.runs:
            return True
        return all(block(self.problem, self.view, one.slot, one.burden) is None for one in self.case.before)

    def _ways(self, burdens: tuple[Burden, ...], most: int) -> _Ways:
        slots = list(self.slots)
        rows = [(slot, burden) for burden in burdens for slot in slots]
        bits = np.concatenate([self._bits(burden) for burden in burdens])
        kept = np.flatnonzero((bits != NEVER) & (np.bitwise_count(np.maximum(bits, 0)) <= most)).tolist()
        rows = [rows[number] for number in kept]
        return _Ways(
            np.array([slot.hours for slot, _ in rows], dtype=np.float64),
            np.array([slot.date.toordinal() for slot, _ in rows], dtype=np.int64),
            np.array([burden.heavy for _, burden in rows], dtype=np.bool_),
            bits[kept],
            np.array([self._left(slot, burden) for slot, burden in rows]).reshape(len(rows), len(self.runs)),
        )

    def _bits(self, burden: Burden) -> Bits:
        """The bits of a burden in every slot, runs, races and the weeks beside it taken together."""
        kind = replace(burden, impulse=0.0)
        if kind not in self._known:
            found = [self._bits_in(slot, own, kind) for slot, own in self.slots.items()]
            self._known[kind] = np.array(found, dtype=np.int64)
        return self._known[kind]

    def _bits_in(self, slot: Slot, own: int, burden: Burden) -> int:
        beside = [self._beside(slot, burden, one) for one in (*self.case.before, *self.case.after)]
        if NEVER in beside:
            return NEVER
        asked = slot_bits(self.problem, self.view, self.offer, slot, burden)
        return NEVER if asked == NEVER else own | asked | _all(beside)

    def _beside(self, slot: Slot, burden: Burden, one: Placed) -> int:
        apart = abs(slot.hours - one.slot.hours)
        rest = self.offer.gap(self.problem, "region_spacing", apart - self.problem.minutes / 60.0)
        heavy = burden.heavy and one.burden.heavy
        between = self.offer.gap(self.problem, "heavy_spacing", apart) if heavy else 0
        return NEVER if NEVER in (rest, between) else rest | between

    def _left(self, slot: Slot, burden: Burden) -> list[float]:
        end = slot.hours + self.problem.minutes / 60.0
        return [
            residual(burden.impulse, point.earliest - end, burden.novel, self.case.recovery)
            for point in self.runs
        ]

    def _between(self, one: _Ways, two: _Ways) -> Bits:
        """The bits two sessions of the week take to be had together [way, way]."""
        apart = np.abs(one.hours[:, None] - two.hours[None, :])
        rest = self._gaps("region_spacing", apart - self.problem.minutes / 60.0)
        both = one.heavy[:, None] & two.heavy[None, :]
        heavy = np.where(both, self._gaps("heavy_spacing", apart), 0)
        shut = (one.day[:, None] == two.day[None, :]) | (rest == NEVER) | (heavy == NEVER)
        return np.where(shut, NEVER, rest | heavy)

    def _gaps(self, name: str, have: Floats) -> Bits:
        """:meth:`Offer.gap` for an array."""
        loosened = self.offer.constants.get(name)
        short = np.full(have.shape, NEVER, dtype=np.int64)
        if loosened is not None and isinstance(loosened.change, Loosened):
            short[have >= loosened.change.value] = loosened.bit
        short[have >= self.problem.constant(name)] = 0
        return short

    def _rested(self, fatigue: Floats) -> NDArray[np.bool_]:
        """Whether every key run is met below its cap, the weeks beside it counted [pattern]."""
        fixed = np.zeros(len(self.runs))
        for one in (*self.case.before, *self.case.after):
            fixed += np.array(self._left(one.slot, one.burden))
        caps = np.array([safe_cap(self.problem, point.run) for point in self.runs])
        return np.asarray(((fatigue + fixed <= caps) | (fatigue <= 0.0)).all(axis=1))


def _smallest(bits: Bits) -> tuple[int, ...]:
    """The sets that hold no other one of them."""
    every = sorted({int(one) for one in bits.tolist()}, key=lambda one: (one.bit_count(), one))
    found: list[int] = []
    for one in every:
        if not any(one & smaller == smaller for smaller in found):
            found.append(one)
    return tuple(found)
