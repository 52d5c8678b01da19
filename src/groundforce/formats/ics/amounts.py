"""Durations, distances and repetitions in the title of a calendar event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from groundforce.quantities import MILE

_PACE = re.compile(
    r"@?\s*\d+[:'.]\d\d\s*(?:min)?\s*(?:/|per|pro|por|al|au)\s*(?:km|mi|mile|k)\b", re.IGNORECASE
)
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_REPEATS = re.compile(
    rf"\b(\d+)\s*[x×*]\s*{_NUMBER}\s*(km|k|mi|m|min|mins|minutes|minuten|minutos|minuti|'|s|sec|sek|seg|\")?(?![\w])",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"(?<![\d:.,]){_NUMBER}\s*(?:h|hrs?|hours?|std|stunden?|horas?|ore|ora|heures?)\s*(?:(\d\d?)\s*(?:m|min)?)?(?![\w])",
    re.IGNORECASE,
)
_CLOCK_HOURS = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)\s*(?:h|hrs?|std)\b", re.IGNORECASE)
_MINUTES = re.compile(
    rf"(?<![\d:.,x×]){_NUMBER}\s*(?:min|mins|minutes?|minuten|minutos?|minuti|minuto|['′])(?![\w])",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    rf"(?<![\d:.,/]){_NUMBER}\s*(km|kms|kilometer|kilometers|kilometros|chilometri|mi|miles?|meilen|millas|k)(?![\w/])",
    re.IGNORECASE,
)
_NAMED = (
    (re.compile(r"\b(?:half|halb|media|medio|mezza|semi)[ -]*mara(?:thon|ton|tona)\b"), 21097.5),
    (re.compile(r"\bmara(?:thon|ton|tona)\b"), 42195.0),
    (re.compile(r"\bparkrun\b"), 5000.0),
)
LONGEST = 250_000.0
"""A larger distance [m] in a title is not a run's."""
SHORTEST_REPEAT = 200.0
"""Shorter repeats [m] are strides."""


@dataclass(frozen=True)
class Amounts:
    """What a title says: ``duration`` s, ``distance`` m, None where it does not.

    ``named_unit`` is true where the distance has a full unit (10 km), false for a bare 10k;
    ``repeats`` is true for repeats over a distance such as 5x1000m; ``rest`` is the text without amounts.
    """

    duration: float | None
    distance: float | None
    named_unit: bool
    repeats: bool
    rest: str


def amounts_in(title: str) -> Amounts:
    """The amounts in a title.

    >>> amounts_in("Long run 1h30").duration, amounts_in("10 km easy").distance
    (5400.0, 10000.0)
    >>> amounts_in("5x1000m").repeats, amounts_in("5x1000m").distance
    (True, None)
    """
    text = _PACE.sub(" ", title)
    repeats = any(_is_repeat(match) for match in _REPEATS.finditer(text))
    text = _REPEATS.sub(" ", text)
    duration, text = _duration(text)
    distance, unit, text = _distance(text)
    return Amounts(duration, distance, unit not in ("", "k"), repeats, text)


def named_distance(folded: str) -> float | None:
    """The distance [m] the name of a race stands for, in text without accents.

    >>> named_distance("berlin half marathon"), named_distance("maraton de sevilla")
    (21097.5, 42195.0)
    """
    return next((metres for pattern, metres in _NAMED if pattern.search(folded)), None)


def _is_repeat(match: re.Match[str]) -> bool:
    unit = (match[3] or "").lower()
    size = _number(match[2]) * {"km": 1000.0, "k": 1000.0, "mi": MILE, "m": 1.0}.get(unit, 0.0)
    bare_metres = unit == "" and _number(match[2]) >= SHORTEST_REPEAT
    return int(match[1][:4]) > 1 and (size >= SHORTEST_REPEAT or bare_metres)


def _duration(text: str) -> tuple[float | None, str]:
    """The first duration [s], and the text without it."""
    for pattern, seconds in (
        (_CLOCK_HOURS, _clock_seconds),
        (_HOURS, _hour_seconds),
        (_MINUTES, _minute_seconds),
    ):
        match = pattern.search(text)
        if match is not None and 0 < seconds(match) <= 86400:
            return seconds(match), text[: match.start()] + " " + text[match.end() :]
    return None, text


def _clock_seconds(match: re.Match[str]) -> float:
    return int(match[1]) * 3600.0 + int(match[2]) * 60.0


def _hour_seconds(match: re.Match[str]) -> float:
    return _number(match[1]) * 3600.0 + int(match[2] or 0) * 60.0


def _minute_seconds(match: re.Match[str]) -> float:
    return _number(match[1]) * 60.0


def _distance(text: str) -> tuple[float | None, str, str]:
    """The first distance [m], its unit, and the text without it."""
    match = _DISTANCE.search(text)
    if match is None:
        return None, "", text
    unit = match[2].lower()
    metres = _number(match[1]) * (MILE if unit.startswith(("mi", "me")) else 1000.0)
    if not 0 < metres <= LONGEST:
        return None, "", text
    return metres, unit, text[: match.start()] + " " + text[match.end() :]


def _number(text: str) -> float:
    return float(text.replace(",", "."))
