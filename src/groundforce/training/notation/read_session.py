"""Sessions out of text. A bad line is reported and never loses the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, time

from groundforce.errors import InputError, NotationError
from groundforce.training.notation.nouns import NotationLine, NotationSession, Pain, Parsed
from groundforce.training.notation.read_line import parse_effort_line, parse_line, parse_pain_line
from groundforce.training.notation.scanner import Scanner
from groundforce.training.notation.words import (
    EFFORT_START,
    HEADER_START,
    PAIN_START,
    TITLE_END,
    WEEKDAY,
    WEEKDAYS,
    duration_of,
    split_note,
)
from groundforce.training.state import PartOfDay

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\S)")
_WEEKDAY = re.compile(rf"{WEEKDAY}(?!\S)", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\S)")
_PART = re.compile(r"(morning|midday|evening)(?!\S)", re.IGNORECASE)
_COMMENT = re.compile(r"(\s*)#(.*)")


@dataclass
class _Reader:
    """What has been read so far; ``open`` is the session that lines go to."""

    sessions: list[NotationSession] = field(default_factory=list)
    problems: list[NotationError] = field(default_factory=list)
    loose: list[NotationLine] = field(default_factory=list)
    comments: list[tuple[bool, str]] = field(default_factory=list)
    lines: list[NotationLine] = field(default_factory=list)
    pain: list[Pain] = field(default_factory=list)
    effort: float | None = None
    open: NotationSession | None = None
    told: bool = False
    """whether the missing or wrong header above the present lines is already reported"""

    def close(self) -> None:
        """Finish the open session; indented comments since its last line are its own."""
        if self.open is None:
            self.loose += self.lines
        else:
            after = tuple(text for inside, text in self.comments if inside)
            self.comments = [one for one in self.comments if not one[0]]
            done = replace(self.open, lines=tuple(self.lines), pain=tuple(self.pain), after=after)
            self.sessions.append(replace(done, effort=self.effort))
        self.open, self.lines, self.pain, self.effort = None, [], [], None

    def take_comments(self) -> tuple[str, ...]:
        """The comment lines gathered since the last line, which belong to what follows."""
        texts = tuple(text for _, text in self.comments)
        self.comments = []
        return texts


def parse_sessions(text: str, opening: NotationSession | None = None) -> Parsed:
    """Every session of a text. Never raises: each bad line is a NotationError in ``problems``.

    Lines before the first header belong to the session ``opening``, which is left out where there are none;
    without it they are ``loose``.

    >>> parsed = parse_sessions("2026-11-24 Tue 18:00  Legs  45 min\\n  Back squat  3 x 5 80 kg\\n")
    >>> parsed.sessions[0].lines[0].exercise, parsed.problems
    ('Back squat', ())
    """
    reader = _Reader(open=opening, told=opening is not None)
    rows = text.removeprefix("\ufeff").split("\n")
    for number, row in enumerate(rows, start=1):
        try:
            _read_row(reader, row.rstrip(), number)
        except NotationError as problem:
            reader.problems.append(problem)
        except InputError as error:
            reader.problems.append(NotationError(str(error), number, 1))
    reader.close()
    sessions = reader.sessions
    if opening is not None and sessions and sessions[0] == opening:
        sessions = sessions[1:]
    return Parsed(tuple(sessions), tuple(reader.problems), tuple(reader.loose), reader.take_comments())


def _read_row(reader: _Reader, row: str, number: int) -> None:
    comment = _COMMENT.fullmatch(row)
    if not row:
        return
    if comment is not None:
        reader.comments.append((comment[1] != "", comment[2].removeprefix(" ")))
    elif HEADER_START.match(row) is not None:
        reader.close()
        reader.told = True
        reader.open = _header(reader, row, number)
    elif PAIN_START.match(row) is not None:
        reader.pain += parse_pain_line(row, number)
        _require_session(reader, number)
    elif EFFORT_START.match(row) is not None:
        effort = parse_effort_line(row, number)
        if reader.effort is not None:
            raise NotationError("the effort of this session is said already; say it once", number, 1)
        reader.effort = effort
        _require_session(reader, number)
    else:
        reader.lines.append(parse_line(row, number, tuple(text for _, text in reader.comments)))
        reader.take_comments()
        _require_session(reader, number)


def _require_session(reader: _Reader, number: int) -> None:
    """Report, once, a line that stands under no session; exercise lines are kept in ``loose``."""
    if reader.open is None and not reader.told:
        reader.told = True
        raise NotationError("expected a session first, such as 2026-11-24 Tue 18:00  Strength A", number, 1)


def _header(reader: _Reader, row: str, number: int) -> NotationSession:
    body, note = split_note(row)
    scan = Scanner(body, number)
    day = _date(scan)
    _check_weekday(reader, scan, day)
    clock = _clock(scan)
    part = scan.take(_PART) if clock is None else None
    title, duration = _title(scan)
    return NotationSession(
        day,
        start=clock,
        part_of_day=None if part is None else PartOfDay(part[1].lower()),
        title=title,
        duration=duration,
        note=note,
        before=reader.take_comments(),
        line=number,
    )


def _date(scan: Scanner) -> date:
    match = scan.peek(_DATE)
    try:
        day = None if match is None else date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        day = None
    if match is None or day is None:
        raise scan.expected("a date that exists, written year-month-day, such as 2026-11-24")
    scan.at = match.end()
    return day


def _check_weekday(reader: _Reader, scan: Scanner, day: date) -> None:
    """The date wins over a weekday that contradicts it, and the contradiction is reported."""
    match = scan.take(_WEEKDAY)
    if match is not None and match[0][:3].title() != WEEKDAYS[day.weekday()]:
        is_a = f"{day} is a {WEEKDAYS[day.weekday()]}, not {match[0]}; the date is used"
        reader.problems.append(scan.wrong(is_a, match.start()))


def _clock(scan: Scanner) -> time | None:
    match = scan.peek(_CLOCK)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise scan.expected("a time of day from 00:00 to 23:59")
    scan.at = match.end()
    return time(hour, minute, second)


def _title(scan: Scanner) -> tuple[str, float | None]:
    scan.skip()
    rest = scan.text[scan.at :]
    end = TITLE_END.search(rest)
    if end is None:
        return " ".join(rest.split()), None
    return " ".join(rest[: end.start()].split()), duration_of(end[1])
