"""Apple Health's export: units in each element, old and new layouts, streaming, hostile XML."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.errors import ReadError
from groundforce.formats import apple_health
from groundforce.formats.apple_health import first_element, is_apple, read_apple
from groundforce.formats.exports import Table, Told
from groundforce.training.recording import Device, Sport
from tests.formats.exports.made_up import DTD, health, record, workout

NAME = "export.zip/apple_health_export/export.xml"
START = datetime(2026, 5, 1, 17, tzinfo=UTC)


def pieces(data: bytes, size: int = 1 << 16) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def read(data: bytes, size: int = 1 << 16) -> Table:
    return read_apple(pieces(data, size), NAME)


def one_of(kind: str = "Running", inner: str = "", **attributes: str) -> Told:
    table = read(health(workout(kind, inner, **attributes)))
    assert table.problems == ()
    return table.told[0]


def statistic(kind: str, unit: str, **values: str) -> str:
    said = " ".join(f'{key}="{value}"' for key, value in values.items())
    return f'<WorkoutStatistics type="HKQuantityTypeIdentifier{kind}" {said} unit="{unit}"/>'


def note(key: str, value: str) -> str:
    return f'<MetadataEntry key="{key}" value="{value}"/>'


def test_a_run_is_read_whole() -> None:
    inner = (
        note("HKIndoorWorkout", "0") + note("HKElevationAscended", "45443 cm")
        + note("HKTimeZone", "Europe/Lisbon")
        + statistic("ActiveEnergyBurned", "kJ", sum="1400")
        + statistic("HeartRate", "count/min", average="151.5", minimum="90", maximum="178")
        + statistic("DistanceWalkingRunning", "mi", sum="3.5")
        + '<WorkoutRoute><FileReference path="/workout-routes/route_1.gpx"/></WorkoutRoute>'
    )  # fmt: skip
    device = "&lt;&lt;HKDevice: 0x2&gt;, name:Apple Watch, manufacturer:Apple Inc., hardware:Watch6,1&gt;"
    told = one_of("Running", inner, device=device)
    assert (told.file, told.leads) == ("export.zip/apple_health_export/workout-routes/route_1.gpx", True)
    assert told.recording.device == Device("Apple Inc.", "Apple Watch Watch6,1")
    said = {key: value for key, value in asdict(told.recording).items() if value not in (None, "", (), {})}
    del said["sha256"], said["device"]
    assert said == {
        "name": f"{NAME}, workout 1",
        "format": "apple",
        "sport": Sport.RUN,
        "start": START,
        "utc_offset": timedelta(hours=1),
        "duration": 1800.0,
        "elapsed": 1920.0,
        "sub_sport": "running",
        "distance": pytest.approx(3.5 * 1609.344),
        "ascent": pytest.approx(454.43),
        "indoor": False,
        "mean_heart_rate": 151.5,
        "max_heart_rate": 178.0,
    }


@pytest.mark.parametrize(
    ("attributes", "metres"),
    [
        ({"totalDistance": "5.25", "totalDistanceUnit": "km"}, 5250.0),
        ({"totalDistance": "3", "totalDistanceUnit": "mi"}, 4828.032),
        ({"totalDistance": "0", "totalDistanceUnit": ""}, None),
        ({}, None),
    ],
)
def test_older_exports_state_the_distance_as_an_attribute(
    attributes: dict[str, str], metres: float | None
) -> None:
    assert one_of(**attributes).recording.distance == metres


@pytest.mark.parametrize(
    ("kind", "sport"),
    [
        ("TraditionalStrengthTraining", Sport.STRENGTH),
        ("FunctionalStrengthTraining", Sport.STRENGTH),
        ("Cycling", Sport.RIDE),
        ("Hiking", Sport.WALK),
        ("Yoga", Sport.OTHER),
    ],
)
def test_kinds(kind: str, sport: Sport) -> None:
    one = one_of(kind).recording
    assert (one.sport, one.sets, one.distance) == (sport, (), None)


def test_durations_and_clocks() -> None:
    assert one_of(duration="1.5", durationUnit="hr").recording.duration == 5400.0
    assert one_of(duration="").recording.duration == 1920.0
    assert one_of(startDate="2026-05-01T18:00:00+01:00").recording.start == START
    indoor = one_of("Running", note("HKIndoorWorkout", "1") + note("HKTimeZone", "Nowhere/At all")).recording
    assert (indoor.indoor, indoor.utc_offset) == (True, timedelta(hours=1))


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (workout(startDate="yesterday"), "workout 2, startDate: 'yesterday' is no time"),
        (workout(startDate="2026-05-01 18:00:00"), "workout 2, startDate: "),
        (workout(endDate="2026-04-01 18:00:00 +0100"), "workout 2, endDate: "),
        (workout(durationUnit="fortnight"), "workout 2, duration: '30 fortnight' has no unit we know"),
        (workout(duration="long"), "workout 2, duration: 'long' is not a number that can be"),
        (workout(inner=statistic("DistanceCycling", "smoot", sum="3")), "workout 2, HKQuantityType"),
    ],
)
def test_a_bad_workout_is_told_by_number_and_field(bad: str, words: str) -> None:
    table = read(health(workout(), bad, workout()))
    assert len(table.told) == 2
    assert [str(one).startswith(f"{NAME}: {words}") for one in table.problems] == [True]


def test_body_mass_and_resting_heart_rate_are_counted_not_used() -> None:
    entries = (
        [record("BodyMass")] * 3 + [workout()] + [record("RestingHeartRate")] * 2 + [record("HeartRate")]
    )
    note_of = read(health(*entries), 64).note
    assert "workouts: 1 of 1 read" in note_of
    assert "body mass: 3, not used yet; resting heart rate: 2, not used yet" in note_of
    assert "untested" in note_of


@pytest.mark.parametrize("size", [1, 7, 100, 1 << 20])
def test_the_size_of_the_pieces_does_not_matter(size: int) -> None:
    data = health(record("BodyMass"), workout(), record("HeartRate"), workout("Yoga"), record("BodyMass"))
    found, whole = read(data, size), read(data)
    assert [one.recording.sha256 for one in found.told] == [one.recording.sha256 for one in whole.told]
    assert (found.problems, found.note) == ((), whole.note)


def test_a_broken_document_type_does_not_matter() -> None:
    broken = DTD.replace("<!ELEMENT HealthData (", "<!ELEMENT HealthData ((((")
    assert len(read(health(workout(), prolog=broken)).told) == 1
    assert len(read(health(workout(), prolog="")).told) == 1


def test_entities_are_refused_and_never_resolved() -> None:
    bomb = '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(ReadError, match="declares entities"):
        read(health(workout(sourceName="&b;"), prolog=bomb))
    table = read(health(workout(), workout(sourceName="&b;"), prolog=""))
    assert len(table.told) == 2
    assert "damaged behind workout" in str(table.problems[0])


def test_a_file_cut_short_gives_what_lies_before() -> None:
    data = health(workout(), workout(), workout())
    table = read(data[: data.rindex(b"<Workout ") + 30])
    assert len(table.told) == 2
    assert "damaged behind workout" in str(table.problems[0])


def test_damage_of_the_archive_on_the_way_keeps_what_was_read() -> None:
    def chunks() -> Iterator[bytes]:
        yield health(workout(), record("BodyMass"))[:-20]
        raise ReadError(NAME, "cannot be taken out of the archive (crc)")

    table = read_apple(chunks(), NAME)
    assert (len(table.told), "crc" in str(table.problems[0])) == (1, True)


def test_workouts_inside_others_are_not_told_twice() -> None:
    inner = "<WorkoutActivity><WorkoutStatistics/></WorkoutActivity>" + workout("Yoga")
    assert len(read(health(workout(inner=inner))).told) == 1


def _long_export(megabytes: int) -> Iterator[bytes]:
    yield health()[: -len(b"\n</HealthData>\n")]
    block = ((record("HeartRate") + "\n") * 2000 + workout()).encode()
    for _ in range(megabytes * (1 << 20) // len(block)):
        yield block
    yield b"</HealthData>"


def _peak(chunks: Iterable[bytes]) -> tuple[int, int]:
    tracemalloc.start()
    table = read_apple(chunks, NAME)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return len(table.told), peak


def test_memory_does_not_grow_with_the_file() -> None:
    """libxml2's own memory is not traced: the count of entries kept in its tree is what would grow."""
    read(health(workout()))
    few, small = _peak(_long_export(2))
    many, large = _peak(_long_export(16))
    assert many > 6 * few
    assert large < small + (many - few) * 4096 + (1 << 20)


