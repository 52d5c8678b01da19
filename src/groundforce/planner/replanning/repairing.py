"""The fewest changes that the checker accepts: choose, write, let it judge, ask for what it rejects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from groundforce.planner.check import check
from groundforce.planner.replanning.affected import by_race, movables, touched, windows
from groundforce.planner.replanning.assembling import Assembled, assembled
from groundforce.planner.replanning.choosing import Chooser
from groundforce.planner.replanning.decisions import LEFT_OUT, STAYS, Decision, Level
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
OF_A_WEEK = frozenset({"set_growth"})
"""Rules about all sessions of a week together, whichever of them is named."""


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

    def dropped(self, nothing: Outcome) -> Outcome:
        """Every session that breaks a rule left out, none moved."""
        found = nothing
        for _ in range(ROUNDS):
            named = {one.session for one in found.violations if one.session is not None}
            if not named:
                break
            found = self.outcome({**found.decisions, **dict.fromkeys(sorted(named), LEFT_OUT)}, {})
        return found

    def changed(self, nothing: Outcome) -> Outcome:
        """The cheapest changes in the weeks that are touched, until the checker accepts."""
        demands, weeks, found = Demands(), touched(self.ground), nothing
        self._by_race(demands)
        for _ in range(ROUNDS):
            weeks |= self._asked(demands, found)
            decisions, more = self._decided(weeks, demands)
            if decisions == found.decisions:
                break
            found = self.outcome(decisions, more)
            if not any(one.session is not None for one in found.violations):
                break
        return found

    def _by_race(self, demands: Demands) -> None:
        """Weeks that a race decides now, or no longer, are written for that."""
        for week in by_race(self.ground):
            for one in self.ground.of_week(week):
                if not self.ground.is_frozen(one):
                    demands.least[one.id] = Level.COMPOSED
                    demands.open.add(one.id)

    def _asked(self, demands: Demands, found: Outcome) -> set[int]:
        """Turn what the checker found into demands; the weeks they are about."""
        sessions = {one.id: one for one in found.plan.sessions}
        weeks = set()
        for one in found.violations:
            if one.session is None or one.session not in sessions:
                continue
            week = self.ground.week_of(sessions[one.session].date)
            weeks.add(week)
            self._ask(demands, one, found.decisions.get(one.session, STAYS), week)
        return {week for week in weeks if 0 <= week < len(self.ground.weeks)}

    def _ask(self, demands: Demands, found: Violation, decision: Decision, week: int) -> None:
        session = found.session or ""
        self.why.setdefault(session, found.text)
        demands.open.add(session)
        if found.rule in CALENDAR or (found.rule in PLACE and decision.slot is not None):
            demands.banned.add((session, decision))
        elif found.rule in PLACE:
            demands.shut.add(session)
        else:
            demands.least[session] = Level(min(max(decision.level, demands.level(session)) + 1, Level.GONE))
        for one in self.ground.of_week(week) if found.rule in OF_A_WEEK else ():
            if not self.ground.is_frozen(one):
                demands.open.add(one.id)
                demands.least[one.id] = max(demands.level(one.id), Level.ADAPTED)

    def _decided(self, weeks: set[int], demands: Demands) -> tuple[dict[str, Decision], dict[str, Session]]:
        """The cheapest decisions for the sessions of these weeks, window by window."""
        every = movables(self.ground, weeks, demands)
        burdens = foreseen(self.ground, self.rewriter, every, demands)
        settled = self._settled(burdens)
        decisions: dict[str, Decision] = {}
        for window in windows(weeks):
            for one in self._chosen(window, every, demands, burdens, settled):
                settled[one.session] = one
                if one.decision.is_change:
                    decisions[one.session] = one.decision
        more = {one.session.id: one.session for one in every if one.new and one.session.id in decisions}
        gone = [name for name, one in decisions.items() if one is LEFT_OUT and name not in self._ids]
        return {name: one for name, one in decisions.items() if name not in gone}, more

    @property
    def _ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.ground.sessions)

    def _settled(self, burdens: Burdens) -> dict[str, Option]:
        """Every session that stands, as it is."""
        standing = (one for one in self.ground.sessions if one.status not in GONE)
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
