"""From the name a log, a watch or a person uses to an exercise of the catalogue.

First the same words, in any order, as a name or alias; then the nearest alias by shared words, where words
that only say how (paused, weighted) count little and a piece of equipment the exercise cannot use rules it
out. A wrong match spoils strength estimates while a missing one is only asked about, so doubt gives None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from groundforce.training.catalogue.load import load_catalogue
from groundforce.training.catalogue.translations import SMALL_WORDS, TRANSLATIONS
from groundforce.training.catalogue.watch import is_watch_pair, of_watch
from groundforce.training.catalogue.words import (
    CHANGES_EXERCISE,
    EQUIPMENT_WORDS,
    IMPLIED,
    PHRASES,
    SILENT,
    WEAK,
    WORDS,
)
from groundforce.training.exercise import Exercise, LoadKind

THRESHOLD = 0.75
"""Least share of weighted words in common for a match that is not exact (judgement, set on real logs)."""
_WEIGHT = {"weak": 0.2, "equipment": 0.6, "word": 1.0}
_WORD = re.compile(r"[a-z0-9]+")

Words = frozenset[str]


@dataclass(frozen=True)
class Match:
    """The exercise a name means: ``score`` [0–1] and ``how`` it was found, ``exact`` or ``near``."""

    exercise_id: str
    score: float
    how: str


@lru_cache(maxsize=4096)
def resolve(name: str) -> Match | None:
    """The exercise a name means, or None where none is near enough or two are equally near.

    >>> resolve("Squat (Barbell)")
    Match(exercise_id='back_squat', score=1.0, how='exact')
    >>> resolve("DB RDLs").exercise_id
    'romanian_deadlift_dumbbell'
    >>> resolve("Bicep Curl (Dumbbell)") is None
    True
    """
    if is_watch_pair(name):
        logged = of_watch(name)
        return None if logged is None else Match(logged.id, 1.0, "exact")
    words = words_of(name)
    exact = _index().get(words)
    if exact is not None:
        return Match(exact.id, 1.0, "exact")
    return _nearest(words)


def words_of(name: str) -> Words:
    """The words of a name that carry meaning, in one spelling.

    >>> sorted(words_of("Romanian Deadlifts (DB)"))
    ['deadlift', 'dumbbell', 'romanian']
    """
    text = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("'", "").replace("’", ""))
    plain = " ".join(_singular(word) for word in _WORD.findall(_without_marks(text)))
    for phrase, meaning in (*TRANSLATIONS, *PHRASES):
        plain = re.sub(rf"\b{phrase}\b", meaning, plain)
    spelled = " ".join(WORDS.get(word, word) for word in plain.split())
    return frozenset(word for word in spelled.split() if word not in SILENT and word not in SMALL_WORDS)


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@cache
def _index() -> Mapping[Words, Exercise]:
    return dict(_aliases(load_catalogue()))


def _aliases(exercises: Iterable[Exercise]) -> Iterable[tuple[Words, Exercise]]:
    for exercise in exercises:
        for alias in (exercise.id.replace("_", " "), exercise.name, *exercise.aliases):
            yield words_of(alias), exercise


def _nearest(words: Words) -> Match | None:
    scores: dict[str, float] = {}
    for alias, exercise in _index().items():
        score = _likeness(words, alias, exercise)
        if score >= THRESHOLD and score > scores.get(exercise.id, 0.0):
            scores[exercise.id] = score
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return Match(ranked[0][0], round(ranked[0][1], 3), "near")


def _likeness(words: Words, alias: Words, exercise: Exercise) -> float:
    shared = words & alias
    if not shared or (words ^ alias) & CHANGES_EXERCISE or (alias - words) & EQUIPMENT_WORDS:
        return 0.0
    if not _can_use(exercise, words - alias):
        return 0.0
    return _weight(shared) / _weight(words | alias)


def _weight(words: Words) -> float:
    return sum(_WEIGHT[_kind(word)] for word in words)


def _kind(word: str) -> str:
    if word in WEAK or word.isdigit():
        return "weak"
    return "equipment" if word in EQUIPMENT_WORDS else "word"


def _can_use(exercise: Exercise, extra: Words) -> bool:
    named = extra & EQUIPMENT_WORDS
    return not named or named <= _usable(exercise)


def _usable(exercise: Exercise) -> Words:
    usable = {word for way in exercise.equipment for item in way for word in IMPLIED.get(item, (item,))}
    if exercise.load in (LoadKind.BODYWEIGHT, LoadKind.NONE):
        usable.add("bodyweight")
    return frozenset(usable)
