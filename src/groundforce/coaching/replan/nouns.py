"""What events make of a plan and its problem, before anything is planned again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from groundforce.training.athlete import Limits
from groundforce.training.pain import PainEntry
from groundforce.training.plan import Plan, Reason, SessionStatus
from groundforce.training.problem import Exposure, PlanProblem
from groundforce.training.replanned import Change


@dataclass(frozen=True)
class Known:
    """What stands beside a plan: ``own`` limits of the runner without any pain, the pain ``diary``, what was
    really ``done`` since the plan's start, and what ``became`` of sessions by the log.

    ``own`` None: not known, so nothing is ever lifted.
    """

    own: Limits | None = None
    diary: tuple[PainEntry, ...] = ()
    done: tuple[Exposure, ...] = ()
    became: Mapping[str, SessionStatus] = field(default_factory=dict)


NOTHING_KNOWN = Known()


@dataclass(frozen=True)
class Ease:
    """Sessions of ``first`` to ``last`` (ordinals) go lighter: ``share`` of their work sets [0-1]."""

    first: int
    last: int
    share: float
    reason: str


@dataclass(frozen=True)
class Changed:
    """What events make of a plan.

    ``plan`` is the present one with what the runner moved or cut themselves; ``problem`` the changed problem,
    of the same start and weeks; ``became`` what became of past sessions; ``safety`` whether the next hours
    may change too; ``reasons`` one sentence an event; ``eases`` the steps of a return; ``restart`` whether
    the break was so long that the plan starts anew; ``forgone`` the ids of missed sessions that no other day
    makes up for; ``own`` changes the runner asked for, already in ``plan``.
    """

    plan: Plan
    problem: PlanProblem
    became: Mapping[str, SessionStatus] = field(default_factory=dict)
    safety: bool = False
    reasons: tuple[Reason, ...] = ()
    eases: tuple[Ease, ...] = ()
    restart: bool = False
    forgone: frozenset[str] = frozenset()
    own: tuple[Change, ...] = ()
