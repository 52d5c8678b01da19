"""Sets out of text: ``3 x 4-6 @ 2 RIR 80 kg``, ``2 x 40 s each side``, ``5,5,4 x 80 kg``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from groundforce.training.notation.nouns import (
    BodyweightLoad,
    Effort,
    Mass,
    MassLoad,
    MassUnit,
    NotationSet,
    PerceivedExertion,
    RepsInReserve,
    WrittenLoad,
)
from groundforce.training.notation.scanner import Scanner
from groundforce.training.notation.words import NUMBER, QUOTED, TEMPO_PATTERN, TEMPO_WORDS
from groundforce.training.plan import Band, Per, PercentOfMaximum
from groundforce.training.strength import Side

MOST_SETS = 99
MOST_COUNT = 9999

_LOADED = r"\d+(?:[.,]\d+)?"
_MASS = r"(?:kg|kgs|lb|lbs)"
LOAD_START = re.compile(rf"{_LOADED}\s*(?:{_MASS}\b|%)|BW\b|band\b", re.IGNORECASE)
COMMA = re.compile(r",")
TIMES = re.compile(r"[x×]\s*", re.IGNORECASE)

_LIST = re.compile(rf"{NUMBER}(?:\s*,\s*{NUMBER})+")
_COUNT = re.compile(r"(\d+)\s*[x×]\s*", re.IGNORECASE)
_AMOUNT = re.compile(rf"({NUMBER})(?:\s*(?:-|–|to\b)\s*(\d+))?(?!-)")
_UNIT = re.compile(r"(reps?|seconds|second|secs|sec|s|minutes|minute|mins|min|contacts?)\b", re.IGNORECASE)
_MASS_LOAD = re.compile(
    rf"({_LOADED})\s*(kg|lb)s?\b(?:\s+(?:each|per)\s+(hand)\b|\s+per\s+(side)\b)?", re.IGNORECASE
)
_PERCENT = re.compile(rf"({_LOADED})\s*%(?:\s*(?:of\s+)?1\s?RM\b)?", re.IGNORECASE)
_BODYWEIGHT = re.compile(rf"BW\b(?:\s*([+-])\s*({_LOADED})\s*(kg|lb)s?\b)?", re.IGNORECASE)
_BAND = re.compile(rf"band\s+({QUOTED}|[A-Za-z][\w-]*)", re.IGNORECASE)
_AT = re.compile(r"@")
_RIR = re.compile(rf"({_LOADED})\s*RIR\b", re.IGNORECASE)
_RPE = re.compile(rf"RPE\s*({_LOADED})(?![\w.,]\d)|({_LOADED})\s*RPE\b", re.IGNORECASE)
_SIDE = re.compile(r"(?:(each)(?:\s+(?:side|leg|arm))?|per\s+(?:leg|arm)|(left|right))\b", re.IGNORECASE)
_TEMPO = re.compile(
    rf"(?:tempo\s+)?({TEMPO_PATTERN})(?![\w-])|({'|'.join(TEMPO_WORDS)})\b|tempo\s+({QUOTED}|[\w-]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Details:
    """What may follow the amount of a set, in any order, each at most once."""

    side: Side | None = None
    effort: Effort | None = None
    load: WrittenLoad | None = None
    tempo: str | None = None

    @property
    def count(self) -> int:
        """How many are given [-]."""
        return sum(one is not None for one in (self.side, self.effort, self.load, self.tempo))


Detail: TypeAlias = Side | Effort | WrittenLoad | str


def read_groups(scan: Scanner) -> tuple[NotationSet, ...]:
    """One or more groups of sets with commas between them. Raises NotationError."""
    sets = [*read_group(scan)]
    while scan.take(COMMA) is not None:
        sets += read_group(scan)
    return tuple(sets)


def read_group(scan: Scanner) -> tuple[NotationSet, ...]:
    """One group: a list (``5,5,4 x 80 kg``) or a count and an amount (``3 x 4-6``). Raises NotationError."""
    if scan.peek(_LIST) is not None:
        return _list_group(scan)
    count = scan.take(_COUNT)
    if count is None:
        return (_finish(scan, _amount(scan), Details()),)
    if scan.peek(LOAD_START) is not None:
        reps = _whole(scan, count[1], count.start(1), "reps")
        return (_finish(scan, NotationSet(reps=(reps, reps)), Details(load=read_load(scan))),)
    number = _whole(scan, count[1], count.start(1), "sets", MOST_SETS, least=1)
    amount = _amount(scan)
    details = Details() if scan.take(TIMES) is None else Details(load=read_load(scan))
    return (_finish(scan, amount, details),) * number


def _list_group(scan: Scanner) -> tuple[NotationSet, ...]:
    begin = scan.at
    match = scan.take(_LIST)
    texts = [] if match is None else re.split(r"\s*,\s*", match[0])
    unit = scan.take(_UNIT)
    word = "reps" if unit is None else unit[1].lower()
    amounts = [_measured(scan, text, None, word, begin) for text in texts]
    details = Details()
    if scan.take(TIMES) is not None:
        if scan.peek(LOAD_START) is None:
            raise scan.expected("a load with its unit after a list and 'x', such as 5,5,4 x 80 kg")
        details = Details(load=read_load(scan))
    details = _details(scan, details)
    return tuple(_with(amount, details) for amount in amounts)


def _amount(scan: Scanner) -> NotationSet:
    begin = scan.at
    match = scan.take(_AMOUNT)
    if match is None:
        raise scan.expected("reps, seconds or contacts, such as 5, 4-6, 40 s or 20 contacts")
    unit = scan.take(_UNIT)
    return _measured(scan, match[1], match[2], "reps" if unit is None else unit[1].lower(), begin)


def _measured(scan: Scanner, low: str, high: str | None, unit: str, at: int) -> NotationSet:
    if unit.startswith("rep"):
        first = _whole(scan, low, at, "reps")
        last = first if high is None else _whole(scan, high, at, "reps")
        if last < first:
            raise scan.wrong(f"a range of reps goes from low to high: write {last}-{first}", at)
        return NotationSet(reps=(first, last))
    if high is not None:
        raise scan.wrong(f"a range is for reps only: write one number of {unit}", at)
    if unit.startswith("contact"):
        return NotationSet(contacts=_whole(scan, low, at, "contacts"))
    return NotationSet(seconds=float(low) * (60.0 if unit.startswith("m") else 1.0))


def _whole(scan: Scanner, text: str, at: int, what: str, most: int = MOST_COUNT, least: int = 0) -> int:
    if not text.isdigit() or len(text) > 6 or not least <= int(text) <= most:
        raise scan.wrong(f"{text} {what}: write a whole number from {least} to {most}", at)
    return int(text)


def _finish(scan: Scanner, amount: NotationSet, details: Details) -> NotationSet:
    return _with(amount, _details(scan, details))


def _with(amount: NotationSet, details: Details) -> NotationSet:
    return replace(amount, side=details.side, effort=details.effort, load=details.load, tempo=details.tempo)


def _details(scan: Scanner, details: Details) -> Details:
    while True:
        scan.skip()
        begin = scan.at
        further = _detail(scan)
        if further is None:
            return details
        joined = _joined(details, further)
        if joined.count == details.count:
            reason = "this is said twice for the same sets; say it once, or write a comma and new sets"
            raise scan.wrong(reason, begin)
        details = joined


def _joined(details: Details, further: Detail) -> Details:
    if isinstance(further, Side):
        return replace(details, side=further)
    if isinstance(further, RepsInReserve | PerceivedExertion):
        return replace(details, effort=further)
    if isinstance(further, str):
        return replace(details, tempo=further)
    return replace(details, load=further)


def _detail(scan: Scanner) -> Detail | None:
    """The next detail, or None where none follows; a plain string is a tempo."""
    if scan.take(_AT) is not None:
        return _after_at(scan)
    if scan.peek(LOAD_START) is not None:
        return read_load(scan)
    side = scan.take(_SIDE)
    if side is not None:
        return Side.EACH if side[2] is None else Side(side[2].lower())
    tempo = scan.take(_TEMPO)
    if tempo is not None:
        return tempo[1] or (tempo[2].lower() if tempo[2] else _unquoted(tempo[3]))
    return None


def _after_at(scan: Scanner) -> Effort | WrittenLoad:
    if scan.peek(LOAD_START) is not None:
        return read_load(scan)
    reserve = scan.take(_RIR)
    if reserve is not None:
        return RepsInReserve(_number(reserve[1]))
    exertion = scan.peek(_RPE)
    if exertion is None:
        raise scan.expected("an effort or a load after '@', such as @ 2 RIR, @ RPE 8 or @ 80 kg")
    value = _number(exertion[1] or exertion[2])
    if value > 10:
        raise scan.wrong("RPE goes from 0 to 10")
    scan.at = exertion.end()
    return PerceivedExertion(value)


def read_load(scan: Scanner) -> WrittenLoad:
    """A load: mass, share of a maximum, body weight with something added, or a band. Raises NotationError."""
    mass = scan.take(_MASS_LOAD)
    if mass is not None:
        per = Per.HAND if mass[3] is not None else Per.SIDE if mass[4] is not None else Per.TOTAL
        return MassLoad(Mass(_number(mass[1]), MassUnit(mass[2].lower())), per)
    percent = scan.take(_PERCENT)
    if percent is not None:
        return PercentOfMaximum(_number(percent[1]))
    body = scan.take(_BODYWEIGHT)
    if body is not None:
        return BodyweightLoad() if body[2] is None else BodyweightLoad(_added(body))
    band = scan.take(_BAND)
    if band is None:
        raise scan.expected("a load with its unit, such as 80 kg, 70 % 1RM, BW + 10 kg or band medium")
    return Band(_unquoted(band[1]))


def _added(match: re.Match[str]) -> Mass:
    sign = -1.0 if match[1] == "-" else 1.0
    return Mass(sign * _number(match[2]), MassUnit(match[3].lower()))


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if text.startswith('"') else text
