"""The rest of a plan after what was logged: the next loads, each with its reason, inside every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from groundforce.coaching.progression.course import Course, course
from groundforce.coaching.progression.rewriting import Writer
from groundforce.planner.check import LOOK_BACK, judge, judge_again
from groundforce.planner.check.case import Case, Lift, lay_out
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired
from groundforce.training.plan import Plan, Session, SessionStatus, Violation, span_of
from groundforce.training.plates import Plates
from groundforce.training.problem import PlanProblem
from groundforce.training.state import AthleteState, Estimate


def progressed(
    plan: Plan,
    paired: Sequence[Paired],
    state: AthleteState,
    now: datetime,
    *,
    plates: Plates | None = None,
    catalogue: Mapping[str, Exercise] | None = None,
) -> Plan:
    """The plan with the next load, reps, seconds or contacts of each exercise after ``now``.

    ``paired`` is what was done beside what was planned; ``plates`` the weights there are, the plan's own
    where None. Only sets of sessions that start after ``now`` change, never days; a session's labels and the
    maxima and weights the plan is judged by follow. Each changed prescription says why in ``load_why``. What
    would break a rule stays as it was planned, and says so. Doing it twice changes nothing.
    """
    known = load_catalogue().exercises if catalogue is None else catalogue
    weights = plan.problem.plates if plates is None else plates
    here = course(plan, paired, state, now, weights, known)
    problem = _problem(plan.problem, weights, here.maxima)
    return _inside_the_rules(plan, replace(here, problem=problem), now)


def _is_open(one: Session, now: datetime) -> bool:
    return one.status is SessionStatus.PLANNED and span_of(one).earliest > now


def _problem(problem: PlanProblem, plates: Plates, maxima: Mapping[str, Estimate]) -> PlanProblem:
    """The problem with the weights, and with maxima that have grown since: what is heavy is told by them."""
    strength = tuple(
        (name, maxima[name] if name in maxima and maxima[name].value > known.value else known)
        for name, known in problem.strength
    )
    return replace(problem, plates=plates, strength=strength)


def _inside_the_rules(plan: Plan, here: Course, now: datetime) -> Plan:
    """Sessions written anew, inside the rules that the plan kept before.

    One that would break a rule does without longer sets, then without any rise, and then stays as planned.
    What comes out as it was judged already is not judged again.
    """
    open_ones = sorted(
        (one for one in plan.sessions if _is_open(one, now)), key=lambda one: (span_of(one).earliest, one.id)
    )
    held: tuple[dict[str, str], ...] = ({}, {}, {})
    full, refused, planned = held
    before, book = _Before(plan, here.catalogue), _Book(open_ones, here)
    found, holding = tuple[Violation, ...](), set[str]()
    tried: Plan | None = None
    while True:
        other = book.write(holding, replace(here, full=frozenset(full), refused=refused), planned)
        if other or tried is None:
            since = None if tried is None else min(other) - LOOK_BACK
            tried, found = _judged(plan, book.written, here, since, found)
        else:
            tried = replace(tried, sessions=_standing(plan, book.written))
        new = [one for one in found if one.session not in before.named(one.rule)]
        if not new or len(planned) == len(book.written):
            return tried
        to_hold = _to_hold(new, book.written, planned)
        for id, rule in to_hold.items():
            next(level for level in held if id not in level)[id] = rule
        holding = set(to_hold)


class _Book:
    """Sessions as written so far; what a session becomes rests on those before it and on itself alone.

    ``pages`` are the writer as it was before each session, and after the last.
    """

    def __init__(self, sessions: Sequence[Session], here: Course) -> None:
        self.sessions, self.here = sessions, here
        self.written: dict[str, Session] = {}
        self.pages = [Writer(here)]

    def write(self, holding: set[str], course: Course, planned: Mapping[str, str]) -> list[date]:
        """Write all, or what the newly held ones change; the days of sessions with other sets than before."""
        places = [number for number, one in enumerate(self.sessions) if one.id in holding or not holding]
        other: list[date] = []
        writer = self.pages[places[0]].with_course(course) if places else None
        for number in range(places[0] if places else 0, len(self.sessions)):
            assert writer is not None
            one = self.sessions[number]
            anew = writer.held(_told(one, planned[one.id])) if one.id in planned else writer.session(one)
            other += [one.date] * self._take(anew)
            page = writer.with_course(self.here)
            if number >= places[-1] and self.pages[number + 1 : number + 2] == [page]:
                break
            self.pages[number + 1 : number + 2] = [page]
        return other

    def _take(self, anew: Session) -> bool:
        """Put a session in, labelled as the last one where that had the same sets; whether it had not."""
        last = self.written.get(anew.id)
        alike = last is not None and _is_alike(last, anew)
        if last is not None and alike:
            anew = replace(anew, heavy_lower=last.heavy_lower, novel=last.novel)
        self.written[anew.id] = anew
        return not alike


def _to_hold(
    new: Sequence[Violation], written: Mapping[str, Session], planned: Mapping[str, str]
) -> Mapping[str, str]:
    """The sessions to hold back and the rule each would break; all of them where the plan as a whole does."""
    named = {one.session: one.rule for one in new if one.session in written and one.session not in planned}
    found = {id: rule for id, rule in named.items() if id is not None}
    return found or {id: new[0].rule for id in written if id not in planned}


class _Before:
    """What the plan broke before, worked out for the rules that are asked for."""

    def __init__(self, plan: Plan, catalogue: Mapping[str, Exercise]) -> None:
        self._plan, self._catalogue = plan, catalogue
        self._known: dict[str, frozenset[str | None]] = {}

    @cached_property
    def _case(self) -> Case:
        return lay_out(self._plan, self._catalogue)

    def named(self, rule: str) -> frozenset[str | None]:
        """The sessions (None: no session) that broke a rule."""
        if rule not in self._known:
            self._known[rule] = frozenset(one.session for one in judge(self._case, [rule]))
        return self._known[rule]


def _judged(
    plan: Plan,
    written: dict[str, Session],
    here: Course,
    since: date | None,
    known: tuple[Violation, ...],
) -> tuple[Plan, tuple[Violation, ...]]:
    """The plan with the written sessions, labelled anew, and what the checker has against it.

    Since ``known`` was found nothing changed that concerns sessions before ``since``.
    """
    draft = replace(plan, problem=here.problem, sessions=_standing(plan, written))
    case = lay_out(draft, here.catalogue, since)
    near = [one for one in case.lifts if since is None or one.session.date >= since]
    wrong = [one for one in near if one.session.id in written and not _is_labelled(one)]
    if wrong:
        for one in wrong:
            labelled = replace(one.session, heavy_lower=one.heavy, novel=one.novel)
            written[one.session.id] = labelled
        draft = replace(draft, sessions=_standing(plan, written))
        case = lay_out(draft, here.catalogue, since)
    return draft, judge_again(case, known)


def _standing(plan: Plan, written: Mapping[str, Session]) -> tuple[Session, ...]:
    return tuple(written.get(one.id, one) for one in plan.sessions)


def _is_alike(one: Session, two: Session) -> bool:
    """Whether two writings of a session have the same sets."""
    pairs = zip(one.prescriptions, two.prescriptions, strict=True)
    return one.duration == two.duration and all(a.sets == b.sets for a, b in pairs)


def _is_labelled(one: Lift) -> bool:
    return (one.session.heavy_lower, one.session.novel) == (one.heavy, one.novel)


def _told(one: Session, rule: str) -> Session:
    text = f"As planned: what the log suggests would break a rule of the plan ({rule})."
    return replace(
        one,
        prescriptions=tuple(
            replace(each, load_why=text) if each.work_sets else each for each in one.prescriptions
        ),
    )
