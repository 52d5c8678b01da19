"""From sets in the order of a log to sessions in order of time, with the exercises looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from groundforce.formats.logs.layout import Entry
from groundforce.formats.logs.log import LogOptions, Resolve
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import Measure
from groundforce.training.strength import PerformedSet, StrengthSession


class Lookup:
    """Exercise names to catalogue ids: the runner's own names first, then ``resolve``."""

    def __init__(self, options: LogOptions, resolve: Resolve) -> None:
        self._own = {folded(name): id for name, id in options.names.items()}
        self._resolve = resolve
        self._known: dict[tuple[str, str], str | None] = {}
        self._missing: Counter[str] = Counter()

    def exercise(self, name: str, lookup: str) -> str | None:
        """The id for a set's name; a name that has none is remembered."""
        if folded(name) in self._own:
            return self._own[folded(name)]
        if (name, lookup) not in self._known:
            self._known[name, lookup] = self._resolve(lookup or name)
        found = self._known[name, lookup]
        if found is None:
            self._missing[name] += 1
        return found

    def missing(self) -> tuple[str, ...]:
        """The names that had no id, most sets first."""
        return tuple(name for name, _ in sorted(self._missing.items(), key=lambda one: (-one[1], one[0])))


def folded(name: str) -> str:
    """A name without regard to case and spaces."""
    return " ".join(name.casefold().split())


def sessions_of(
    entries: Iterable[Entry], lookup: Lookup, source: str, by_day: bool
) -> tuple[StrengthSession, ...]:
    """The sessions of a log in order of time; within one the sets stay in the order of the log.

    A session is a start and a title; with ``by_day`` all sets of a day, starting with the first.
    """
    groups: dict[tuple[datetime, str, str], list[Entry]] = {}
    for entry in entries:
        start = datetime.combine(entry.start, time()) if by_day else entry.start
        groups.setdefault((start, entry.title, entry.key), []).append(entry)
    made = [_session(group, lookup, source) for group in groups.values()]
    return tuple(sorted(made, key=lambda one: (one.start, one.title)))


def _session(group: Sequence[Entry], lookup: Lookup, source: str) -> StrengthSession:
    return StrengthSession(
        start=min(entry.start for entry in group),
        sets=tuple(_resolved(entry, lookup) for entry in group),
        duration=next((entry.duration for entry in group if entry.duration is not None), None),
        title=group[0].title,
        sources=(source,),
    )


def _resolved(entry: Entry, lookup: Lookup) -> PerformedSet:
    """The set with its exercise; repetitions of a jump are foot contacts."""
    id = lookup.exercise(entry.done.name, entry.lookup)
    done = replace(entry.done, exercise=id)
    catalogue = load_catalogue()
    if id is None or id not in catalogue or done.reps is None:
        return done
    exercise = catalogue.get(id)
    jumped = exercise.measure is Measure.CONTACTS
    return replace(done, contacts=done.reps * exercise.contacts_per_rep) if jumped else done
