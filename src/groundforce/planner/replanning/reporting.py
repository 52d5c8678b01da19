"""What changed, session by session, and why, in sentences a runner understands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from groundforce.planner.check.words import count_text, day_text
from groundforce.planner.replanning.decisions import STAYS, Decision, Level
from groundforce.planner.replanning.ground import GONE, Ground
from groundforce.planner.replanning.repairing import Outcome
from groundforce.planner.search.options import closed
from groundforce.training.plan import Relaxation, Session, SessionStatus
from groundforce.training.replanned import Change, ChangeKind

MOST_SAID = 3
"""exercises named in one reason"""
BEST_LEFT = "the best time that is left of its week"
BETTER = "since the calendar round it has changed and it costs less there"
AFTER_OTHERS = "since what comes before it is no longer the same"
NOT_WORTH = "since the week costs less without it"


def changes_of(ground: Ground, found: Outcome, why: Mapping[str, str]) -> tuple[Change, ...]:
    """Every session that is not what it was, in order of time."""
    before = {one.id: one for one in ground.sessions}
    after = {one.id: one for one in found.made.sessions}
    changed = []
    for name in sorted({*before, *after}, key=lambda one: (_day(before, after, one), one)):
        kind = _kind(before.get(name), after.get(name), found.decisions.get(name, STAYS))
        if kind is not None:
            reason = _reason(ground, kind, before.get(name), after.get(name), why.get(name))
            now = None if kind is ChangeKind.DROPPED else after.get(name)
            changed.append(Change(name, kind, reason, before.get(name), now))
    return tuple(changed)


def _day(before: Mapping[str, Session], after: Mapping[str, Session], name: str) -> date:
    return (before if name in before else after)[name].date


def _kind(before: Session | None, after: Session | None, decision: Decision) -> ChangeKind | None:
    """What became of a session by re-planning; None where nothing did, labels and status aside."""
    if before is None:
        return None if after is None else ChangeKind.ADDED
    if after is None or decision.level is Level.GONE or (after.status in GONE and before.status not in GONE):
        return ChangeKind.DROPPED
    if (before.date, before.start) != (after.date, after.start) or before.status is SessionStatus.MISSED:
        return ChangeKind.MOVED if decision.slot is not None else None
    if before.prescriptions == after.prescriptions:
        return None
    return ChangeKind.HELD if decision.level is Level.LIGHT else ChangeKind.REWRITTEN


def _reason(
    ground: Ground, kind: ChangeKind, before: Session | None, after: Session | None, why: str | None
) -> str:
    """A sentence or two: what changes, and what kept the session from staying as it was."""
    if before is None or kind is ChangeKind.ADDED:
        when = "" if after is None else f" on {_when(after)}"
        return f"A session more{when}: the week asks for it and there is room now."
    if kind is ChangeKind.MOVED and after is not None:
        detail = _content(ground, before, after)
        also = f" Its content changes too: {detail}." if detail else ""
        otherwise = BEST_LEFT if ground.is_past(before) else BETTER
        return _because(before, _moved(ground, before, after, why), why, otherwise) + also
    if kind is ChangeKind.DROPPED:
        return _because(before, f"{_whose(before)} is left out", why, NOT_WORTH)
    detail = _content(ground, before, after)
    lead = "is done lighter" if kind is ChangeKind.HELD else "has other content"
    told = f"{_whose(before)} {lead}{f' ({detail})' if detail else ''}"
    return _because(before, told, why, AFTER_OTHERS)


def _moved(ground: Ground, before: Session, after: Session, why: str | None) -> str:
    missed = "was missed; it " if why is None and ground.is_past(before) else ""
    return f"{_whose(before)} {missed}moves to {_when(after)}"


def _whose(one: Session) -> str:
    """As in ``Thursday 3 December's session``."""
    return f"{one.date:%A} {one.date.day} {one.date:%B}'s session"


def _when(one: Session) -> str:
    clock = "" if one.start is None else f" at {one.start:%H:%M}"
    return f"{one.date:%A} {one.date.day} {one.date:%B}{clock}"


