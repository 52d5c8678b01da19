"""The notation out of values: two columns that line up, then what follows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from groundforce.errors import InputError
from groundforce.training.notation.nouns import (
    Effort,
    Mass,
    MassLoad,
    NotationLine,
    NotationSession,
    NotationSet,
    Pain,
    RepsInReserve,
    WrittenLoad,
)
from groundforce.training.notation.words import TEMPO_BARE, WEEKDAYS, WORD, duration_text, exact
from groundforce.training.plan import Band, Per, PercentOfMaximum
from groundforce.training.strength import Side

NAME_COLUMN = 24
SETS_COLUMN = 24
_LONG_SETS = 44
"""Sets wider than this do not push the other lines' rests to the right."""

_PER = {Per.TOTAL: "", Per.HAND: " each hand", Per.SIDE: " per side"}
_SIDES = {Side.EACH: "each side", Side.LEFT: "left", Side.RIGHT: "right"}


def print_sessions(sessions: Iterable[NotationSession], tail: tuple[str, ...] = ()) -> str:
    """The text of sessions, a blank line between them; ``tail`` are comment lines at the end.

    ``parse_sessions`` of it gives the same sessions back.
    """
    blocks = ["\n".join(_session_rows(session)) for session in sessions]
    if tail:
        blocks.append("\n".join(_comment(text) for text in tail))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def print_line(line: NotationLine) -> str:
    """One line without indentation or columns, as in a message or a log entry.

    >>> from groundforce.training.notation.read_line import parse_line
    >>> print_line(parse_line("Back squat 5,5,4x80kg @2 RIR"))
    'Back squat  5,5,4 x 80 kg @ 2 RIR'
    """
    parts = (_label(line), _sets_text(line), *_tail(line), *_note(line.note))
    return "  ".join(part for part in parts if part)


def print_sets(sets: tuple[NotationSet, ...]) -> str:
    """Sets as text: equal ones counted, equal but for their amount listed, others after a comma."""
    runs = [tuple(run) for _, run in groupby(sets, key=_details_text)]
    texts: list[str] = []
    for number, run in enumerate(runs, start=1):
        texts += _run_texts(run, last=number == len(runs))
    return ", ".join(texts)


def _session_rows(session: NotationSession) -> list[str]:
    rows = [_comment(text) for text in session.before]
    rows.append(_header(session))
    names = max((len(_label(line)) + 2 for line in session.lines), default=0)
    sets = max((len(_sets_text(line)) + 2 for line in session.lines if _counts(line)), default=0)
    for line in session.lines:
        rows += [f"  {_comment(text)}" for text in line.before]
        rows.append(_row(line, max(names, NAME_COLUMN), max(sets, SETS_COLUMN)))
    if session.effort is not None:
        rows.append(f"  effort {exact(session.effort)}")
    rows += [f"  {_pain(pain)}" for pain in session.pain]
    return rows + [f"  {_comment(text)}" for text in session.after]


def _header(session: NotationSession) -> str:
    when = f"{session.date.isoformat()} {WEEKDAYS[session.date.weekday()]}"
    if session.start is not None:
        when += f" {session.start.isoformat('auto' if session.start.second else 'minutes')}"
    elif session.part_of_day is not None:
        when += f" {session.part_of_day.value}"
    duration = None if session.duration is None else duration_text(session.duration)
    return "  ".join(part for part in (when, session.title, duration, *_note(session.note)) if part)


def _counts(line: NotationLine) -> bool:
    return bool(_tail(line)) and len(_sets_text(line)) <= _LONG_SETS


def _row(line: NotationLine, name_column: int, sets_column: int) -> str:
    tail = _tail(line)
    sets = _sets_text(line)
    if tail:
        sets = f"{sets.ljust(sets_column - 2)}  {'  '.join(tail)}"
    return "  ".join([f"  {_label(line).ljust(name_column - 2)}", sets, *_note(line.note)])


