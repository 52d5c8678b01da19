"""The stages of an import, each a generator over files: find, read and normalise, ask, match, add.

One file is in each stage at a time (a few more where other processes read), so memory does not grow with
the history; only summaries are kept, for finding doubles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial, reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from groundforce.errors import ReadError, UnitNeeded
from groundforce.formats.archive import Found, Member, Progress, Stream, members_and_streams
from groundforce.formats.exports import Table, file_key
from groundforce.formats.reading import CalendarFile, Ignored
from groundforce.formats.tables import is_streamed, table_in, table_in_stream
from groundforce.monitoring.matching.nouns import Telling
from groundforce.monitoring.telling import placed
from groundforce.store.bundle import is_bundle, restore_bundle
from groundforce.store.calendars import refusal
from groundforce.store.importing.normalise import Normal, Unread, normalise, normalise_table
from groundforce.store.importing.nouns import HERE, Fate, FileTold, Item
from groundforce.store.importing.pool import in_order
from groundforce.store.importing.shelf import Shelf
from groundforce.store.importing.work import Work
from groundforce.training.run import Run

Stage: TypeAlias = Callable[[Iterator[Item], Work], Iterator[Item]]


def run_stages(work: Work, stages: tuple[Stage, ...]) -> Iterator[Item]:
    """Every file through every stage."""
    return reduce(lambda items, stage: stage(items, work), stages, iter(()))


def find(_items: Iterator[Item], work: Work) -> Iterator[Item]:
    """Every file behind the paths; those met before, in this folder or in this import, are decided."""
    seen = {digest: told.name for digest, told in work.known.items()}
    for path in work.request.paths:
        if not path.exists():
            raise ReadError(str(path), "there is no such file or folder")
        if is_bundle(path):
            yield from _of_bundle(path, seen, work.request.progress)
            continue
        before = f"{path.resolve().name}/" if path.is_dir() else ""
        tables: list[Item] = []
        for found in members_and_streams(path, is_streamed, work.request.progress, work.request.limits):
            item = _found(found, before, seen, work)
            if item.files:
                tables.append(item)
            else:
                yield item
        # Behind the files they tell of: what a file says itself is not said again.
        yield from tables


def _of_bundle(archive: Path, seen: dict[str, str], progress: Progress | None) -> Iterator[Item]:
    """What another folder had imported; its plans, logs and runner file go only into an empty folder."""
    with TemporaryDirectory() as place:
        home = Path(place) / "folder"
        restore_bundle(archive, home, progress)
        shelf = Shelf(home)
        for told in shelf.told():
            item = Item(told.name, sha256=told.sha256)
            known = seen.get(told.sha256)
            if known is not None:
                yield _known(item, known)
                continue
            seen[told.sha256] = told.name
            yield replace(item, told=told, data=shelf.original(told))


def _found(found: Found | Stream, before: str, seen: dict[str, str], work: Work) -> Item:
    item = Item(before + found.name)
    if isinstance(found, ReadError):
        return item.refused(found)
    if isinstance(found, Stream):
        return _table(item, table_in_stream(Stream(item.name, found.chunks)), seen, work)
    table = table_in(Member(item.name, found.data))
    digest = hashlib.sha256(found.data).hexdigest()
    item = replace(item, sha256=digest, data=found.data, said=work.said.get(file_key(item.name)))
    if table is not None:
        return _table(item, table, seen, work)
    known = seen.get(digest)
    if known is not None and len(found.data) > 0:
        return _known(item, known)
    seen[digest] = item.name
    return item


def _table(item: Item, table: Table | ReadError, seen: dict[str, str], work: Work) -> Item:
    """A table of an export: heard now, added behind the files it tells of."""
    if isinstance(table, ReadError):
        return item.refused(table)
    work.said |= {file_key(one.file): one for one in table.told if one.file is not None}
    normal, files = normalise_table(table, item.sha256 or None)
    read = _with(item, normal)
    if read.told is None:
        return read
    known = seen.get(read.told.sha256)
    if known is not None:
        return _known(item, known)
    seen[read.told.sha256] = item.name
    return replace(read, files=files)


def _known(item: Item, known: str) -> Item:
    return item.decided(Fate.KNOWN, HERE if known == item.name else f"the same content as {known}")


def read(items: Iterator[Item], work: Work) -> Iterator[Item]:
    """Bytes to summaries, on as many processes as asked for."""
    read_one = partial(normalise, options=work.request.options)
    for item, normal in in_order(read_one, map(_to_read, items), work.request.processes, _size):
        yield item if normal is None else _with(item, normal)


def _to_read(item: Item) -> tuple[Item, Unread | None]:
    if item.fate is not None or item.told is not None:
        return item, None
    return item, Unread(Member(item.name, item.data), item.said)


def _size(unread: Unread) -> int:
    return len(unread.member.data)


def _with(item: Item, normal: Normal) -> Item:
    if isinstance(normal, UnitNeeded):
        return replace(item, fate=Fate.UNIT_NEEDED, text=normal.reason)
    if isinstance(normal, ReadError):
        return item.refused(normal)
    if isinstance(normal, CalendarFile):
        return replace(item, calendar=True)
    if isinstance(normal, Ignored):
        return replace(item.decided(Fate.LEFT_OUT, normal.reason), quiet=normal.quiet)
    return replace(item, told=normal)


def calendars(items: Iterator[Item], work: Work) -> Iterator[Item]:
    """Keep calendars that hold runs for the end of the import."""
    for item in items:
        if not item.calendar or item.fate is not None:
            yield item
            continue
        why_not = refusal(item.data, item.name, work.at)
        if why_not is None:
            work.calendars.append(item.data)
            yield item.decided(Fate.CALENDAR, "your planned runs, kept as running.ics")
        else:
            yield item.decided(Fate.LEFT_OUT, why_not)


def ask(items: Iterator[Item], work: Work) -> Iterator[Item]:
    """Ask for the unit a log does not say; the answer is for that file only."""
    for item in items:
        question = work.request.ask_unit if item.fate is Fate.UNIT_NEEDED else None
        unit = None if question is None else question(item.name)
        if unit is None:
            yield item
        else:
            options = replace(work.request.options, unit=unit)
            again = replace(item, fate=None, text="")
            yield _with(again, normalise(Unread(Member(item.name, item.data)), options))


def match(items: Iterator[Item], work: Work) -> Iterator[Item]:
    """Say which activities are known from other files, and which might be."""
    for item in items:
        if item.told is not None or item.fate is Fate.KNOWN:
            work.met.add(file_key(item.name))
        yield item if item.told is None else _matched(_not_told(item, item.told, work), work)


def _not_told(item: Item, told: FileTold, work: Work) -> Item:
    """A table without the activities whose own file was read."""
    if not item.files:
        return item
    pairs = zip(told.tellings, item.files, strict=True)
    tellings = tuple(telling for telling, file in pairs if file is None or file not in work.met)
    if not tellings:
        return replace(
            item.decided(Fate.HEARD, f"{len(item.files)} activities, all told by their files"), told=None
        )
    return replace(item, told=replace(told, tellings=tellings))


def _matched(item: Item, work: Work) -> Item:
    tellings = () if item.told is None else item.told.tellings
    if not tellings:
        return item
    merged, doubts = list[str](), list[str]()
    for telling in tellings:
        near = work.index.add(light(telling, work.request.timezone))
        certain = [one.reason for _, one in near if one.certain]
        day = f"{telling.activity.start.date()}: " if len(tellings) > 1 else ""
        merged += [day + reason for reason in certain[:1]]
        doubts += [day + one.reason for _, one in near if not one.certain and not certain]
    fate = Fate.MERGED if len(merged) == len(tellings) else Fate.ADDED
    return replace(item, fate=fate, merged=tuple(merged), doubts=tuple(doubts))


def light(telling: Telling, timezone: str | None) -> Telling:
    """A telling on the runner's clock, without what matching does not need."""
    telling = placed(telling, timezone)
    if isinstance(telling.activity, Run):
        return replace(telling, activity=replace(telling.activity, laps=(), profile=None))
    return telling


def add(items: Iterator[Item], work: Work) -> Iterator[Item]:
    """Keep each file and what it said."""
    for item in items:
        if item.told is not None:
            work.add(item.told, item.data)
        yield item


STAGES: tuple[Stage, ...] = (find, read, calendars, ask, match, add)
