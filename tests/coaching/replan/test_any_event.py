"""300 things that happen to made-up runners, one after the other: no rule broken, nothing past or unconcerned
changed, and words where there is no answer.

``python -m tests.coaching.replan.test_any_event 2000`` tries as many as you like.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime, timedelta
from random import Random

from groundforce.coaching.replan.following import follow
from groundforce.errors import GroundforceError
from groundforce.planner.check import check
from groundforce.training.athlete import Limit
from groundforce.training.events import Event
from groundforce.training.plan import Plan, Session, SessionStatus, span_of
from groundforce.training.replanned import Replanned
from tests.coaching.replan.chance import CATALOGUE, KINDS, a_moment, planned, what_happens

EVENTS = 300
RUNNERS = 16
CHAIN = 3
"""events that one plan meets one after the other, days apart"""


GONE = frozenset({SessionStatus.CANCELLED, SessionStatus.MISSED})


def content(one: Session) -> object:
    return one.date, one.start, one.prescriptions


def faults(plan: Plan, event: Event, now: datetime, found: Replanned) -> list[str]:
    """What is wrong with an answer, in words; empty for a good one."""
    wrong = [f"no reason: {one.session}" for one in found.changes if not one.reason.strip()]
    if found.plan is None:
        told = [*(one.text for one in found.relaxations), *(one.text for one in found.violations)]
        return [*wrong, *([] if told and all(text.strip() for text in told) else ["no plan and no word"])]
    stopped = Limit.NO_PLAN in found.plan.problem.limits.limits
    broken = [one for one in check(found.plan, CATALOGUE) if not (stopped and one.rule == "screening")]
    wrong += [f"{one.rule}: {one.text}" for one in broken]
    after = {one.id: one for one in found.plan.sessions}
    there = {content(one) for one in found.plan.sessions if one.status not in GONE}
    changed = {one.session for one in found.changes} | {getattr(event, "session", "")}
    for one in plan.sessions:
        if one.status is SessionStatus.MISSED:
            continue  # it may be made up for
        same = one.id in after and content(after[one.id]) == content(one)
        if span_of(one).earliest < now and one.id != getattr(event, "session", "") and not same:
            wrong.append(f"past changed: {one.id}")
        elif one.id not in changed and not same and content(one) not in there:
            wrong.append(f"changed without a word: {one.id}")
    return wrong


def lived_through(seed: int) -> tuple[Counter[str], list[str]]:
    """A chain of events on one runner's plan: how many of each kind, and all that is wrong."""
    chance = Random(f"life {seed}")
    plan, kinds, wrong = planned(seed % RUNNERS), Counter[str](), list[str]()
    if plan is None:
        return kinds, wrong
    now = a_moment(plan, chance)
    for _ in range(CHAIN):
        kind = chance.choice(list(KINDS))
        event = what_happens(plan, now, chance, kind)
        if event is None or now.date() >= plan.problem.end:
            continue
        kinds[kind] += 1
        try:
            found = follow(plan, [event], now, catalogue=CATALOGUE)
        except GroundforceError as error:
            wrong += [] if str(error).strip() else [f"{seed} {event}: no word"]
            continue
        wrong += [f"seed {seed}, {now}, {event}: {one}" for one in faults(plan, event, now, found)]
        plan = plan if found.plan is None else found.plan
        now += timedelta(days=chance.randint(1, 9))
    return kinds, wrong


def tried(events: int) -> tuple[Counter[str], list[str]]:
    """As many events."""
    kinds, wrong, seed = Counter[str](), list[str](), 0
    while kinds.total() < events:
        more, found = lived_through(seed)
        kinds, wrong, seed = kinds + more, [*wrong, *found], seed + 1
    return kinds, wrong


def test_whatever_happens_the_plan_keeps_the_rules_and_what_it_can() -> None:
    kinds, wrong = tried(EVENTS)
    assert wrong == []
    assert set(kinds) == set(KINDS)


def test_the_check_of_the_answers_can_fail() -> None:
    plan = planned(0)
    assert plan is not None
    now = datetime.combine(plan.problem.start + timedelta(days=20), datetime.min.time())
    event = what_happens(plan, now, Random(1), "pain")
    assert event is not None
    found = follow(plan, [event], now, catalogue=CATALOGUE)
    assert found.plan is not None
    gone = {one.id for one in found.plan.sessions if one.status is SessionStatus.PLANNED}
    rest = tuple(one for one in plan.sessions if one.id not in gone)
    broken = Replanned(type(plan)(plan.problem, plan.phases, rest, plan.quality), (), found.chosen, ())
    assert faults(plan, event, now, broken)


if __name__ == "__main__":
    counted, found_wrong = tried(int(sys.argv[1]))
    print(dict(counted))
    print(*found_wrong, f"{len(found_wrong)} wrong", sep="\n")
