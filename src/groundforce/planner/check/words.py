"""How the checker says dates, hours and numbers."""

from __future__ import annotations

import math
from datetime import date

from groundforce.quantities import format_number

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: date) -> str:
    """A date as a runner says it, in no locale.

    >>> day_text(date(2026, 11, 24))
    'Tue 24 Nov'
    """
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def hours_text(hours: float) -> str:
    """Hours [h] cut, not rounded, to one decimal: a gap that is too short never reads as long enough.

    >>> hours_text(18.0), hours_text(23.99)
    ('18 h', '23.9 h')
    """
    return f"{format_number(math.floor(hours * 10 + 1e-6) / 10, 1)} h"


def count_text(count: int, noun: str) -> str:
    """A count [-] with its noun.

    >>> count_text(1, "leg set"), count_text(3, "leg set")
    ('1 leg set', '3 leg sets')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
