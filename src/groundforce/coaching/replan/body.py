"""Pain, illness and breaks: load goes down at once and comes back in steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from groundforce.coaching.replan.nouns import Changed, Ease, Known
from groundforce.coaching.replan.words import count_text, day_text, said, span_text
from groundforce.errors import InputError
from groundforce.evidence import parameter
from groundforce.monitoring.pain import pain_limits, pain_state, pain_words
from groundforce.physiology.detraining import strength_retained
from groundforce.training.athlete import Limits
from groundforce.training.events import Gap, Illness, PainReport
from groundforce.training.pain import PainState
from groundforce.training.plan import Reason, SessionStatus, span_of
from groundforce.training.problem import Absence
from groundforce.training.soreness import merged

RETURN = "return"
"""The rule a session held back after a break names."""


def pained(reports: Sequence[PainReport], found: Changed, known: Known, now: datetime) -> Changed:
    """What the diary takes out of the plan as of now, and what its stages open again.

    Limits are only lifted where the runner's ``own`` are known and no place has gone silent in pain.
    """
    diary = (*known.diary, *(one.entry for one in reports))
    if not diary:
        return found
    state = pain_state(diary, now.date())
    problem = found.problem
    limits = merged((_base(state, problem.limits, known), pain_limits(state)))
    if limits == problem.limits and not reports:
        return found
    reasons = tuple(said("pain", text) for text in _told(state, reports))
    plan = replace(found.plan, warnings=_warnings(found.plan.warnings, state))
    worse = not _within(limits, problem.limits)
    return replace(
        found,
        plan=plan,
        problem=replace(problem, limits=limits),
        safety=found.safety or worse,
        reasons=(*found.reasons, *reasons),
    )


def _base(state: PainState, present: Limits, known: Known) -> Limits:
    silent = any(one.stale and one.worst > 0.0 for one in state.sites)
    return present if known.own is None or silent else known.own


def _within(limits: Limits, others: Limits) -> bool:
    """Whether nothing is out that was not out already."""
    return (
        limits.limits <= others.limits
        and limits.problems <= others.problems
        and limits.excluded <= others.excluded
    )


def _told(state: PainState, reports: Sequence[PainReport]) -> tuple[str, ...]:
    """What each place says: those reported now, else all that hold something back."""
    now = {one.entry.site for one in reports}
    sites = [one for one in state.sites if (one.site in now if now else not one.stale)]
    texts = (f"{one.text} {one.gate}".strip() if one.gate not in one.text else one.text for one in sites)
    return tuple(text[:1].upper() + text[1:] for text in texts)


def _warnings(warnings: tuple[str, ...], state: PainState) -> tuple[str, ...]:
    kept = tuple(one for one in warnings if not one.startswith("Your pain diary"))
    return tuple(dict.fromkeys((*kept, *pain_words(state))))


def ill(event: Illness, found: Changed, now: datetime) -> Changed:
    """No lifting while ill and until the clear days are over; then steps back, as long as the illness was."""
    if event.last < event.day:
        raise InputError(f"an illness cannot end on {event.last}, before it starts on {event.day}")
    clear = int(parameter("illness_clear_days" if event.below_neck else "illness_clear_days_mild").value)
    rest = event.last + timedelta(days=clear)
    back = min(event.days, int(parameter("return_most_days").value))
    text = (
        f"Ill {span_text(event.day, event.last)}: no lifting until {day_text(rest)}, then {_steps(back)}. "
        "Fever, chest pain or breathlessness that stays is for a clinician."
    )
    found = _away(found, event.day, rest, "ill", now, SessionStatus.CANCELLED)
    return replace(
        found,
        safety=True,
        eases=(*found.eases, *eases_after(rest, back)),
        reasons=(*found.reasons, said("illness", text)),
    )


def gap(event: Gap, found: Changed, now: datetime) -> Changed:
    """A break: a short one is stepped back from, a long one starts the plan anew."""
    days = (event.last - event.day).days + 1
    if days < 1:
        raise InputError(f"a break cannot end on {event.last}, before it starts on {event.day}")
    found = _away(found, event.day, event.last, "no lifting", now, SessionStatus.MISSED)
    restart = days >= parameter("gap_restart_days").value
    text = (
        f"No lifting {span_text(event.day, event.last)} ({count_text(days, 'day')}): {_answer(days, restart)}"
    )
    back = return_days(days)
    return replace(
        found,
        safety=True,
        restart=found.restart or restart,
        eases=found.eases
        if restart
        else (*found.eases, *eases_after(max(event.last, _yesterday(now)), back)),
        reasons=(*found.reasons, said("gap", text)),
    )


def _answer(days: int, restart: bool) -> str:
    if not restart:
        return f"strength is still there, soreness is not used to it; {_steps(return_days(days))}."
    lost = 100.0 * (1.0 - float(strength_retained(float(days))))
    kept = "strength is much as it was" if lost < 1.0 else f"about {lost:.0f} % of strength may be gone"
    return f"{kept}; the plan starts anew from what was done lately."


def return_days(days: int) -> int:
    """Days of lighter sessions after a break of ``days`` without lifting; 0 where none are needed."""
    if days < parameter("gap_notice_days").value:
        return 0
    most = int(parameter("return_most_days").value)
    return most if days >= most else most // 2


def eases_after(last: date, days: int) -> tuple[Ease, ...]:
    """The steps of a return that begins the day after ``last`` and takes ``days``."""
    if days <= 0:
        return ()
    first, half = last.toordinal() + 1, (days + 1) // 2
    shares = parameter("return_first_share").value, parameter("return_second_share").value
    text = "Back after a break: {:.0f} % of the sets, one more rep in reserve."
    steps = ((first, first + half - 1, shares[0]), (first + half, first + days - 1, shares[1]))
    return tuple(
        Ease(begin, end, share, text.format(100.0 * share)) for begin, end, share in steps if end >= begin
    )


def _steps(days: int) -> str:
    if days <= 0:
        return "then on as planned"
    first, second = parameter("return_first_share").value, parameter("return_second_share").value
    half = (days + 1) // 2
    later = "" if days == half else f", then {count_text(days - half, 'day')} at {100 * second:.0f} %"
    return f"{count_text(half, 'day')} with {100 * first:.0f} % of the sets{later}"


def _away(
    found: Changed, first: date, last: date, reason: str, now: datetime, status: SessionStatus
) -> Changed:
    """No lifting from ``first`` to ``last``: planned sessions of the past are off, later days are absent."""
    off = {
        one.id: status
        for one in found.plan.sessions
        if first <= one.date <= last
        and one.status in (SessionStatus.PLANNED, SessionStatus.MISSED)
        and span_of(one).latest <= now
        and found.became.get(one.id) is not SessionStatus.DONE
    }
    absences = found.problem.absences
    if last >= now.date():
        absences = (*absences, Absence(max(first, now.date()), last, reason))
    problem = replace(found.problem, absences=absences)
    forgone = found.forgone | off.keys()
    return replace(found, problem=problem, became={**found.became, **off}, forgone=forgone)


def _yesterday(now: datetime) -> date:
    return now.date() - timedelta(days=1)


def held_back(reason: str) -> Reason:
    """The reason of a session held back after a break."""
    return said(RETURN, reason)
