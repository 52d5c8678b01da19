"""Dates and durations as apps write them: ISO, month names in many languages, slashes, AM and PM."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from groundforce.errors import InputError

FIRST_YEAR, LAST_YEAR = 1970, 2100
LONGEST = timedelta(hours=6)
"""a session longer than this was left running in the app: its duration is not believed (judgement)."""

_MONTHS = (
    "jan january januar janv janvier ene enero gen gennaio januari oca ocak janeiro sty ian янв tammik led",
    "feb february februar fev fevr fevrier febrero febbraio februari sub subat fevereiro lut фев helmik uno",
    "mar march marz mrz mars marzo mrt maart mart marco мар мара марта maalisk bre",
    "apr april avr avril abr abril aprile nis nisan kwi апр huhtik dub",
    "may mai mayo mag maggio mei mayis maio maj мая маи toukok kve",
    "jun june juni juin junio giu giugno haz haziran junho cze iun июн июня kesak cvn",
    "jul july juli juil juillet julio lug luglio tem temmuz julho lip iul июл июля heinak cvc",
    "aug august aou aout ago agosto augustus agu agustos sie авг elok srp",
    "sep sept september septembre septiembre set sett settembre eyl eylul setembro wrz сен сент syysk zar",
    "oct okt october oktober octobre octubre ott ottobre eki ekim out outubro paz окт lokak rij",
    "nov november novembre noviembre kas kasim novembro lis ноя нояб marrask",
    "dec dez december dezember decembre dic diciembre dicembre ara aralik dezembro des gru дек jouluk pro",
)
"""Names and short names, without accents, in English, German, French, Spanish, Italian, Portuguese, Dutch,
Turkish, the Scandinavian languages, Polish, Czech, Romanian, Russian and Finnish."""
_MONTH: Mapping[str, int] = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}
_TIME = r"(?:[T, ]+(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.? ?m\.?)?)?"
_ISO = re.compile(
    r"(?P<y>\d{4})(?:[-/.]|[年년] ?)(?P<m>\d{1,2})(?:[-/.]|[月월] ?)(?P<d>\d{1,2})[日일]?" + _TIME,
    re.IGNORECASE,
)
_DAY_NAME = re.compile(
    r"(?P<d>\d{1,2})\.? (?:de )?(?P<name>[^\W\d]+)\.?,? (?:de )?(?P<y>\d{4})" + _TIME, re.IGNORECASE
)
_NAME_DAY = re.compile(r"(?P<name>[^\W\d]+)\.? (?P<d>\d{1,2}),? (?P<y>\d{4})" + _TIME, re.IGNORECASE)
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?")
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]+)")
_SECONDS: Mapping[str, int] = {
    **dict.fromkeys(("h", "u", "std", "st", "sa", "ч", "小", "时"), 3600),
    **dict.fromkeys(("m", "dk", "м", "分"), 60),
    **dict.fromkeys(("s", "с", "秒"), 1),
}
"""What units of time begin with, and their seconds; the longest beginning counts."""


def read_moment(text: str, day_first: bool | None = None) -> datetime | None:
    """A date with or without a time; aware only where the text says its offset; None where it is neither.

    ``day_first`` says what comes first in ``03/04/2025``; without it such a date is None.

    >>> read_moment("Jul 28, 2026, 6:49 PM"), read_moment("11 Nis 2026, 13:05")
    (datetime.datetime(2026, 7, 28, 18, 49), datetime.datetime(2026, 4, 11, 13, 5))
    """
    plain = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    try:
        moment = _iso(plain) or _matched(plain, day_first)
    except (ValueError, OverflowError):
        return None
    return moment if moment is not None and FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _iso(plain: str) -> datetime | None:
    if not plain[:4].isdecimal():
        return None
    try:
        return datetime.fromisoformat(re.sub(r" (?=[+-]\d{2}:?\d{2}$)", "", plain))
    except ValueError:
        return None


def _matched(plain: str, day_first: bool | None) -> datetime | None:
    for pattern in (_ISO, _DAY_NAME, _NAME_DAY, _SLASHED):
        match = pattern.fullmatch(plain)
        if match is not None:
            day = _day(match.groupdict(), day_first)
            return None if day is None else datetime(*day, *_time(match))  # noqa: DTZ001
    return None


def _day(found: Mapping[str, str], day_first: bool | None) -> tuple[int, int, int] | None:
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    if "a" in found:
        if day_first is None:
            return None
        day, month = (found["a"], found["b"]) if day_first else (found["b"], found["a"])
        return year, int(month), int(day)
    month_number = int(found["m"]) if "m" in found else _month(found["name"])
    return None if month_number is None else (year, month_number, int(found["d"]))


def _time(match: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(match["h"] or 0), (match["half"] or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(match["min"] or 0), int(match["s"] or 0)


def _month(name: str) -> int | None:
    word = _bare(name)
    return _MONTH.get(word, _MONTH.get(word[:3]) if not word.isascii() else None)


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_slashed(text: str) -> bool:
    """Whether a date is numbers only and its year is not first, such as ``03/04/2025``."""
    return _SLASHED.fullmatch(" ".join(text.split())) is not None


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as ``03/04/2025`` put the day first, judged by a whole file; None where open.

    A number above 12 tells; a point between the numbers too; else the order in which the file ascends or
    descends, where only one does.

    >>> day_comes_first(["03/04/2025", "13/04/2025"]), day_comes_first(["03/04/2025"])
    (True, None)
    """
    matches = [match for text in texts if (match := _SLASHED.fullmatch(" ".join(text.split())))]
    if any(int(one["a"]) > 12 or "." in one[0][:3] for one in matches):
        return True
    if any(int(one["b"]) > 12 for one in matches):
        return False
    pairs = [(int(one["y"]), int(one["a"]), int(one["b"])) for one in matches]
    month_first, day_first = _orderly(pairs), _orderly([(y, b, a) for y, a, b in pairs])
    return day_first if month_first != day_first else None