def test_finished_entries_leave_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    forget = apple_health._Reader._forget

    def counted(self: apple_health._Reader, size: int) -> None:
        forget(self, size)
        kept.append(0 if self._root is None else len(self._root))

    monkeypatch.setattr(apple_health._Reader, "_forget", counted)
    read_apple(_long_export(4), NAME)
    assert max(kept) == 1


def test_an_entry_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_health, "MOST_OPEN", 100_000)
    data = health(workout(), workout(inner="<a/>" * 60_000))
    table = read(data, 8192)
    assert len(table.told) == 1
    assert "one entry is larger than" in str(table.problems[0])


def test_comments_without_end_take_no_time() -> None:
    hostile = b"<?xml version='1.0'?>" + b"<!--" * 50_000
    started = perf_counter()
    assert not is_apple(hostile)
    with pytest.raises(ReadError):
        read(hostile, 4096)
    assert perf_counter() - started < 0.5
    assert is_apple(b"<!-- <gpx> --><HealthData>")


def test_what_is_no_export() -> None:
    for data in (b"", b"<gpx/>", b"HealthData", b"{}"):
        assert not is_apple(data)
        with pytest.raises(ReadError, match="not an Apple Health export"):
            read(data)
    assert not is_apple(b"a <HealthData>")
    assert first_element(b"<?xml version='1.0'?><ClinicalDocument/>") == b"ClinicalDocument"
    assert is_apple(health())


@given(st.binary(max_size=200), st.integers(0, 5000), st.sampled_from([1, 50, 4096]))
def test_damage_anywhere_never_leaves_our_errors(noise: bytes, at: int, size: int) -> None:
    whole = health(workout(inner=statistic("HeartRate", "count/min", average="1")), record("BodyMass"))
    at %= len(whole)
    try:
        table = read(whole[:at] + noise + whole[at + len(noise) :], size)
    except ReadError:
        return
    assert all(isinstance(one, ReadError) for one in table.problems)
