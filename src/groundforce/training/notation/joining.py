"""A log written again: what is new is added, what was corrected takes the place of what stood there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from groundforce.errors import InputError
from groundforce.training.notation.log_text import LogBlock, LogText
from groundforce.training.notation.nouns import NotationLine, NotationSession, Pain
from groundforce.training.notation.read_line import parse_line
from groundforce.training.plan import DAY_WINDOWS

ALIKE = 0.6
"""share of the exercises of the longer list from which two sessions of a day are one."""


class Fate(StrEnum):
    """What became of a logged session."""

    ADDED = "added"
    REPLACED = "replaced"
    JOINED = "joined"
    KNOWN = "known"


@dataclass(frozen=True)
class Joined:
    """A day's log after more was logged, and what became of each session that was."""

    log: LogText
    fates: tuple[tuple[Fate, NotationSession], ...] = ()


def join(kept: LogText, new: Sequence[LogBlock], lost: Sequence[tuple[str, ...]] = ()) -> Joined:
    """The log of a day with more put in; logging the same again changes nothing.

    A session that is there already is replaced: the same time, or the same title, or most of the exercises.
    Lines without a date join the last session of the day: an exercise that is there is replaced, another is
    added. So do a date and nothing but pain, effort or minutes: they are said of what is there. Lines that
    could not be read go once they are logged in a form that can be.
    """
    blocks = list(kept.blocks)
    fates = []
    for one in new:
        place = _place(blocks, one)
        if place is None:
            blocks.append(replace(one, headless=False))
            fates.append((Fate.ADDED, one.session))
            continue
        before = blocks[place]
        blocks[place] = _added_to(before, one) if _is_addition(one) else replace(one, headless=False)
        fates.append((_fate(before, blocks[place], one), blocks[place].session))
    left = [stretch for stretch in (*kept.lost, *lost) if not _is_logged(stretch, new)]
    ordered = tuple(sorted(blocks, key=_order))
    return Joined(replace(kept, blocks=ordered, lost=tuple(dict.fromkeys(left)), problems=()), tuple(fates))


def same_session(ours: NotationSession, theirs: NotationSession) -> bool:
    """Whether two sessions of one day, logged at different times, are meant to be one."""
    if ours.title and ours.title.casefold() == theirs.title.casefold():
        return True
    if ours.start is not None and theirs.start is not None:
        return _overlap(ours, theirs)
    if None not in (ours.part_of_day, theirs.part_of_day) and ours.part_of_day is not theirs.part_of_day:
        return False
    if (ours.start, ours.part_of_day, ours.title) == (theirs.start, theirs.part_of_day, theirs.title):
        return not ours.lines or not theirs.lines or _alike(ours, theirs) > 0.0
    return _alike(ours, theirs) >= ALIKE


def _place(blocks: Sequence[LogBlock], new: LogBlock) -> int | None:
    """Where the session meant by ``new`` stands, or None where it is another."""
    if not blocks:
        return None
    if new.headless:
        return len(blocks) - 1
    same = [place for place, one in enumerate(blocks) if same_session(one.session, new.session)]
    if not same and len(blocks) == 1 and _is_addition(new):
        return 0
    return same[-1] if same else None


def _is_addition(block: LogBlock) -> bool:
    """Whether a block only says more of a session, rather than all of it."""
    return block.headless or not (block.session.lines or block.unread)


def _fate(before: LogBlock, after: LogBlock, new: LogBlock) -> Fate:
    if before == after:
        return Fate.KNOWN
    return Fate.JOINED if _is_addition(new) else Fate.REPLACED


def _added_to(kept: LogBlock, new: LogBlock) -> LogBlock:
    """A session with more said of it."""
    ours, theirs = kept.session, new.session
    session = replace(
        ours,
        lines=_lines(ours.lines, theirs.lines),
        pain=_pain(ours.pain, theirs.pain),
        effort=ours.effort if theirs.effort is None else theirs.effort,
        duration=ours.duration if theirs.duration is None or new.headless else theirs.duration,
        note=theirs.note or ours.note,
        after=_with(ours.after, theirs.after),
    )
    unread = tuple(row for row in kept.unread if not _mended(row, theirs.lines))
    return LogBlock(session, _with(unread, new.unread))


def _with(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Ours, then what is not among them."""
    return (*ours, *(text for text in theirs if text not in ours))


def _lines(ours: Sequence[NotationLine], theirs: Sequence[NotationLine]) -> tuple[NotationLine, ...]:
    """Lines of an exercise said again stand where it stood; others come after."""
    again = {_key(one) for one in theirs}
    found: list[NotationLine] = []
    placed: set[tuple[str, bool]] = set()
    for one in (*ours, *theirs):
        key = _key(one)
        if key not in again:
            found.append(one)
        elif key not in placed:
            placed.add(key)
            found += [each for each in theirs if _key(each) == key]
    return tuple(found)


def _pain(ours: Sequence[Pain], theirs: Sequence[Pain]) -> tuple[Pain, ...]:
    """Pain by place; what is said last holds."""
    return tuple({one.site.casefold(): one for one in (*ours, *theirs)}.values())


def _key(line: NotationLine) -> tuple[str, bool]:
    return line.exercise.casefold(), line.warm_up


def _alike(ours: NotationSession, theirs: NotationSession) -> float:
    """Share of the exercises of the longer list that are in the other too [0–1]."""
    first, second = ({one.exercise.casefold() for one in each.lines} for each in (ours, theirs))
    longer = max(len(first), len(second))
    return len(first & second) / longer if longer > 0 else 0.0


def _overlap(ours: NotationSession, theirs: NotationSession) -> bool:
    spans = []
    for one in (ours, theirs):
        if one.start is not None:
            begin = datetime.combine(one.date, one.start)
            lasted = timedelta(0) if one.duration is None else timedelta(seconds=one.duration)
            spans.append((begin, begin + lasted))
    return max(begin for begin, _ in spans) <= min(end for _, end in spans)


def _mended(row: str, lines: Sequence[NotationLine]) -> bool:
    """Whether a line that could not be read is of an exercise that is logged now."""
    return any(row.casefold().startswith(one.exercise.casefold()) for one in lines)


def _is_logged(stretch: Sequence[str], new: Sequence[LogBlock]) -> bool:
    """Whether a line that stood under a date nobody could read is logged under one that can be."""
    lines = {replace(line, before=()) for one in new for line in one.session.lines}
    return any(_line(row) in lines for row in stretch[1:])


def _line(row: str) -> NotationLine | None:
    try:
        return parse_line(row)
    except InputError:
        return None


def _order(block: LogBlock) -> tuple[bool, datetime]:
    """By time of day, sessions without one last."""
    one = block.session
    clock = DAY_WINDOWS[one.part_of_day][0] if one.start is None else one.start
    return one.start is None and one.part_of_day is None, datetime.combine(one.date, clock)
