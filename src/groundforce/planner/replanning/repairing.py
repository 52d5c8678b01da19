"""The fewest changes that the checker accepts: choose, write, let it judge, ask for what it rejects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from groundforce.planner.check import check
from groundforce.planner.replanning.affected import by_race, movables, touched, windows
from groundforce.planner.replanning.assembling import Assembled, assembled
from groundforce.planner.replanning.choosing import Chooser
from groundforce.planner.replanning.decisions import STAYS, Decision, Level
from groundforce.planner.replanning.foreseeing import foreseen
from groundforce.planner.replanning.ground import GONE, Ground
from groundforce.planner.replanning.options import Burdens, Demands, Movable, Option, as_it_is, options
from groundforce.planner.replanning.rewriting import Rewriter
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

    def outcome(self, decisions: Mapping[str, Decision], more: Mapping[str, Session]) -> Outcome:
        """Write a plan and let the checker judge."""
        made = assembled(self.ground, self.rewriter, decisions, more)
        before, weeks = self.ground.before, self.ground.weeks
        names = before.phases if self.ground.old_weeks == weeks else phases(weeks)
        plan = replace(before, problem=self.ground.problem, sessions=made.sessions, phases=names)
        return Outcome(decisions, more, made, plan, check(plan, self.ground.catalogue))

    def dropped(self, nothing: Outcome, limit: Callable[[Outcome], bool]) -> Outcome:
        """Every session that breaks a rule left out, none of them moved; what that brings about is repaired
        unless ``limit`` says of the plan as it then is that it cannot be worth it."""
        named = sorted({one.session for one in nothing.violations if one.session is not None})
        if not named:
            return nothing
        demands = Demands(least=dict.fromkeys(named, Level.GONE))
        first = self.outcome(self._adapted(demands), {})
        return first if limit(first) else self._repaired(first, demands, set())

    def changed(self, nothing: Outcome) -> Outcome:
        """The cheapest changes in the weeks that are touched, until the checker accepts."""
        demands = Demands()
        for one in self.ground.sessions:
            if self.ground.may_adapt(one):
                demands.raise_to(one.id, Level.ADAPTED)
        self._by_race(demands)
        return self._repaired(nothing, demands, touched(self.ground))

    def _repaired(self, found: Outcome, demands: Demands, weeks: set[int]) -> Outcome:
        for _ in range(ROUNDS):
            weeks |= self._asked(demands, found)
            if not weeks and not found.violations:
                break
            decisions, more = self._decided(weeks, demands, found.decisions)
            if self._same(decisions, found):
                break
            found = self.outcome(decisions, more)
            if not any(one.session is not None for one in found.violations):
                break
        return found

    def _same(self, decisions: Mapping[str, Decision], found: Outcome) -> bool:
        """Whether decisions change nothing of a plan that breaks no rule."""
        return not found.violations and all(
            one == found.decisions.get(name, STAYS) or (one.level is Level.ADAPTED and one.slot is None)
            for name, one in decisions.items()
        )

    def _adapted(self, demands: Demands) -> dict[str, Decision]:
        """Every session at the least it has to be changed, where it stands."""
        return {name: Decision(level) for name, level in demands.least.items() if name in self._ids}

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

    def _decided(
        self, weeks: set[int], demands: Demands, before: Mapping[str, Decision]
    ) -> tuple[dict[str, Decision], dict[str, Session]]:
        """The cheapest decisions for the sessions of these weeks, window by window."""
        every = movables(self.ground, weeks, demands)
        burdens = foreseen(self.ground, self.rewriter, every, demands, before)
        settled = self._settled(burdens)
        decisions = self._adapted(demands)
        for window in windows(weeks):
            for one in self._chosen(window, every, demands, burdens, settled):
                settled[one.session] = one
                decisions[one.session] = one.decision
        made = {one.session.id: one.session for one in every if one.new}
        more = {name: one for name, one in made.items() if decisions[name].level is not Level.GONE}
        known = self._ids | more.keys()
        return {name: one for name, one in decisions.items() if name in known and one.is_change}, more

    @property
    def _ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.ground.sessions)

    def _settled(self, burdens: Burdens) -> dict[str, Option]:
        """Every session that stands and may still matter, as it is."""
        standing = (one for one in self.ground.sessions if one.status not in GONE and one.id in burdens.known)
        return {one.id: as_it_is(self.ground, one, burdens.known[one.id]) for one in standing}

    def _chosen(
        self,
        window: range,
        every: Sequence[Movable],
        demands: Demands,
        burdens: Burdens,
        settled: Mapping[str, Option],
    ) -> Sequence[Option]:
        """The options of one window, the sessions around it as they are or were decided."""
        inside = [one for one in every if self.ground.week_of(one.session.date) in window]
        ids = {one.session.id for one in inside}
        near = range(window.start - 2, window.stop + 2)
        around = [one for one in settled.values() if one.session not in ids and one.week in near]
        choices = [options(self.ground, one, demands, burdens) for one in inside]
        chosen = Chooser(self.ground, around, choices).choose() if inside else ()
        return [one[-1] for one in choices if one[-1].slot is None] if chosen is None else chosen