def _because(one: Session, told: str, why: str | None, otherwise: str) -> str:
    """What changes with the rule it would have broken, as the checker says it, the date not said again."""
    if why is None:
        return f"{told}, {otherwise}."
    return f"{told}. It could not stay as it was: {why.removeprefix(f'{day_text(one.date)}: ')}."


def _content(ground: Ground, before: Session | None, after: Session | None) -> str:
    """What is exchanged, gone and less, in words."""
    if before is None or after is None or before.prescriptions == after.prescriptions:
        return ""
    said = [
        *_exchanged(ground, before, after),
        *_fewer(ground, before, after),
        *_other_dose(ground, before, after),
    ]
    more = len(said) - MOST_SAID
    return "; ".join(said[:MOST_SAID]) + (f"; and {more} more" if more > 0 else "")


def _exchanged(ground: Ground, before: Session, after: Session) -> Iterator[str]:
    old = [one.exercise for one in before.prescriptions]
    new = [one.exercise for one in after.prescriptions]
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    if len(gone) == len(come):
        for one, other in zip(gone, come, strict=True):
            yield f"{_name(ground, other)} instead of {_name(ground, one)}"
        return
    if gone:
        yield f"without {' and '.join(_name(ground, one) for one in gone)}"
    if come:
        yield f"with {' and '.join(_name(ground, one) for one in come)}"


def _fewer(ground: Ground, before: Session, after: Session) -> Iterator[str]:
    now = {one.exercise: len(one.work_sets) for one in after.prescriptions}
    for one in before.prescriptions:
        less = len(one.work_sets) - now.get(one.exercise, len(one.work_sets))
        if less > 0:
            yield f"{count_text(less, 'set')} fewer of {_name(ground, one.exercise)}"


def _other_dose(ground: Ground, before: Session, after: Session) -> Iterator[str]:
    """Exercises with as many sets as before that are not done as before."""
    now = {one.exercise: one for one in after.prescriptions}
    for one in before.prescriptions:
        other = now.get(one.exercise)
        if other is not None and len(other.work_sets) == len(one.work_sets) and other.sets != one.sets:
            yield f"another dose of {_name(ground, one.exercise)}"


def _name(ground: Ground, exercise: str) -> str:
    one = ground.catalogue.get(exercise)
    return exercise if one is None else one.name.lower()


def given_up(ground: Ground, found: Outcome, changes: tuple[Change, ...]) -> tuple[Relaxation, ...]:
    """What the plan had given up before and still does, and each session that is left out now."""
    added = [one.after for one in changes if one.kind is ChangeKind.ADDED and one.after is not None]
    better = tuple(_week_words(ground, one) for one in added)
    kept = [one for one in ground.before.relaxations if not (better and one.text.startswith(better))]
    gone = [one for one in changes if one.kind is ChangeKind.DROPPED and one.before is not None]
    return (*kept, *(_given_up(ground, found, one) for one in gone))


def _week_words(ground: Ground, one: Session) -> str:
    start = ground.weeks[ground.week_of(one.date)].start
    return f"Week of {start.day} {start:%b}:"


def _given_up(ground: Ground, found: Outcome, change: Change) -> Relaxation:
    one = change.before
    assert one is not None
    text = f"{_week_words(ground, one)} {change.reason}{_nearest(ground, found, one)}"
    return Relaxation("sessions_per_week", text, "1 session")


def _nearest(ground: Ground, found: Outcome, one: Session) -> str:
    """The other time that misses by least, and the rule that closes it."""
    week = ground.week_of(one.date)
    slots, asked = ground.slots(week), found.made.burdens.get(one.id)
    if not slots:
        return " No time to lift is left that week between absences, openings and runs."
    if asked is None:
        return ""
    shut = closed(ground.problem, ground.view_near(week), slots, asked)
    if len(shut) < len(slots):
        return ""
    slot, why = min(shut.items(), key=lambda pair: (pair[1].short, pair[0].hours))
    return f" Nearest other time: {slot.date:%A} {slot.start:%H:%M}, {why.text}."
