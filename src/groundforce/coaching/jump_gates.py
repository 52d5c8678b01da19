"""Which jumps are open to a runner today, what each tier asks, and what would open it.

Tiers are gated, not jumping: runners who hopped every day for six weeks without any test did well (Engeroff
2023), and running is hundreds of landings a kilometre already. The squat asked for before tiers 4 and 5 is
custom from power sports. Pain closes every tier; nothing here opens one that the checker keeps closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groundforce.evidence import Grade, constants, models
from groundforce.planner.check.case import Case, lay_out
from groundforce.planner.check.plyometrics import SQUAT, relative_squat
from groundforce.quantities import format_number
from groundforce.training.athlete import Limit
from groundforce.training.exercise import Exercise
from groundforce.training.lift_state import LiftBasis
from groundforce.training.pain import PainAdvice
from groundforce.training.plan import Plan, SessionStatus
from groundforce.training.soreness import NOT_ON_THE_LEGS
from groundforce.training.state import AthleteState, Estimate

HIGHEST = 5
_WEEK = timedelta(weeks=1)
_SAID_BY = {
    LiftBasis.SETS: "from your sets",
    LiftBasis.STATED: "as you stated",
    LiftBasis.RELATIVES: "estimated from related lifts",
    LiftBasis.BODY: "a guess from body mass, which opens nothing",
    LiftBasis.NONE: "unknown",
}


@dataclass(frozen=True)
class Condition:
    """One thing a tier asks: whether it is ``met``, ``text`` what is so today and ``opens`` what would do."""

    met: bool
    text: str
    opens: str
    grade: Grade


@dataclass(frozen=True)
class JumpGate:
    """A tier of jumps (1 to 5) on a day, with everything it asks."""

    tier: int
    conditions: tuple[Condition, ...]

    @property
    def open(self) -> bool:
        """Whether everything it asks is met."""
        return all(one.met for one in self.conditions)

    @property
    def text(self) -> str:
        """As in ``Jumps of tier 3: closed. A landing check of 4 of 5 points on both legs.``"""
        if self.open:
            return f"Jumps of tier {self.tier}: open."
        return f"Jumps of tier {self.tier}: closed. " + " ".join(
            one.opens for one in self.conditions if not one.met
        )


def gates(
    state: AthleteState, plan: Plan, day: date, catalogue: Mapping[str, Exercise]
) -> tuple[JumpGate, ...]:
    """Every tier on the morning of ``day``, the lowest first; a tier asks what those below it ask too."""
    case = lay_out(_until(plan, day), catalogue)
    asked: list[Condition] = list(_pain_free(state, case))
    found = []
    for tier in range(1, HIGHEST + 1):
        asked += _asked(tier, state, case, day)
        found.append(JumpGate(tier, tuple(asked)))
    return tuple(found)


def contacts_beside_running(plan: Plan, week: date, catalogue: Mapping[str, Exercise]) -> tuple[int, int]:
    """Foot contacts of the jumps, and about how many steps of running, in the seven days from ``week``."""
    from groundforce.physiology.impact import USUAL_SPEED, usual_step_rate
    from groundforce.planner.check.dose import contacts

    jumps = sum(
        contacts(one, catalogue[one.exercise])
        for session in plan.sessions
        if week <= session.date < week + _WEEK
        for one in session.prescriptions
        if one.exercise in catalogue and catalogue[one.exercise].tier > 0
    )
    steps = 0.0
    for run in plan.problem.runs:
        if week <= run.date < week + _WEEK:
            speed = USUAL_SPEED if run.distance is None else run.distance / max(run.duration, 1.0)
            steps += run.duration * float(usual_step_rate(speed))
    return jumps, int(round(steps, -2))


def _until(plan: Plan, day: date) -> Plan:
    """The plan up to a day: what is to come opens nothing today."""
    past = tuple(one for one in plan.sessions if one.date < day and one.status is not SessionStatus.MISSED)
    return replace(plan, sessions=past)


def _pain_free(state: AthleteState, case: Case) -> Iterator[Condition]:
    closed = {Limit.NO_IMPACT, Limit.TECHNIQUE_ONLY, Limit.NO_PLAN} & case.problem.limits.limits
    yield Condition(
        not closed,
        "nothing you told leaves impact out" if not closed else "what you told leaves impact out",
        "What leaves impact out has to be over first; see the notes of the plan.",
        Grade.JUDGEMENT,
    )
    sites = () if state.pain is None else state.pain.sites
    sore = next(
        (
            one
            for one in sites
            if not one.stale and one.advice is not PainAdvice.CONTINUE and one.site not in NOT_ON_THE_LEGS
        ),
        None,
    )
    yield Condition(
        sore is None,
        "no pain that asks for change" if sore is None else f"{sore.site}: {sore.worst:g} of 10",
        "" if sore is None else f"Three calm entries in a row for the {sore.site}. {sore.text}".strip(),
        models()["pain_state"].grade,
    )


def _asked(tier: int, state: AthleteState, case: Case, day: date) -> Iterator[Condition]:
    problem = case.problem
    yield from _tests(tier, case)
    weeks = {2: "tier2_lifting_weeks", 3: "tier3_lifting_weeks"}.get(tier)
    if weeks is not None:
        yield _lifting(weeks, case, day)
    if tier == 3:
        landed = problem.athlete.landing_quality
        yield Condition(
            landed,
            "you land well" if landed else "a good landing was neither stated nor tested",
            "A landing check of 4 of 5 points on both legs.",
            Grade.JUDGEMENT,
        )
    if tier >= 3:
        yield _used_to(tier - 1, case, day)
    if tier >= 4:
        yield _strong(tier, state, case)


def _tests(tier: int, case: Case) -> Iterator[Condition]:
    """Tests that keep this tier closed and the one below open: calf raises, hops on one leg, the landing."""
    for one in case.problem.findings:
        if one.top_tier is not None and tier == one.top_tier + 1:
            test = one.test.replace("_", " ")
            yield Condition(False, one.text, f"A better {test}: {one.text}", one.grade)


def _lifting(name: str, case: Case, day: date) -> Condition:
    start = case.problem.start
    this_week = (day - start).days // 7
    days = [lift.day - start.toordinal() for lift in case.lifts]
    days += [(one.date - start).days for one in case.problem.done]
    weeks = case.problem.lifting_weeks + len({one // 7 for one in days if 0 <= one // 7 < this_week})
    least = case.problem.constant(name)
    return Condition(
        weeks >= least,
        f"{weeks} weeks of lifting",
        f"{least:g} weeks of lifting ({weeks} so far).",
        constants()[name].grade,
    )


def _used_to(tier: int, case: Case, day: date) -> Condition:
    have = case.history.tier_exposures(tier, day.toordinal())
    need = case.problem.constant("accustomed_exposures")
    return Condition(
        have >= need,
        f"{have} days with jumps of tier {tier} or more in four weeks",
        f"{need:g} days with jumps of tier {tier} in four weeks ({have} so far).",
        constants()["accustomed_exposures"].grade,
    )


def _strong(tier: int, state: AthleteState, case: Case) -> Condition:
    name = f"tier{tier}_relative_squat"
    need, mass = case.problem.constant(name), case.problem.athlete.body_mass
    measured, by = _relative(state)
    known = measured.value if measured is not None else relative_squat(case)
    of_you = "" if mass is None else f", {need * mass:.0f} kg for you"
    have = "none is known" if known is None else f"{format_number(known)} x now{by}{_interval(measured)}"
    return Condition(
        known is not None and known >= need - 1e-9,
        f"squat: {have}",
        f"A squat, or a lift it follows from, of {need:g} x body mass{of_you} ({have}).",
        constants()[name].grade,
    )


def _relative(state: AthleteState) -> tuple[Estimate | None, str]:
    squat = next((one for one in state.lifts if one.exercise == SQUAT), None)
    if squat is None or squat.relative is None or squat.basis in {LiftBasis.BODY, LiftBasis.NONE}:
        return None, ""
    return squat.relative, f", {_SAID_BY[squat.basis]}"


def _interval(one: Estimate | None) -> str:
    return "" if one is None else f", {format_number(one.low)} to {format_number(one.high)}"
