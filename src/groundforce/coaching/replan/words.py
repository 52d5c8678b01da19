"""How re-planning says days, spans and reasons."""

from __future__ import annotations

from datetime import date

from groundforce.planner.check.words import count_text, day_text
from groundforce.quantities import format_number
from groundforce.training.plan import Reason

__all__ = ["count_text", "day_text", "minutes_text", "said", "span_text"]


def said(rule: str, text: str) -> Reason:
    """A reason by the kind of event it comes from."""
    return Reason(rule, text)


def span_text(first: date, last: date) -> str:
    """As in ``Tue 24 Nov to Fri 27 Nov``, one day alone as itself."""
    return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"


def minutes_text(minutes: float) -> str:
    """As in ``30 minutes``."""
    return f"{format_number(minutes)} minutes"
