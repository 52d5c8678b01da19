"""Which exercise takes the place of one that cannot be done: the nearest in what it trains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from groundforce.planner.replanning.ground import Ground
from groundforce.planner.search.candidates import allowed, candidates
from groundforce.planner.search.classes import family
from groundforce.planner.search.price import standing
from groundforce.training.exercise import ROLE_SHARE, Exercise
from groundforce.training.plan import Session

OTHER_FAMILY, OTHER_PATTERN, UNKNOWN, SHARE_APART = 20.0, 8.0, 14.0, 10.0
"""points for another kind of exercise, another movement, one that is new to the runner, and for each whole
muscle trained differently (judgement; they only rank)"""
TOO_FAR = 45.0
"""points from which leaving an exercise out is better than taking the nearest"""


@dataclass(eq=False)
class Swaps:
    """The substitutes of one plan, found once for each exercise and equipment, so that they stay the same."""

    ground: Ground
    pools: dict[frozenset[str], tuple[Exercise, ...]] = field(default_factory=dict)
    found: dict[tuple[str, frozenset[str]], tuple[Exercise, ...]] = field(default_factory=dict)
    allowed: dict[tuple[str, frozenset[str]], bool] = field(default_factory=dict)

    def fits(self, one: Exercise, kit: frozenset[str]) -> bool:
        """Whether an exercise may be done with this equipment, pain and screening minded."""
        key = (one.id, kit)
        if key not in self.allowed:
            self.allowed[key] = allowed(one, replace(self.ground.problem, equipment=kit))
        return self.allowed[key]

    def instead(self, one: Exercise, kit: frozenset[str], held: Iterable[str]) -> Exercise | None:
        """The nearest exercise that may be done and is not ``held`` already, or None where none is near."""
        key, taken = (one.id, kit), set(held)
        if key not in self.found:
            self.found[key] = tuple(self._near(one, kit))
        return next((other for other in self.found[key] if other.id not in taken), None)

    def _near(self, one: Exercise, kit: frozenset[str]) -> list[Exercise]:
        """What could take its place, the nearest first."""
        if kit not in self.pools:
            self.pools[kit] = candidates(replace(self.ground.problem, equipment=kit), self.ground.catalogue)
        known = self._known()
        far = {other.id: _apart(one, other, known) for other in self.pools[kit] if other.id != one.id}
        near = [other for other in self.pools[kit] if far.get(other.id, TOO_FAR) < TOO_FAR]
        return sorted(near, key=lambda other: (far[other.id], other.id))

    def _known(self) -> frozenset[str]:
        """Exercises the plan or the time before it holds."""
        problem = self.ground.problem
        planned = (one.exercise for session in self.ground.sessions for one in session.prescriptions)
        return frozenset([*planned, *(one.exercise for one in (*problem.past, *problem.done))])


def _apart(one: Exercise, other: Exercise, known: frozenset[str]) -> float:
    """How far two exercises are apart [points]; infinite without a muscle in common."""
    if not set(one.muscles) & set(other.muscles):
        return float("inf")
    muscles = set(one.muscles) | set(other.muscles)
    shares = sum(abs(_share(one, muscle) - _share(other, muscle)) for muscle in muscles)
    points = SHARE_APART * shares + OTHER_FAMILY * (family(one) is not family(other))
    points += OTHER_PATTERN * (one.pattern is not other.pattern) + UNKNOWN * (other.id not in known)
    return points + 0.25 * standing(other)


def _share(one: Exercise, muscle: object) -> float:
    role = one.muscles.get(muscle)  # type: ignore[call-overload]
    return 0.0 if role is None else ROLE_SHARE[role]


def kit(ground: Ground, session: Session) -> frozenset[str]:
    """The equipment there is at a session."""
    return ground.problem.equipment
