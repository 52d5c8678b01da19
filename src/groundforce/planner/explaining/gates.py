"""What heavy work and each kind of jump waits for on a day of a plan, with the day it comes where it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from groundforce.planner.search.season import PhaseName
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, Session, SessionStatus

GONE = frozenset({SessionStatus.CANCELLED, SessionStatus.MISSED})
HIGHEST = 5
SQUATS = {4: "tier4_relative_squat", 5: "tier5_relative_squat"}


@dataclass(frozen=True)
class Gate:
    """What waits, and for what."""

    what: str
    text: str


def gates(plan: Plan, day: date, catalogue: Mapping[str, Exercise]) -> tuple[Gate, ...]:
    """What is still closed on ``day``: heavy work, power work and the next kind of jump."""
    return (*_heavy(plan, day), *_power(plan, day), *_jumps(plan, day, catalogue))


def _sessions(plan: Plan) -> tuple[Session, ...]:
    return tuple(one for one in plan.sessions if one.status not in GONE)


def _date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _phase_start(plan: Plan, name: PhaseName, day: date) -> date | None:
    """The first day of the next phase of a name after ``day``."""
    starts = (one.start for one in plan.phases if one.name == name and one.start > day)
    return min(starts, default=None)


def _heavy(plan: Plan, day: date) -> Iterator[Gate]:
    if any(one.heavy_lower and one.date <= day for one in _sessions(plan)):
        return
    if {Limit.TECHNIQUE_ONLY, Limit.NO_MAXIMAL} & plan.problem.limits.limits:
        yield Gate("heavy work", "your screening answers leave it out")
        return
    first = next((one for one in _sessions(plan) if one.heavy_lower), None)
    start = _phase_start(plan, PhaseName.HEAVY, day)
    parts = []
    if start is not None:
        parts.append(f"the strength phase, from {_date(start)}")
    if first is None:
        parts.append("loads that are heavy for you: this plan has none, for its kit, weeks or runs")
    else:
        days = plan.problem.constant("accustomed_exposures")
        parts.append(f"{days:g} days with a lift; first heavy session of this plan on {_date(first.date)}")
    yield Gate("heavy work", "; ".join(parts))


def _power(plan: Plan, day: date) -> Iterator[Gate]:
    start = _phase_start(plan, PhaseName.POWER, day)
    if start is not None:
        weeks = sum(one.weeks for one in plan.phases if one.name == PhaseName.HEAVY and one.start < start)
        yield Gate("power work", f"{weeks} weeks of the strength phase first; from {_date(start)}")


def _tier_of(session: Session, catalogue: Mapping[str, Exercise]) -> int:
    known = (catalogue.get(one.exercise) for one in session.prescriptions)
    return max((one.tier for one in known if one is not None), default=0)


def _jumps(plan: Plan, day: date, catalogue: Mapping[str, Exercise]) -> Iterator[Gate]:
    if {Limit.NO_IMPACT, Limit.TECHNIQUE_ONLY} & plan.problem.limits.limits:
        yield Gate("jumps", "your screening answers leave them out")
        return
    done = [one for one in _sessions(plan) if one.date <= day]
    past = (catalogue[one.exercise].tier for one in plan.problem.past if one.exercise in catalogue)
    reached = max([0, *past, *(_tier_of(one, catalogue) for one in done)])
    for tier in range(reached + 1, HIGHEST + 1):
        later = (one for one in _sessions(plan) if one.date > day and _tier_of(one, catalogue) >= tier)
        first = min((one.date for one in later), default=None)
        when = "not in this plan" if first is None else f"first in this plan on {_date(first)}"
        asked = list(_asked(plan, tier, day, reached + 1))
        yield Gate(f"jumps of tier {tier}", "; ".join([*asked, when]))


def _asked(plan: Plan, tier: int, day: date, first: int) -> Iterator[str]:
    """What a tier asks that ``day`` does not have, with the day it comes where that is known.

    What a lower tier from ``first`` on asks too is said there.
    """
    problem = plan.problem
    closed = [one for one in problem.findings if one.top_tier is not None and tier > one.top_tier]
    yield from (f"a test: {one.text}" for one in closed)
    least = {2: "tier2_lifting_weeks"}.get(tier, "tier3_lifting_weeks")
    if tier in {first, 2, 3} and tier >= 2:
        yield from _weeks_of_lifting(plan, int(problem.constant(least)), day)
    if tier == max(3, first) and not problem.athlete.landing_quality:
        yield "a good landing, which your answers do not say you have"
    if tier >= 3:
        days = problem.constant("accustomed_exposures")
        yield f"{days:g} days with jumps of tier {tier - 1} in four weeks"
    if tier in SQUATS:
        yield _squat(plan, tier)


def _weeks_of_lifting(plan: Plan, least: int, day: date) -> Iterator[str]:
    start, have = plan.problem.start, plan.problem.lifting_weeks
    weeks_of = {(one.date - start).days // 7 for one in _sessions(plan)}
    lifted = sorted(week for week in weeks_of if 0 <= week < plan.problem.weeks)
    today = have + sum(start + timedelta(weeks=week + 1) <= day for week in lifted)
    if today >= least:
        return
    missing = least - have
    known = (
        "" if len(lifted) < missing else f", from {_date(start + timedelta(weeks=lifted[missing - 1] + 1))}"
    )
    yield f"{least} weeks of lifting ({today} so far{known})"


def _squat(plan: Plan, tier: int) -> str:
    need, mass = plan.problem.constant(SQUATS[tier]), plan.problem.athlete.body_mass
    squat = plan.problem.maximum("back_squat")
    of_mass = "" if mass is None else f", {need * mass:.0f} kg for you"
    have = "none is known" if squat is None else f"{squat.value:.0f} kg is known"
    return f"a squat of {need:g} x body mass{of_mass} ({have})"