def _label(line: NotationLine) -> str:
    return line.exercise if line.group is None else f"{line.group}: {line.exercise}"


def _sets_text(line: NotationLine) -> str:
    return f"warm-up {print_sets(line.sets)}" if line.warm_up else print_sets(line.sets)


def _tail(line: NotationLine) -> list[str]:
    rest = [] if line.rest is None else [f"rest {duration_text(line.rest)}"]
    return rest + [_pain(pain) for pain in line.pain]


def _pain(pain: Pain) -> str:
    morning = "" if pain.next_morning is None else f" next morning {pain.next_morning}"
    return f"pain {pain.site} {pain.score}{morning}"


def _note(note: str) -> list[str]:
    return [f"; {note}"] if note else []


def _comment(text: str) -> str:
    return f"# {text}" if text else "#"


def _run_texts(run: tuple[NotationSet, ...], last: bool) -> list[str]:
    """One run of sets that differ in their amount only."""
    counted = [(one, len(tuple(equal))) for one, equal in groupby(run)]
    exact_reps = all(one.reps is None or one.reps[0] == one.reps[1] for one in run)
    closed = last or run[0].reps is None or _details_text(run[0]) != _details_text(NotationSet(reps=(1, 1)))
    if len(counted) > 1 and exact_reps and closed:
        return [_list_text(run)]
    return [f"{count} x {_amount(one)}{_unit(one)}{_details(one)}" for one, count in counted]


def _list_text(run: tuple[NotationSet, ...]) -> str:
    first = run[0]
    load = "" if first.load is None else f" x {load_text(first.load)}"
    amounts = ",".join(_amount(one) for one in run)
    return f"{amounts}{_unit(first)}{load}{_details(first, with_load=False)}"


def _amount(one: NotationSet) -> str:
    if one.reps is not None:
        low, high = one.reps
        return str(low) if low == high else f"{low}-{high}"
    return exact(one.seconds) if one.seconds is not None else str(one.contacts)


def _unit(one: NotationSet) -> str:
    if one.reps is not None:
        return ""
    return " s" if one.seconds is not None else " contacts"


def _details_text(one: NotationSet) -> str:
    """What two sets must share to stand in one run."""
    return f"{_unit(one)}|{_details(one)}"


def _details(one: NotationSet, with_load: bool = True) -> str:
    parts = [
        None if one.side is None else _SIDES[one.side],
        None if one.effort is None else _effort(one.effort),
        None if one.load is None or not with_load else load_text(one.load),
        None if one.tempo is None else _tempo(one.tempo),
    ]
    return "".join(f" {part}" for part in parts if part is not None)


def _effort(effort: Effort) -> str:
    if isinstance(effort, RepsInReserve):
        return f"@ {exact(effort.value)} RIR"
    return f"@ RPE {exact(effort.value)}"


def load_text(load: WrittenLoad) -> str:
    """A load as text, in the unit it was given in.

    >>> load_text(PercentOfMaximum(70.0)), load_text(Band("medium"))
    ('70 % 1RM', 'band medium')
    """
    if isinstance(load, MassLoad):
        return f"{_mass(load.mass)}{_PER[load.per]}"
    if isinstance(load, PercentOfMaximum):
        return f"{exact(load.percent)} % 1RM"
    if isinstance(load, Band):
        return f"band {load.name if WORD.fullmatch(load.name) else _quoted(load.name)}"
    if load.added is None:
        return "BW"
    sign = "-" if load.added.amount < 0 else "+"
    return f"BW {sign} {_mass(Mass(abs(load.added.amount), load.added.unit))}"


def _mass(mass: Mass) -> str:
    return f"{exact(mass.amount)} {mass.unit.value}"


def _tempo(tempo: str) -> str:
    return tempo if TEMPO_BARE.fullmatch(tempo) else f"tempo {_quoted(tempo)}"


def _quoted(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise InputError(f"{text!r} is not one line and cannot be written in the notation")
    return '"' + text.replace('"', '""') + '"'
