"""Everything the next load of any exercise depends on, worked out once from plan, log and state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from groundforce.coaching.progression import words
from groundforce.coaching.progression.able import able, is_easy_lately
from groundforce.coaching.progression.deload import Deload, deload
from groundforce.coaching.progression.gap import return_share
from groundforce.coaching.progression.scheme import Scheme, scheme_of
from groundforce.coaching.progression.showing import DoneSet, Showing, days_lifted, showings
from groundforce.evidence import parameter
from groundforce.planner.check.growth import load_limit
from groundforce.planner.check.history import History, past_work
from groundforce.planner.search.season import PhaseName
from groundforce.training.athlete import LiftingExperience, Limit
from groundforce.training.exercise import Exercise, Problem
from groundforce.training.log import Paired
from groundforce.training.pain import PainAdvice, SitePain
from groundforce.training.plan import Plan, Session
from groundforce.training.plates import Plates
from groundforce.training.problem import PlanProblem
from groundforce.training.soreness import MUSCLES_OF
from groundforce.training.state import AthleteState, Estimate

HELD: Mapping[str, str] = {
    PhaseName.TAPER: "Before the race no heavier than lately.",
    PhaseName.RETURN: "After the race no heavier than lately yet.",
    PhaseName.TECHNIQUE: "While technique is learnt nothing rises.",
}
"""Phases in which no load goes up."""
REFUSED = "More would break a rule of the plan ({rule}): nothing rises here."


@dataclass(frozen=True)
class Course:
    """Where a runner stands in a plan. ``jumps``: (day, contacts, highest tier) of each day of jumping."""

    problem: PlanProblem
    catalogue: Mapping[str, Exercise]
    plates: Plates
    state: AthleteState
    shown: Mapping[str, tuple[Showing, ...]]
    lifted: Mapping[str, date]
    jumps: tuple[tuple[date, int, int], ...]
    maxima: Mapping[str, Estimate]
    less: Deload | None
    less_until: date
    history: History
    refused: Mapping[str, str] = field(default_factory=dict)
    """sessions in which a rise would break a rule: session id → rule"""
    full: frozenset[str] = frozenset()
    """ids of sessions without the minutes for more reps than planned"""

    @property
    def trust(self) -> float:
        """Share of a feeling that counts."""
        return problem_trust(self.problem)

    def lessened(self, session: Session) -> Deload | None:
        """What asks for less on the day of a session, if anything."""
        return self.less if session.date < self.less_until else None

    def days(self, exercise: str, scheme: Scheme | None = None) -> tuple[Showing, ...]:
        """What the exercise showed; of sets of several schemes those of ``scheme`` where there are any."""
        found = self.shown.get(exercise, ())
        return found if scheme is None else tuple(_of_scheme(one, scheme) for one in found)

    def gap(self, exercise: Exercise, session: Session) -> tuple[float, str] | None:
        """The share of the last load to come back with, and the words; None where there was no gap."""
        last = self.lifted.get(exercise.region.value)
        days = 0 if last is None else (session.date - last).days
        share = return_share(days)
        if share is None:
            return None
        less = "the weight stays" if share == 1.0 else f"{100 * (1 - share):.0f} % less to come back with"
        return share, f"{days} days since the last lifting: {less}."

    def pain(self, exercise: Exercise) -> SitePain | None:
        """The sorest place the exercise is known to aggravate; None without any pain there."""
        state = self.state.pain
        sites = () if state is None else state.sites
        sore = [one for one in sites if not one.stale and one.worst > 0.0 and _aggravates(exercise, one.site)]
        return max(sore, key=lambda one: (one.advice.rank, one.worst), default=None)

    def limits(self, exercise: Exercise, session: Session) -> Iterator[tuple[float, str]]:
        """What keeps a load from rising or lowers it, apart from the sets: (share left, words)."""
        sore = self.pain(exercise)
        if sore is not None and sore.advice is not PainAdvice.CONTINUE:
            cut = parameter("progression_pain_cut").value
            yield 1.0 - cut, f"Pain at the {sore.site} ({sore.worst:g} of 10): {100 * cut:.0f} % less."
        elif sore is not None:
            yield 1.0, f"Some pain at the {sore.site} ({sore.worst:g} of 10): the weight does not rise."
        less = self.lessened(session)
        if less is not None:
            yield less.load, less.text
        if session.id in self.refused:
            yield 1.0, REFUSED.format(rule=self.refused[session.id])
        if Limit.TECHNIQUE_ONLY in self.problem.limits.limits:
            yield 1.0, "Screening leaves technique work only: nothing rises."

    def kept(self, exercise: Exercise, session: Session) -> Iterator[tuple[float, str]]:
        """What leaves only so much of what was lifted lately, and never more than that: (share, words)."""
        gap = self.gap(exercise, session)
        if gap is not None:
            yield gap
        if session.phase in HELD:
            yield 1.0, HELD[session.phase]

    def stops(self, exercise: Exercise, session: Session) -> list[str]:
        """The words of everything that keeps an exercise from going on."""
        both = (*self.limits(exercise, session), *self.kept(exercise, session))
        return [text for _share, text in both]

    def allowed(self, exercise: Exercise, session: Session, scheme: Scheme) -> float | None:
        """The heaviest load [kg] the plan's rules allow on the day; None where nothing limits it yet."""
        found = load_limit(exercise, session.date.toordinal(), self.history, self.problem)
        return None if found is None else found.allows(scheme.low + scheme.reserve)

    def unbelievable(self, exercise: str) -> float | None:
        """The load [kg] above which a log is a slip of the pen: far above anything the maximum could be."""
        found = next((one.maximum for one in self.state.lifts if one.exercise == exercise), None)
        return None if found is None else parameter("progression_slip").value * found.high

    def running_grows(self, day: date) -> bool:
        """Whether the running of the week up to a day is clearly more than the best of the two before."""
        usual = self.state.running.duration_per_week
        before = [] if usual is None else [usual]
        for back in (1, 2):
            end = day - timedelta(weeks=back)
            if end - timedelta(days=6) >= self.problem.start:
                before.append(_running(self.problem, end))
        most = max(before, default=0.0) * (1.0 + parameter("progression_running_growth").value)
        return 0.0 < most < _running(self.problem, day)

    def is_long_ago(self, exercise: str, session: Session) -> bool:
        """Whether it was done, but so long ago that it counts as new again."""
        days = self.shown.get(exercise, ())
        window = timedelta(days=self.problem.constant("accustomed_window"))
        return bool(days) and days[-1].day < session.date - window


