"""Pain and injuries by place: what they take out of a plan. Only ever less load.

The cut-offs (carry on up to 3 of 10, change things from 4, stop above 5) are the pain-monitoring custom of
tendon rehabilitation; see the evidence page on injury. Any pain in a bone counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from groundforce.training.athlete import Limit, Limits
from groundforce.training.exercise import Muscle, Problem, Role

CHANGE_FROM = 4.0
"""Pain score [0–10] from which exercises known to aggravate the place are left out."""
STOP_ABOVE = 5.0
"""Pain score [0–10] above which impact and heavy work stop too."""
NOT_ON_THE_LEGS = frozenset({Problem.SHOULDER, Problem.WRIST})
_CALVES = frozenset({Muscle.GASTROCNEMIUS, Muscle.SOLEUS})
_HAMSTRINGS = frozenset({Muscle.HAMSTRINGS_HIP, Muscle.HAMSTRINGS_KNEE})
MUSCLES_OF = {
    Problem.ACHILLES: _CALVES,
    Problem.ACHILLES_INSERTION: _CALVES,
    Problem.CALF: _CALVES,
    Problem.PLANTAR_FASCIA: _CALVES | {Muscle.FOOT},
    Problem.FOOT: _CALVES | {Muscle.FOOT},
    Problem.ANKLE: _CALVES | {Muscle.FOOT},
    Problem.SHIN: _CALVES | {Muscle.FOOT},
    Problem.HAMSTRING: _HAMSTRINGS,
    Problem.PROXIMAL_HAMSTRING: _HAMSTRINGS,
    Problem.KNEE: frozenset({Muscle.QUADRICEPS}),
    Problem.PATELLAR_TENDON: frozenset({Muscle.QUADRICEPS}),
    Problem.QUADRICEPS: frozenset({Muscle.QUADRICEPS}),
    Problem.GROIN: frozenset({Muscle.ADDUCTORS}),
    Problem.LOW_BACK: frozenset({Muscle.TRUNK_POSTERIOR}),
}
"""Muscles that pull on a place (judgement): above ``STOP_ABOVE`` no exercise led by them is left."""
MUSCLES = frozenset({Problem.CALF, Problem.HAMSTRING, Problem.QUADRICEPS, Problem.GROIN})
"""Places that are muscles: while one is injured no exercise led by it is left. Tendons are loaded to heal."""
INSTEAD = {
    Problem.KNEE: "hip work, and step-ups to a height that is comfortable",
    Problem.PATELLAR_TENDON: "hip work, and slow squats and step-ups to a depth that is comfortable",
    Problem.ACHILLES: "slow heavy heel raises, seated before standing before single-leg, hops last",
    Problem.ACHILLES_INSERTION: "heel raises from flat ground, without the stretch over a step",
    Problem.PROXIMAL_HAMSTRING: "bridges and holds, then hip thrusts, deep hinges last",
    Problem.HAMSTRING: "holds without pain first, then bridges, lowering under load last",
    Problem.LOW_BACK: "hip thrusts, split squats and side planks rather than a bent-over hinge",
}
"""What usually suits a sore place (evidence notes section 7, recalled from rehabilitation practice)."""
LINGERING = 42
"""Days after which pain is worth showing to a clinician."""


class InjuryStatus(StrEnum):
    """Where an injury stands."""

    CURRENT = "current"
    RETURNING = "returning"
    HEALED = "healed"


@dataclass(frozen=True)
class Pain:
    """Pain at a place: ``score`` 0–10, ``days`` it has lasted or None."""

    site: Problem
    score: float
    days: int | None = None


@dataclass(frozen=True)
class Injury:
    """A diagnosed injury and where it stands."""

    site: Problem
    status: InjuryStatus


@dataclass(frozen=True)
class Sore:
    """Limits for the plan and ``words`` for the runner."""

    limits: Limits
    words: tuple[str, ...] = ()


def limits_of_pain(pain: Pain) -> Limits:
    """What pain at a place takes out.

    >>> limits_of_pain(Pain(Problem.KNEE, 4.0)).problems
    frozenset({<Problem.KNEE: 'knee'>})
    >>> limits_of_pain(Pain(Problem.KNEE, 2.0)).notes
    ('Watch the knee: go on only while it is no worse during and the next morning.',)
    """
    if pain.score <= 0:
        return Limits()
    if pain.site is Problem.BONE_STRESS:
        return Limits(_stop(pain.site) | {Limit.NO_PLAN}, frozenset({pain.site}))
    if pain.score < CHANGE_FROM:
        return Limits(notes=(watch(pain.site),))
    if pain.score <= STOP_ABOVE:
        return Limits(problems=frozenset({pain.site}))
    return Limits(_stop(pain.site), frozenset({pain.site}), _led_by(MUSCLES_OF.get(pain.site, frozenset())))


def limits_of_injury(injury: Injury) -> Limits:
    """What an injury takes out.

    >>> sorted(limits_of_injury(Injury(Problem.CALF, InjuryStatus.RETURNING)).problems)
    [<Problem.CALF: 'calf'>]
    """
    bone = injury.site is Problem.BONE_STRESS
    if injury.status is InjuryStatus.HEALED:
        return Limits(notes=(watch(injury.site),))
    if injury.status is InjuryStatus.RETURNING:
        return Limits(_stop(injury.site) if bone else frozenset(), frozenset({injury.site}))
    rested = _led_by(MUSCLES_OF[injury.site]) if injury.site in MUSCLES else frozenset()
    return Limits(_stop(injury.site) | ({Limit.NO_PLAN} if bone else set()), frozenset({injury.site}), rested)


def sore(pains: Iterable[Pain], injuries: Iterable[Injury]) -> Sore:
    """Everything that pain and injuries take out together, and a word where a clinician should look."""
    pains = tuple(pains)
    parts = [limits_of_pain(pain) for pain in pains] + [limits_of_injury(one) for one in injuries]
    return Sore(merged(parts), tuple(word for pain in pains for word in _words(pain)))


def merged(parts: Iterable[Limits]) -> Limits:
    """All limits together; nothing that one part takes out comes back through another."""
    parts = tuple(parts)
    return Limits(
        frozenset[Limit]().union(*(part.limits for part in parts)),
        frozenset[Problem]().union(*(part.problems for part in parts)),
        frozenset[str]().union(*(part.excluded for part in parts)),
        tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )


def _led_by(muscles: frozenset[Muscle]) -> frozenset[str]:
    """Exercises that one of the muscles leads."""
    if not muscles:
        return frozenset()
    from groundforce.training.catalogue import load_catalogue

    return frozenset(
        one.id
        for one in load_catalogue()
        if any(role is Role.PRIME and muscle in muscles for muscle, role in one.muscles.items())
    )


def _stop(site: Problem) -> frozenset[Limit]:
    if site in NOT_ON_THE_LEGS:
        return frozenset({Limit.NO_MAXIMAL})
    return frozenset({Limit.NO_MAXIMAL, Limit.NO_IMPACT})


def watch(site: Problem) -> str:
    """The note on a place that may go on."""
    return f"Watch the {site}: go on only while it is no worse during and the next morning."


def _words(pain: Pain) -> tuple[str, ...]:
    if pain.score > STOP_ABOVE or (pain.site is Problem.BONE_STRESS and pain.score > 0):
        return (f"Have the {pain.site} looked at by a clinician before you load it.",)
    if pain.days is not None and pain.days >= LINGERING and pain.score > 0:
        return (f"The {pain.site} has hurt for {pain.days // 7} weeks: show it to a clinician.",)
    return ()
