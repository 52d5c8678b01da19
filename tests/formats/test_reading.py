"""Paths of every kind: files, folders, archives, hostile and damaged ones."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from groundforce.errors import ArchiveRefused, NothingToRead, ReadError
from groundforce.formats.archive import Limits
from groundforce.formats.reading import Ignored, Reading, read_each, read_path
from groundforce.training.recording import Recording
from tests.formats.exports.made_up import written
from tests.formats.exports.made_up import zipped as zipped_names
from tests.formats.fit_files import START, add_session, simple_run, writer

RUN = simple_run(60)
SMALL = Limits(member=1 << 20, total=1 << 21, members=5, ratio=50.0, ratio_from=1 << 16)


def other_run(start: int) -> bytes:
    made = writer()
    made.add("record", timestamp=start, heart_rate=100)
    add_session(made, start)
    return made.finish()


def zipped(**files: bytes) -> bytes:
    return zipped_names({name.replace("__", "."): data for name, data in files.items()})


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("run.fit", lambda data: data),
        ("run.fit.gz", gzip.compress),
        ("misnamed.txt", lambda data: data),
        ("one.zip", lambda data: zipped(run__fit=data)),
        ("gz-in.zip", lambda data: zipped(run__gz=gzip.compress(data))),
        ("two.zip", lambda data: zipped(inner__zip=zipped(run__fit=data))),
        ("all.zip", lambda data: zipped(inner__zip=zipped(run__gz=gzip.compress(data)))),
    ],
)
def test_a_recording_is_found_however_it_is_packed(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    reading = read_path(written(tmp_path / name, pack(RUN)))
    (recording,) = reading.recordings
    assert recording.name.startswith(name)
    assert recording.sha256 == read_path(written(tmp_path / "plain", RUN)).recordings[0].sha256
    assert (reading.failures, reading.ignored) == ((), ())


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    written(tmp_path / "b.fit", other_run(START + 7200))
    written(tmp_path / "a" / "z.fit", other_run(START))
    written(tmp_path / ".hidden.fit", other_run(START + 86_400))
    written(tmp_path / ".cache" / "c.fit", other_run(START + 86_400))
    written(tmp_path / "notes.txt", b"slept badly")
    seen: list[tuple[str, int, int]] = []
    reading = read_path(tmp_path, lambda name, done, total: seen.append((name, done, total)))
    assert [one.name for one in reading.recordings] == ["a/z.fit", "b.fit"]
    assert reading.ignored == (
        Ignored("notes.txt", "neither a recording (FIT, TCX or GPX) nor a strength log we know"),
    )
    assert seen == [("z.fit", 0, 3), ("b.fit", 1, 3), ("notes.txt", 2, 3), (tmp_path.name, 3, 3)]


def test_one_good_file_among_many_damaged_ones_is_read(tmp_path: Path) -> None:
    written(tmp_path / "good.fit", RUN)
    for at in range(20):
        written(tmp_path / f"bad{at}.fit", RUN[: at + 13] + b"\xff" * 40)
    written(tmp_path / "bad.gz", gzip.compress(RUN)[:-30])
    written(tmp_path / "bad.zip", zipped(run__fit=RUN)[:-40])
    written(tmp_path / "empty.fit", b"")
    written(tmp_path / "text.gpx", b"not at all")
    reading = read_path(tmp_path)
    assert [one.name for one in reading.recordings] == ["good.fit"]
    names = {failure.name for failure in reading.failures}
    assert names == {f"bad{at}.fit" for at in range(20)} | {"bad.gz", "bad.zip", "empty.fit", "text.gpx"}
    assert all(failure.name in str(failure) and failure.reason for failure in reading.failures)


def test_the_same_content_is_read_once(tmp_path: Path) -> None:
    written(tmp_path / "a.fit", RUN)
    written(tmp_path / "b.fit.gz", gzip.compress(RUN))
    reading = read_path(tmp_path)
    assert [one.name for one in reading.recordings] == ["a.fit"]
    assert reading.ignored == (Ignored("b.fit.gz", "the same content as a.fit"),)


def test_a_missing_path_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file or folder"):
        read_path(tmp_path / "nowhere")


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="put FIT, TCX or GPX files there"):
        read_path(tmp_path)


def test_a_folder_without_recordings_names_what_was_there(tmp_path: Path) -> None:
    for i in range(9):
        written(tmp_path / f"note{i}.txt", bytes((65 + i,)))
    written(tmp_path / "x.fit", b"\x0e")
    with pytest.raises(NothingToRead, match=r"no recording found in 10 files(.|\n)*x\.fit(.|\n)*and 7 more"):
        read_path(tmp_path)


def test_a_single_bad_file_is_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"x\.fit at byte 0"):
        read_path(written(tmp_path / "x.fit", b"\x0e"))


def refused(path: Path, limits: Limits = SMALL) -> list[ReadError]:
    return [outcome for outcome in read_each(path, limits=limits) if isinstance(outcome, ReadError)]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("bomb.gz", gzip.compress),
        ("bomb.zip", lambda data: zipped(bomb__fit=data)),
        ("gz.zip", lambda data: zipped(bomb__gz=gzip.compress(data))),
        ("zip.zip", lambda data: zipped(inner__zip=zipped(bomb__fit=data))),
    ],
)
def test_a_bomb_is_refused_while_it_unpacks(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    (error,) = refused(written(tmp_path / name, pack(bytes(900_000))))
    assert isinstance(error, ArchiveRefused)
    assert "bomb" in error.reason
    assert error.name.startswith(name)


def test_declared_sizes_are_not_believed(tmp_path: Path) -> None:
    whole = bytearray(zipped(bomb__fit=bytes(900_000)))
    for signature, at in ((b"PK\x03\x04", 18), (b"PK\x01\x02", 20)):
        struct.pack_into("<II", whole, whole.index(signature) + at, 800_000, 100)
    (error,) = refused(written(tmp_path / "liar.zip", bytes(whole)))
    assert error.name == "liar.zip/bomb.fit"


def test_a_file_larger_than_any_recording_is_refused(tmp_path: Path) -> None:
    noise = b"".join(struct.pack("<I", i * 2_654_435_761 % 2**32) for i in range(300_000))
    assert ["larger than 1 MiB" in error.reason for error in refused(written(tmp_path / "l.fit", noise))] == [
        True
    ]
    members = {f"{i}.fit": noise[i:1_000_000] for i in range(4)}
    errors = refused(written(tmp_path / "many.zip", zipped_names(members)))
    assert "holds more than 2 MiB; the rest was not read" in errors[-1].reason
    assert len([one for one in errors if isinstance(one, ArchiveRefused)]) == 1


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    path = written(
        tmp_path / "many.zip", zipped_names({f"{i}.fit": other_run(START + 3600 * i) for i in range(9)})
    )
    outcomes = list(read_each(path, limits=SMALL))
    assert len([one for one in outcomes if isinstance(one, tuple)]) == 5
    assert isinstance(outcomes[-1], ArchiveRefused)
    assert "more than 5 files" in outcomes[-1].reason


@pytest.mark.parametrize(
    "name", ["../evil.fit", "/etc/evil.fit", "a/../../evil.fit", "..\\evil.fit", "C:\\evil.fit"]
)
def test_names_that_point_outside_are_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    reading = read_path(written(tmp_path / "a.zip", zipped_names({name: RUN, "good.fit": RUN})))
    assert [one.name for one in reading.recordings] == ["a.zip/good.fit"]
    (error,) = reading.failures
    assert isinstance(error, ArchiveRefused)
    assert "outside" in error.reason


def test_archives_nested_too_deep_are_refused(tmp_path: Path) -> None:
    deep = zipped(a__zip=zipped(b__zip=zipped(run__fit=RUN)))
    (error,) = refused(written(tmp_path / "deep.zip", deep))
    assert (error.name, type(error)) == ("deep.zip/a.zip/b.zip", ArchiveRefused)
    (error,) = refused(written(tmp_path / "deep.gz", gzip.compress(gzip.compress(RUN))))
    assert "inside a .gz" in error.reason


def test_an_encrypted_member_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    whole = bytearray(zipped(a__fit=RUN, b__fit=other_run(START + 86_400)))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(signature) + at] |= 1
    reading = read_path(written(tmp_path / "e.zip", bytes(whole)))
    assert [one.name for one in reading.recordings] == ["e.zip/b.fit"]
    assert [(one.name, "encrypted" in one.reason) for one in reading.failures] == [("e.zip/a.fit", True)]


def test_recordings_come_one_at_a_time(tmp_path: Path) -> None:
    for i in range(3):
        written(tmp_path / f"{i}.fit", other_run(START + 86_400 * i))
    outcomes = read_each(tmp_path)
    first = next(outcomes)
    assert isinstance(first, tuple)
    assert isinstance(first[0], Recording)
    assert len(list(outcomes)) == 2


def test_a_reading_is_empty_to_begin_with() -> None:
    assert Reading().recordings == ()


def test_a_running_calendar_among_the_files_is_kept_for_the_plan(tmp_path: Path) -> None:
    (tmp_path / "run.fit").write_bytes(RUN)
    calendar = b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    (tmp_path / "running.ics").write_bytes(calendar)
    reading = read_path(tmp_path)
    assert len(reading.recordings) == 1
    assert [(one.name.endswith("running.ics"), one.data) for one in reading.calendars] == [(True, calendar)]
