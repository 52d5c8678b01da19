"""The words of the notation: keywords, number forms, and what may be a name or a title."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)

TEMPO_WORDS = ("eccentric", "explosive", "slow", "fast", "paused", "isometric", "controlled")
"""Tempo that may stand bare; anything else is written ``tempo "…"``."""

GROUP = re.compile(r"[A-Z][A-Z0-9]{0,2}")
SITE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
GROUP_PREFIX = re.compile(rf"\s*({GROUP.pattern}):\s+")
HEADER_START = re.compile(r"\s*\d{4}[-/.]\d")
PAIN_START = re.compile(r"\s*pain\b", re.IGNORECASE)
EFFORT_START = re.compile(r"\s*effort\b", re.IGNORECASE)
NEXT_MORNING = r"next\s+morning"
MOST_EFFORT = 10.0
"""The hardest effort a session can be given [-]."""

NUMBER = r"\d+(?:\.\d+)?"
DURATION = (
    rf"(?:\d+\s*h\s*\d{{1,2}}(?:\s*min)?|\d+:\d\d(?::\d\d)?"
    rf"|{NUMBER}\s*(?:seconds|second|secs|sec|s|minutes|minute|mins|min|hours|hour|h))"
)
WARM_UP = r"warm[- ]?up\b"
TEMPO_PATTERN = r"\d{1,2}-\d{1,2}-(?:\d{1,2}|x)(?:-(?:\d{1,2}|x))?"
TEMPO_BARE = re.compile(rf"{'|'.join(TEMPO_WORDS)}|{TEMPO_PATTERN}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
QUOTED = r'"(?:[^"]|"")*"'

_SETS_START = re.compile(
    rf"(?<!\S)(?:{WARM_UP}|{NUMBER}\s*[x×]\s*\S|{NUMBER}(?:\s*,\s*{NUMBER})+"
    rf"|{NUMBER}(?:\s*[-–]\s*{NUMBER})?\s*(?:(?:s|sec|secs|seconds|min|contacts?|reps?|each|left|right)\b|@|$))",
    re.IGNORECASE,
)
_WIDE_START = re.compile(rf"(?:\t|\s\s)\s*(?={WARM_UP}|\d)", re.IGNORECASE)
_QUOTED_WORD = re.compile(rf"\b(?:tempo|band)\s+{QUOTED}", re.IGNORECASE)
_NOTE = re.compile(rf"{_QUOTED_WORD.pattern}|(?P<mark>;|(?:(?<=\s)|^)#)", re.IGNORECASE)
_OPEN_QUOTE = re.compile(r'\b(?:tempo|band)\s+"', re.IGNORECASE)
_SAMPLE_SETS = ("1 x 1", "warm-up 1 x 1", "1,2", "1,2 s")


def exact(value: float) -> str:
    """A number with every digit it has and no exponent, so that it reads back as the same float.

    >>> exact(80.0), exact(62.5), exact(0.0), exact(1e-07)
    ('80', '62.5', '0', '0.0000001')
    """
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def duration_text(seconds: float) -> str:
    """Duration [s] in whole minutes where it is one, else in seconds; nothing is rounded.

    >>> duration_text(180.0), duration_text(90.0), duration_text(0.0), duration_text(2700.0)
    ('3 min', '90 s', '0 s', '45 min')
    """
    if seconds >= 60 and seconds % 60 == 0:
        return f"{exact(seconds / 60)} min"
    return f"{exact(seconds)} s"


def duration_of(text: str) -> float:
    """Seconds [s] of text that matches :data:`DURATION`.

    >>> duration_of("3 min"), duration_of("2:30"), duration_of("1 h 30"), duration_of("1:30:00")
    (180.0, 150.0, 5400.0, 5400.0)
    """
    parts = re.findall(NUMBER, text)
    if ":" in text:
        total = 0.0
        for part in parts:
            total = total * 60 + float(part)
        return total
    if len(parts) == 2:
        return float(parts[0]) * 3600 + float(parts[1]) * 60
    unit = text[len(parts[0]) :].strip().lower()
    return float(parts[0]) * {"s": 1.0, "m": 60.0, "h": 3600.0}[unit[0]]


def split_note(text: str) -> tuple[str, str]:
    """The text before a note and the note: after ``;``, or after ``#`` that follows a space.

    >>> split_note("Back squat 3 x 5 ; felt easy"), split_note("Back squat 3 x 5")
    (('Back squat 3 x 5', 'felt easy'), ('Back squat 3 x 5', ''))
    """
    for match in _NOTE.finditer(text):
        if match["mark"] is not None:
            return text[: match.start()].rstrip(), text[match.end() :].strip()
    return text.rstrip(), ""


def sets_position(text: str, begin: int = 0) -> int | None:
    """Where the sets of a line start: after the exercise text. None where nothing looks like sets.

    >>> sets_position("Back squat 3 x 5"), sets_position("45 degree extension  2 x 8")
    (11, 21)
    """
    plain = _SETS_START.search(text, begin)
    wide = _WIDE_START.search(text, begin)
    found = [match for match in (plain and plain.start(), wide and wide.end()) if match is not None]
    return min(found, default=None)


@lru_cache(maxsize=4096)
def is_exercise_text(text: str) -> bool:
    """Whether text can name an exercise and be found again in front of its sets.

    >>> is_exercise_text("Single-leg Romanian deadlift"), is_exercise_text("Sprint 3 x 10")
    (True, False)
    """
    if not text or text != " ".join(text.split()) or text.endswith(":"):
        return False
    reserved = (GROUP_PREFIX, HEADER_START, PAIN_START, EFFORT_START)
    if any(pattern.match(text) for pattern in reserved) or _OPEN_QUOTE.search(text):
        return False
    if split_note(text) != (text, ""):
        return False
    return all(sets_position(f"{text}  {sets}") == len(text) + 2 for sets in _SAMPLE_SETS)


def is_site(text: str) -> bool:
    """Whether text can name a painful place.

    >>> is_site("left calf"), is_site("knee next morning")
    (True, False)
    """
    return SITE.fullmatch(text) is not None and re.search(rf"\b{NEXT_MORNING}$", text, re.IGNORECASE) is None


TITLE_END = re.compile(rf"(?:^|(?<=\s))({DURATION})\s*$", re.IGNORECASE)
_TIME_START = re.compile(r"(?:morning|midday|evening|\d{1,2}:\d\d(?::\d\d)?)(?=\s|$)", re.IGNORECASE)


def is_title(text: str, timed: bool = False) -> bool:
    """Whether text can be a session title: not mistaken for a duration, nor for a time where ``timed``
    is false (the header has no time of day of its own).

    >>> is_title("Strength A"), is_title(""), is_title("Hips 45 min"), is_title("Evening lift")
    (True, True, False, False)
    """
    if text != " ".join(text.split()) or split_note(text) != (text, "") or TITLE_END.search(text):
        return False
    return timed or _TIME_START.match(text) is None


def plain_title(text: str) -> str:
    """Text made fit to be a title under any header: one line, no note marks, no trailing duration.

    >>> plain_title("Legs;  heavy"), plain_title("Evening lift"), plain_title("Core 20 min")
    ('Legs, heavy', '“Evening lift”', '“Core 20 min”')
    """
    title = " ".join(text.replace(";", ",").replace("#", "no. ").split())
    return title if is_title(title) else f"“{title}”"
