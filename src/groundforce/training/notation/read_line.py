"""One exercise line out of text."""

from __future__ import annotations

import re

from groundforce.training.notation.nouns import NotationLine, Pain
from groundforce.training.notation.read_sets import read_groups
from groundforce.training.notation.scanner import Scanner
from groundforce.training.notation.words import (
    DURATION,
    GROUP_PREFIX,
    MOST_EFFORT,
    NEXT_MORNING,
    SITE,
    WARM_UP,
    duration_of,
    is_exercise_text,
    is_site,
    sets_position,
    split_note,
)

_WARM_UP = re.compile(WARM_UP, re.IGNORECASE)
_REST = re.compile(r"rest\b", re.IGNORECASE)
_DURATION = re.compile(rf"{DURATION}(?![\w:])", re.IGNORECASE)
_PAIN = re.compile(r"pain\b", re.IGNORECASE)
_PLACE = re.compile(rf"({SITE.pattern})\s+(\d{{1,3}})(?!\S)")
_MORNING = re.compile(NEXT_MORNING, re.IGNORECASE)
_SCORE = re.compile(r"(\d{1,3})(?!\S)")
_EFFORT = re.compile(r"effort\s+(\d+(?:[.,]\d+)?)(?!\S)", re.IGNORECASE)
_BARE = re.compile(r"\d+(?:[.,]\d+)?")


def parse_line(text: str, line: int = 1, before: tuple[str, ...] = ()) -> NotationLine:
    """One exercise line; ``line`` is its number in the whole text. Raises NotationError.

    >>> parse_line("Back squat 5,5,4 x 80 kg @ 2 RIR").sets[2].reps
    (4, 4)
    """
    body, note = split_note(text)
    scan = Scanner(body, line)
    prefix = scan.take(GROUP_PREFIX)
    exercise = _exercise(scan)
    warm_up = scan.take(_WARM_UP) is not None
    sets = read_groups(scan)
    rest, pain = _tail(scan)
    group = None if prefix is None else prefix[1]
    return NotationLine(exercise, sets, warm_up, group, rest, pain, note, before, line)


def parse_pain_line(text: str, line: int = 1) -> tuple[Pain, ...]:
    """A line of its own that says what hurt in the session: ``pain knee 3``. Raises NotationError."""
    scan = Scanner(split_note(text)[0], line)
    pain: tuple[Pain, ...] = ()
    while scan.take(_PAIN) is not None:
        pain += (_pain(scan),)
    if not scan.done:
        raise scan.expected("pain, a place and a score from 0 to 10, such as pain knee 3")
    return pain


def parse_effort_line(text: str, line: int = 1) -> float:
    """A line of its own that says how hard the session was, 0–10: ``effort 7``. Raises NotationError."""
    scan = Scanner(split_note(text)[0], line)
    match = scan.peek(_EFFORT)
    value = None if match is None else float(match[1].replace(",", "."))
    if match is None or value is None or value > MOST_EFFORT:
        raise scan.expected("effort and a number from 0 to 10, such as effort 7")
    scan.at = match.end()
    if not scan.done:
        raise scan.expected("the line to end after the effort; minutes stand after the title")
    return value


def _exercise(scan: Scanner) -> str:
    scan.skip()
    begin = scan.at
    position = sets_position(scan.text, begin)
    if position is None:
        scan.at = len(scan.text)
        raise scan.expected("sets after the exercise, such as 3 x 5 80 kg, 2 x 40 s or warm-up 2 x 5")
    exercise = " ".join(scan.text[begin:position].split()).rstrip(": ")
    if not is_exercise_text(exercise):
        raise scan.expected("the name of an exercise, then its sets")
    scan.at = position
    return exercise


def _tail(scan: Scanner) -> tuple[float | None, tuple[Pain, ...]]:
    rest: float | None = None
    pain: tuple[Pain, ...] = ()
    while not scan.done:
        if rest is None and scan.take(_REST) is not None:
            rest = _rest(scan)
        elif scan.take(_PAIN) is not None:
            pain += (_pain(scan),)
        else:
            raise _unexpected(scan)
    return rest, pain


def _rest(scan: Scanner) -> float:
    match = scan.take(_DURATION)
    if match is None:
        raise scan.expected("a time with its unit after rest, such as 3 min or 90 s")
    return duration_of(match[0])


def _pain(scan: Scanner) -> Pain:
    match = scan.peek(_PLACE)
    if match is None or int(match[2]) > 10:
        raise scan.expected("a place and a score from 0 to 10 after pain, such as pain knee 3")
    if not is_site(match[1]):
        raise scan.expected(
            "the pain while lifting before the next morning's, such as pain knee 0 next morning 3"
        )
    scan.at = match.end()
    return Pain(match[1], int(match[2]), _next_morning(scan))


def _next_morning(scan: Scanner) -> int | None:
    if scan.take(_MORNING) is None:
        return None
    score = scan.peek(_SCORE)
    if score is None or int(score[1]) > 10:
        raise scan.expected("a score from 0 to 10 after next morning, such as pain knee 2 next morning 3")
    scan.at = score.end()
    return int(score[1])


def _unexpected(scan: Scanner) -> Exception:
    bare = scan.peek(_BARE)
    if bare is not None and bare.end() == len(scan.text.rstrip()):
        return scan.wrong(f"{bare[0]} has no unit; write {bare[0]} kg or {bare[0]} lb (or s, contacts)")
    return scan.expected("a side, @ 2 RIR, a load with its unit, a tempo, ',', rest, pain or ; and a note")