def course(
    plan: Plan,
    paired: Sequence[Paired],
    state: AthleteState,
    now: datetime,
    plates: Plates,
    catalogue: Mapping[str, Exercise],
) -> Course:
    """The course at ``now``; what was done later is not looked at."""
    known = sorted((one for one in paired if one.done.start <= now), key=lambda one: one.done.start)
    shown = showings(known, catalogue)
    less = deload(known, state)
    last = known[-1].done.start.date() if known else now.date()
    return Course(
        replace(plan.problem, plates=plates),
        catalogue,
        plates,
        state,
        shown,
        days_lifted(known, catalogue),
        _jumps(shown, catalogue),
        _maxima(state, shown, problem_trust(plan.problem)),
        less,
        last + timedelta(days=0 if less is None else less.days + 1),
        _history(plan, catalogue),
    )


def _history(plan: Plan, catalogue: Mapping[str, Exercise]) -> History:
    """What was done up to now, as the rules of growth see it."""
    problem = plan.problem
    return History(past_work(problem, catalogue), problem.constant("accustomed_window"))


def problem_trust(problem: PlanProblem) -> float:
    """Share of a feeling that counts, for the runner of a problem."""
    new = problem.athlete.experience is LiftingExperience.NONE
    return parameter("progression_reserve_trust_beginner" if new else "progression_reserve_trust").value


def _running(problem: PlanProblem, day: date) -> float:
    """Seconds of running in the seven days up to a day."""
    first = day - timedelta(days=6)
    return sum(run.duration for run in problem.runs if first <= run.date <= day)


def _maxima(
    state: AthleteState, shown: Mapping[str, tuple[Showing, ...]], trust: float
) -> Mapping[str, Estimate]:
    """Maxima [kg] of lifts that were done, before those stated.

    Sets far from failure are left out of the estimate: where lately more was left than asked and stands for
    more, that is taken instead.
    """
    measured = {one.exercise: one.maximum for one in state.lifts if one.measured and one.maximum is not None}
    found = {**dict(state.strength), **measured}
    for name, days in shown.items():
        known = found.get(name)
        value = able(days, trust) if known is not None and is_easy_lately(days) else 0.0
        if known is not None and value > known.value:
            up = value / known.value
            found[name] = replace(known, value=value, low=known.low * up, high=known.high * up)
    return found


def _jumps(
    shown: Mapping[str, tuple[Showing, ...]], catalogue: Mapping[str, Exercise]
) -> tuple[tuple[date, int, int], ...]:
    days: dict[date, tuple[int, int]] = {}
    for name, found in shown.items():
        exercise = catalogue[name]
        for one in found:
            if exercise.tier > 0:
                contacts, tier = days.get(one.day, (0, 0))
                days[one.day] = contacts + _contacts(one, exercise), max(tier, exercise.tier)
    return tuple((day, *days[day]) for day in sorted(days))


def _contacts(one: Showing, exercise: Exercise) -> int:
    per_rep = exercise.contacts_per_rep
    return sum(round(each.amount * (1 if each.asked.contacts is not None else per_rep)) for each in one.sets)


def _aggravates(exercise: Exercise, site: Problem) -> bool:
    pulled = MUSCLES_OF.get(site, frozenset())
    prime = {muscle for muscle, role in exercise.muscles.items() if role.value == "prime"}
    return site in exercise.aggravates or bool(prime & pulled)


def _of_scheme(one: Showing, scheme: Scheme) -> Showing:
    """The sets of a day that asked for ``scheme``; else those that asked for what the first set did."""
    if not one.sets:
        return one
    same = tuple(each for each in one.sets if scheme_of(each.asked) == scheme)
    first = scheme_of(one.sets[0].asked)
    kept: tuple[DoneSet, ...] = same or tuple(each for each in one.sets if scheme_of(each.asked) == first)
    return replace(one, sets=kept, asked=len(kept) + (0 if one.whole else 1))


def since(one: date) -> str:
    """As in ``as on 24 Nov``."""
    return f"As on {words.day(one)}; what you log decides."
