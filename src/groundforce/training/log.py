"""Nouns of the log: a session that was done beside the one that was planned, set by set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundforce.training.strength import FeltPain, PerformedSet, StrengthSession

if TYPE_CHECKING:
    from groundforce.training.plan import Prescription, Session, SetPrescription


@dataclass(frozen=True)
class Shortfall:
    """What is missing to the prescription, summed over its work sets; all 0 where it was met.

    ``sets`` not done [-], ``reps`` [-], ``seconds`` [s] and ``contacts`` [-] missing in the sets done,
    ``load`` the largest missing load of a set [kg]. ``unknown`` counts sets whose load should have been
    logged and was not: they are neither met nor short [-].
    """

    sets: int = 0
    reps: int = 0
    seconds: float = 0.0
    contacts: int = 0
    load: float = 0.0
    unknown: int = 0

    @property
    def none(self) -> bool:
        """Whether nothing is missing."""
        return self == Shortfall()


@dataclass(frozen=True)
class PairedSet:
    """One planned work set and what was done for it: one set, a left and a right one, or nothing.

    ``met``: the low end of the reps (the seconds, the contacts) was reached at the load, on both sides;
    ``topped``: the high end was.
    """

    planned: SetPrescription
    done: tuple[PerformedSet, ...] = ()
    met: bool = False
    topped: bool = False

    @property
    def felt(self) -> float | None:
        """Reps in reserve as felt, the lower of two sides [-]; None where not said."""
        said = [one.reps_in_reserve for one in self.done if one.reps_in_reserve is not None]
        return min(said, default=None)


@dataclass(frozen=True)
class PairedExercise:
    """A prescription and the work sets done for it, warm-ups left out.

    ``exercise`` is what was done: another of the same movement pattern where it was swapped, None where
    nothing was. ``sets`` has one entry per planned work set, in order; ``done`` is all of their sets;
    ``beyond`` are work sets of the same exercise past the last planned one. ``pain`` came with it.
    """

    prescription: Prescription
    exercise: str | None
    sets: tuple[PairedSet, ...]
    beyond: tuple[PerformedSet, ...] = ()
    short_by: Shortfall = Shortfall()
    pain: tuple[FeltPain, ...] = ()

    @property
    def done(self) -> tuple[PerformedSet, ...]:
        """The sets done for it, in order."""
        return tuple(one for pair in self.sets for one in pair.done)

    @property
    def swapped(self) -> bool:
        """Whether another exercise was done in its place."""
        return self.exercise is not None and self.exercise != self.prescription.exercise

    @property
    def met(self) -> bool:
        """Whether every planned work set reached its reps, seconds or contacts at the load.

        Never so where another exercise was done: that says nothing of this one.
        """
        return bool(self.sets) and not self.swapped and all(one.met for one in self.sets)

    @property
    def topped(self) -> bool:
        """Whether every planned work set reached the high end of its reps at the load, as ``met``."""
        return bool(self.sets) and not self.swapped and all(one.topped for one in self.sets)

    @property
    def reserve_gap(self) -> float | None:
        """Prescribed less felt reps in reserve, mean over the sets that say both [-]; above 0 is harder."""
        gaps = [
            one.planned.reps_in_reserve - one.felt
            for one in self.sets
            if one.planned.reps_in_reserve is not None and one.felt is not None
        ]
        return sum(gaps) / len(gaps) if gaps else None


@dataclass(frozen=True)
class Paired:
    """A session that was done, and the planned one it stands for; None where it was not planned.

    ``lines`` has one entry per prescription of the planned session, in its order. ``extra`` are work sets
    that no prescription asked for.
    """

    planned: Session | None
    done: StrengthSession
    lines: tuple[PairedExercise, ...] = ()
    extra: tuple[PerformedSet, ...] = ()
