"""A log as text: sessions as done, and every line that cannot be read kept beside them as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from groundforce.errors import NotationError
from groundforce.training.notation.nouns import NotationLine, NotationSession
from groundforce.training.notation.performed import is_done
from groundforce.training.notation.read_session import parse_sessions
from groundforce.training.notation.words import HEADER_START, sets_position
from groundforce.training.notation.write import print_sessions

_COMMENT = re.compile(r"\s*#|\s*$")


@dataclass(frozen=True)
class LogBlock:
    """A session as logged. ``unread`` are the lines under it that cannot be read, as typed.

    ``headless`` says that its lines stood under no date: they belong to whatever was logged for that day.
    """

    session: NotationSession
    unread: tuple[str, ...] = ()
    headless: bool = False


@dataclass(frozen=True)
class LogText:
    """What a log says: its sessions, stretches of lines under a date that cannot be read, and what is wrong.

    ``tail`` are the comment lines at its end.
    """

    blocks: tuple[LogBlock, ...] = ()
    lost: tuple[tuple[str, ...], ...] = ()
    problems: tuple[NotationError, ...] = ()
    tail: tuple[str, ...] = ()


def read_log(text: str, opening: NotationSession) -> LogText:
    """A log. Never raises: what cannot be read is kept and told with its line and column.

    Lines before the first date belong to ``opening``. A range of reps or a share of a maximum is a plan and
    not something done, so such a line counts as one that cannot be read.

    >>> from datetime import date
    >>> log = read_log("Back squat 3 x 5 80\\nHip thrust 8,8,7 x 60 kg", NotationSession(date(2026, 11, 24)))
    >>> log.blocks[0].unread, str(log.problems[0])[:17]
    (('Back squat 3 x 5 80',), 'line 1, column 18')
    """
    rows = text.removeprefix("\ufeff").split("\n")
    parsed = parse_sessions(text, replace(opening, line=0))
    heads = {one.line for one in parsed.sessions}
    lost = _lost(rows, {one.line for one in parsed.problems} - heads)
    skipped = {number for stretch in lost for number in stretch}
    wrong = [one for one in parsed.problems if one.line not in heads | skipped]
    plans = [_not_done(line, rows) for one in parsed.sessions for line in one.lines if not is_done(line)]
    under: dict[int, list[str]] = {}
    for number in sorted({one.line for one in (*wrong, *plans)}):
        head = max((one for one in heads if one < number), default=0)
        under.setdefault(head, []).append(rows[number - 1].strip())
    if 0 in under and 0 not in heads:
        parsed = replace(parsed, sessions=(replace(opening, line=0), *parsed.sessions))
    blocks = (_block(one, tuple(under.get(one.line, ()))) for one in parsed.sessions)
    return LogText(
        tuple(one for one in blocks if not (one.headless and _is_empty(one))),
        tuple(tuple(rows[number - 1].rstrip() for number in stretch) for stretch in lost),
        tuple(sorted((*parsed.problems, *plans), key=lambda one: (one.line, one.column))),
        parsed.tail,
    )


def print_log(log: LogText) -> str:
    """The text of a log; :func:`read_log` of it gives the same sessions and the same unread lines."""
    texts = [_block_text(one) for one in log.blocks]
    texts += ["\n".join(stretch) + "\n" for stretch in log.lost]
    if log.tail:
        texts.append(print_sessions((), log.tail))
    return "\n".join(texts)


def _block_text(block: LogBlock) -> str:
    return print_sessions((block.session,)) + "".join(f"  {row}\n" for row in block.unread)


def _block(session: NotationSession, unread: tuple[str, ...]) -> LogBlock:
    """A session without the lines that are no log; the comments above those stay."""
    done = tuple(one for one in session.lines if is_done(one))
    above = tuple(text for one in session.lines if not is_done(one) for text in one.before)
    kept = replace(session, lines=done, after=above + session.after)
    return LogBlock(kept, unread, headless=session.line == 0)


def _is_empty(block: LogBlock) -> bool:
    one = block.session
    return not (one.lines or one.pain or block.unread) and one.effort is None


def _not_done(line: NotationLine, rows: Sequence[str]) -> NotationError:
    """Why a line that can be read is not a log, at the column where its sets begin."""
    column = sets_position(rows[line.line - 1])
    ranged = any(one.reps is not None and one.reps[0] != one.reps[1] for one in line.sets)
    reason = "a range of reps is a plan; write the reps done, such as 5,5,4"
    share = "a share of a maximum is a plan; write the load lifted, in kg or lb"
    return NotationError(reason if ranged else share, line.line, 1 if column is None else column + 1)


def _lost(rows: Sequence[str], wrong: set[int]) -> list[range]:
    """Stretches from a date that cannot be read up to the next date, without the comments at their end."""
    return [range(first, last + 1) for first, last in _stretches(rows) if first in wrong]


def _stretches(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line of everything under each date."""
    heads = [number for number, row in enumerate(rows, start=1) if HEADER_START.match(row)]
    for head, following in pairwise([*heads, len(rows) + 1]):
        last = following - 1
        while last > head and _COMMENT.match(rows[last - 1]):
            last -= 1
        yield head, last