def _orderly(days: Sequence[tuple[int, int, int]]) -> bool:
    ordered = sorted(days)
    return days in (ordered, ordered[::-1])


def wall_clock(moment: datetime, timezone: str | None) -> datetime:
    """The lifter's wall clock (naive); an aware moment is moved to ``timezone``, or stays UTC without one.

    Raises InputError for an unknown zone.
    """
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(ZoneInfo(timezone or "UTC")).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)
    except (OSError, ValueError, KeyError):
        text = f"{timezone!r} is not a time zone; write an IANA name such as 'Europe/Rome'"
        raise InputError(text) from None


def midnight(day: date) -> datetime:
    """A day without a clock."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the wall clock has no zone


def read_seconds(text: str) -> float | None:
    """A duration [s]: ``1h 13m``, ``21min``, ``1小时13分钟``, ``0:05:00``, ``4543``; None where it is none.

    >>> read_seconds("1h 13m"), read_seconds("1小时13分钟"), read_seconds("0:05:00"), read_seconds("45")
    (4380.0, 4380.0, 300.0, 45.0)
    """
    plain = " ".join(text.split()).casefold()
    clock = _CLOCK.fullmatch(plain)
    if clock is not None:
        return float(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    if re.fullmatch(r"\d{1,9}([.,]\d{1,6})?", plain):
        return float(plain.replace(",", "."))
    parts = [(float(n.replace(",", ".")), _seconds_in(unit)) for n, unit in _PART.findall(plain[:40])]
    known = [number * unit for number, unit in parts if unit is not None]
    return sum(known) if known and len(known) == len(parts) else None


def _seconds_in(unit: str) -> int | None:
    fitting = [one for one in _SECONDS if unit.startswith(one)]
    return _SECONDS[max(fitting, key=len)] if fitting else None


def believable(seconds: float | None) -> float | None:
    """A duration [s], or None where it is none, or longer than a session can be."""
    return seconds if seconds is not None and 0.0 < seconds <= LONGEST.total_seconds() else None
