"""The fewest changes that the checker accepts: choose, write, let it judge, ask for what it rejects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from groundforce.planner.check import check
from groundforce.planner.replanning.affected import by_race, touched
from groundforce.planner.replanning.assembling import Assembled, assembled
from groundforce.planner.replanning.decisions import STAYS, Decision, Level
from groundforce.planner.replanning.ground import Ground
from groundforce.planner.replanning.options import Demands
from groundforce.planner.replanning.rewriting import Rewriter
from groundforce.planner.replanning.sweeping import Sweep
from groundforce.planner.search.season import phases
from groundforce.training.plan import Plan, Session, Violation

ROUNDS = 10
PLACE = frozenset({"availability"})
"""Rules no content helps with."""
CALENDAR = frozenset(
    {
        "fatigue_cap", "guard_heavy", "guard_novel", "guard_eccentric", "same_day", "heavy_spacing",
        "region_spacing", "race_heavy", "race_novel", "race_fresh", "after_race", "no_failure",
    }
)  # fmt: skip
"""Rules of what stands beside what: another time helps, or less in the same place."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """A plan that decisions came to, with what the checker has against it; ``more`` sessions it never had."""

    decisions: Mapping[str, Decision]
    more: Mapping[str, Session]
    made: Assembled
    plan: Plan
    violations: tuple[Violation, ...]


@dataclass(eq=False)
class Repair:
    """The search for the fewest changes to one plan."""

    ground: Ground
    rewriter: Rewriter
    why: dict[str, str] = field(default_factory=dict)
    """the first rule each session broke on the way, in words"""
    known: list[Outcome] = field(default_factory=list)

    def nothing(self) -> Outcome:
        """The plan as it is, judged by the changed problem."""
        return self._judged({}, {}, assembled(self.ground, self.rewriter, {}, {}))

    def _judged(
        self, decisions: Mapping[str, Decision], more: Mapping[str, Session], made: Assembled
    ) -> Outcome:
        """Let the checker judge; the same sessions are judged once."""
        before, weeks = self.ground.before, self.ground.weeks
        names = before.phases if self.ground.old_weeks == weeks else phases(weeks)
        plan = replace(before, problem=self.ground.problem, sessions=made.sessions, phases=names)
        for known in self.known:
            if known.plan.sessions == plan.sessions:
                return replace(known, decisions=decisions, more=more)
        found = Outcome(decisions, more, made, plan, check(plan, self.ground.catalogue))
        self.known.append(found)
        return found

    def dropped(self, nothing: Outcome, limit: Callable[[Outcome], bool]) -> Outcome:
        """Every session that breaks a rule left out, none of them moved; what that brings about is repaired
        unless ``limit`` says of the plan as it then is that it cannot be worth it."""
        named = sorted({one.session for one in nothing.violations if one.session is not None})
        if not named:
            return nothing
        demands = self._demands()
        for name in named:
            demands.raise_to(name, Level.GONE)
        first = self._swept(nothing, demands, set())
        return first if limit(first) else self._repaired(nothing, first, demands, set())

    def changed(self, nothing: Outcome) -> Outcome:
        """The cheapest changes in the weeks that are touched, until the checker accepts."""
        demands = self._demands()
        self._by_race(demands)
        return self._repaired(nothing, nothing, demands, touched(self.ground))

    def _demands(self) -> Demands:
        """To begin with: doses may follow what is before them."""
        free = [one.id for one in self.ground.sessions if self.ground.may_adapt(one)]
        return Demands(least=dict.fromkeys(free, Level.ADAPTED))

    def _repaired(self, nothing: Outcome, found: Outcome, demands: Demands, weeks: set[int]) -> Outcome:
        for _ in range(ROUNDS):
            weeks |= self._asked(demands, found)
            if not weeks and not found.violations:
                break
            found = self._swept(nothing, demands, weeks)
            if not any(one.session is not None for one in found.violations):
                break
        return found

    def _swept(self, nothing: Outcome, demands: Demands, weeks: set[int]) -> Outcome:
        """Decide these weeks, write all, let the checker judge."""
        sweep = Sweep(self.ground, self.rewriter, demands, nothing.made, self.why)
        made = sweep.run(weeks)
        return self._judged(sweep.decisions, sweep.more, made)

    def _by_race(self, demands: Demands) -> None:
        """Weeks that a race decides now, or no longer, are written for that."""
        for week in by_race(self.ground):
            for one in self.ground.of_week(week):
                if not self.ground.is_frozen(one):
                    demands.raise_to(one.id, Level.COMPOSED)
                    demands.open.add(one.id)

    def _asked(self, demands: Demands, found: Outcome) -> set[int]:
        """Turn what the checker found into demands; the weeks in which something has to be decided."""
        sessions = {one.id: one for one in found.plan.sessions}
        weeks = set()
        for one in found.violations:
            if one.session is not None and one.session in sessions:
                decision = found.decisions.get(one.session, STAYS)
                if self._ask(demands, one.rule, sessions[one.session], decision):
                    weeks.add(self.ground.week_of(sessions[one.session].date))
                self.why.setdefault(one.session, one.text)
        return {week for week in weeks if 0 <= week < len(self.ground.weeks)}

    def _ask(self, demands: Demands, rule: str, session: Session, decision: Decision) -> bool:
        """Ask for another time or other content; whether more than adapting it is to be decided."""
        name = session.id
        if rule in PLACE and decision.slot is None:
            demands.shut.add(name)
        elif rule in CALENDAR or rule in PLACE:
            demands.banned.add((name, decision))
        else:
            demands.raise_to(name, Level(min(max(decision.level, demands.level(name) - 1) + 1, Level.GONE)))
            if demands.level(name) <= Level.ADAPTED:
                return False
        demands.open.add(name)
        return True
