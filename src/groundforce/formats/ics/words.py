"""Whether an event is a run and of which kind, by the table in ``words.toml``, longest phrase first."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from groundforce.formats.ics.amounts import Amounts, amounts_in
from groundforce.training.run import RunKind
from groundforce.training.state import PartOfDay

_OTHER_LETTERS = re.compile(r"[^a-z0-9]+")
_RUNNER_SIGNS = re.compile("[\U0001f3c3]")
_RANK = (RunKind.RACE, RunKind.INTERVALS, RunKind.TEMPO, RunKind.LONG, RunKind.RECOVERY, RunKind.EASY)
"""Between phrases of the same length, the earlier kind wins: it is the one to protect."""
_REPEATS_LENGTH = (1, 99)
"""Repeats over a distance count for more than any one word, for less than a phrase of two."""


@dataclass(frozen=True)
class Verdict:
    """What the words say: whether it is a run, its kind and part of day where they say so."""

    is_run: bool
    kind: RunKind | None = None
    part: PartOfDay | None = None


@dataclass(frozen=True)
class Phrases:
    """The table: folded phrases with what they mean."""

    clear: dict[str, RunKind]
    word: dict[str, RunKind]
    run: frozenset[str]
    other: frozenset[str]
    never: frozenset[str]
    blank: frozenset[str]
    cancelled: frozenset[str]
    part: dict[str, PartOfDay]
    filler: frozenset[str]


def folded(text: str) -> str:
    """Small letters without accents, everything else one space, a space at both ends.

    >>> folded("Lockerer Lauf (Süd)"), folded("\U0001f3c3 10 km!")
    (' lockerer lauf sud ', ' run 10 km ')
    """
    plain = unicodedata.normalize("NFKD", _RUNNER_SIGNS.sub(" run ", text).casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return f" {_OTHER_LETTERS.sub(' ', letters).strip()} "


@cache
def phrases() -> Phrases:
    """The table of words."""
    table = tomllib.loads(files("groundforce.formats.ics").joinpath("words.toml").read_text("utf-8"))
    kinds = [(RunKind(name), row) for name, row in table["kind"].items()]
    return Phrases(
        clear={phrase: kind for kind, row in kinds for phrase in _flat(row["clear"])},
        word={phrase: kind for kind, row in kinds for phrase in _flat(row["word"])},
        part={phrase: PartOfDay(name) for name, row in table["part"].items() for phrase in _flat(row)},
        **{name: _flat(table[name]) for name in ("run", "other", "never", "blank", "cancelled", "filler")},
    )


def _flat(by_language: dict[str, Any]) -> frozenset[str]:
    return frozenset(phrase for row in by_language.values() for phrase in row)


def is_called_off(title: str) -> bool:
    """Whether a title begins with a word for "cancelled".

    >>> is_called_off("Abgesagt: Lauf"), is_called_off("Lauf")
    (True, False)
    """
    return any(folded(title).startswith(f" {word} ") for word in phrases().cancelled)


def judge(title: str, description: str = "", categories: str = "") -> Verdict:
    """Whether an event is a run, and of which kind where its words say so.

    >>> judge("Langer Lauf 25 km").kind, judge("Dentist").is_run, judge("Run 45 min")
    (<RunKind.LONG: 'long'>, False, Verdict(is_run=True, kind=None, part=None))
    """
    head, amounts = _without(folded(title), phrases().blank), amounts_in(title)
    if _has(head, phrases().never):
        return Verdict(False)
    part = next((part for phrase, part in phrases().part.items() if f" {phrase} " in head), None)
    if _is_run(head, amounts, folded(categories)):
        return Verdict(
            True, _kind(head, amounts) or _kind(folded(description), amounts_in(description)), part
        )
    if _has(head, phrases().other):
        return Verdict(False)
    kind = _clear_kind(folded(description), amounts_in(description))
    return Verdict(kind is not None, kind, part)


def _has(text: str, known: frozenset[str] | dict[str, RunKind]) -> bool:
    return any(f" {phrase} " in text for phrase in known)


def _without(text: str, known: Iterable[str]) -> str:
    for phrase in sorted(known, key=len, reverse=True):
        text = text.replace(f" {phrase} ", " ")
    return text


def _is_run(head: str, amounts: Amounts, categories: str) -> bool:
    table = phrases()
    if _has(head, table.run) or _has(categories, table.run) or _has(head, table.clear):
        return True
    if _has(head, table.other):
        return False
    if amounts.repeats or (amounts.distance is not None and amounts.named_unit):
        return True
    has_word = _has(head, table.word)
    if amounts.distance is not None and has_word:
        return True
    return (has_word or amounts.distance is not None) and _says_nothing_else(folded(amounts.rest))


def _says_nothing_else(rest: str) -> bool:
    """Whether, kind words and fillers aside, only numbers are left."""
    rest = _without(_without(rest, phrases().blank), phrases().word)
    words = rest.split()
    return all(word in phrases().filler or any(letter.isdigit() for letter in word) for word in words)


def _kind(text: str, amounts: Amounts) -> RunKind | None:
    return _longest(text, amounts, phrases().clear | phrases().word)


def _clear_kind(text: str, amounts: Amounts) -> RunKind | None:
    return _longest(text, amounts, phrases().clear)


def _longest(text: str, amounts: Amounts, known: dict[str, RunKind]) -> RunKind | None:
    found = [(_length(phrase), kind) for phrase, kind in known.items() if f" {phrase} " in text]
    if amounts.repeats:
        found.append((_REPEATS_LENGTH, RunKind.INTERVALS))
    return max(found, key=lambda one: (one[0], -_RANK.index(one[1])), default=(None, None))[1]


def _length(phrase: str) -> tuple[int, int]:
    return len(phrase.split()), len(phrase)
