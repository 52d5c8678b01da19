"""The walk over the bytes and the columns picked out of it."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from groundforce.formats.fit.columns import columns
from groundforce.formats.fit.decoder import Part, walk
from groundforce.formats.fit.developer import DeveloperField, developer_fields
from groundforce.formats.fit.profile import EVENT, FLOAT32, RECORD, SET, UINT8, UINT16
from groundforce.formats.fit.rows import rows
from groundforce.formats.fit.streams import samples
from groundforce.training.recording import StreamName
from tests.formats.fit_files import ACTIVITY_FILE, FIT_START, START, by_hand, definition, simple_run, writer


def only_part(data: bytes) -> Part:
    (part,) = walk(data)
    assert part.damage == ()
    return part


@pytest.mark.parametrize("big_endian", [False, True])
@pytest.mark.parametrize("samples", [1, 5, 6, 7, 8, 9, 40, 5000])
def test_every_record_is_found_once_and_in_order(samples: int, big_endian: bool) -> None:
    found = columns(only_part(simple_run(samples, big_endian)), RECORD)
    np.testing.assert_array_equal(found["timestamp"], START + np.arange(samples))
    np.testing.assert_array_equal(found["heart_rate"], 120 + np.arange(samples) % 40)
    np.testing.assert_allclose(found["position_lat"], 1.0 + np.arange(samples) * 1e-5, atol=1e-7)


def test_columns_run_through_layouts_that_change_in_mid_file() -> None:
    made = writer()
    made.add("record", timestamp=START, heart_rate=100)
    made.add("record", timestamp=START + 1, heart_rate=101, power=0)
    made.add("event", timestamp=START + 1, event=0, event_type=0)
    made.add("record", timestamp=START + 2, cadence=0)
    made.add("record", timestamp=START + 3, heart_rate=103)
    found = columns(only_part(made.finish()), RECORD)
    np.testing.assert_array_equal(found["timestamp"], START + np.arange(4))
    np.testing.assert_array_equal(found["heart_rate"], [100, 101, np.nan, 103])
    np.testing.assert_array_equal(found["power"], [np.nan, 0, np.nan, np.nan])
    np.testing.assert_array_equal(found["cadence"], [np.nan, np.nan, 0, np.nan])


def test_more_layouts_than_local_types_are_told_apart() -> None:
    names = ["heart_rate", "cadence", "power", "temperature", "grade"]
    made = writer()
    for second in range(200):
        chosen = {name: second % 50 for i, name in enumerate(names) if (second * 7 + 1) >> i & 1}
        made.add("record", timestamp=START + second, **chosen)
    part = only_part(made.finish())
    assert len(part.layouts[RECORD.number]) > 16
    found = columns(part, RECORD)
    for i, name in enumerate(names):
        there = np.array([(second * 7 + 1) >> i & 1 for second in range(200)], bool)
        np.testing.assert_array_equal(np.isfinite(found[name]), there)
        np.testing.assert_array_equal(found[name][there], (np.arange(200) % 50)[there])


def test_zero_is_a_value_and_the_sentinel_is_none() -> None:
    made = writer()
    made.add(
        "record", timestamp=START, heart_rate=0, power=0, distance=0.0, enhanced_speed=0.0, temperature=0
    )
    made.add(
        "record",
        timestamp=START + 1,
        heart_rate=None,
        power=None,
        distance=None,
        enhanced_speed=None,
        temperature=None,
    )
    found = columns(only_part(made.finish()), RECORD)
    for name in ("heart_rate", "power", "distance", "enhanced_speed", "temperature"):
        np.testing.assert_array_equal(found[name], [0.0, np.nan])


def test_a_wanted_field_is_the_only_one_decoded() -> None:
    assert set(columns(only_part(simple_run()), RECORD, frozenset({"power"}))) == {"power"}


def test_compressed_times_count_on_from_the_last_whole_one() -> None:
    whole = definition(1, 20, (253, 4, 0x86), (3, 1, 2)) + b"\x01" + struct.pack("<IB", FIT_START, 100)
    layout = definition(2, 20, (3, 1, 2))
    low = FIT_START & 31
    steps = [3, 10, 31, 32 + 9]
    body = b"".join(bytes((0x80 | 2 << 5 | (low + step) & 31, 101 + i)) for i, step in enumerate(steps))
    found = columns(only_part(by_hand(ACTIVITY_FILE + whole + layout + body)), RECORD)
    np.testing.assert_array_equal(found["timestamp"], [START, *(START + step for step in steps)])
    np.testing.assert_array_equal(found["heart_rate"], [100, 101, 102, 103, 104])


def test_developer_fields_are_told_apart_by_number_not_by_name() -> None:
    made = writer()
    made.describe(0, 1, DeveloperField("Power", "W", UINT16, native=(20, 7)))
    made.describe(1, 1, DeveloperField("Power", "W", FLOAT32))
    made.describe(1, 2, DeveloperField("Lean", "deg", UINT8, scale=2, offset=10))
    for second, watts in enumerate([0, None, 300]):
        made.add("record", {(0, 1): watts, (1, 1): 1.5, (1, 2): 4.0}, timestamp=START + second)
    part = only_part(made.finish())
    assert developer_fields(part)[0, 1] == DeveloperField("Power", "W", UINT16, native=(20, 7))
    found = columns(part, RECORD)
    np.testing.assert_array_equal(found[0, 1], [0, np.nan, 300])
    np.testing.assert_array_equal(found[1, 1], [1.5, 1.5, 1.5])
    np.testing.assert_array_equal(found[1, 2], [4.0, 4.0, 4.0])


def test_a_developer_field_means_what_was_said_of_it_last() -> None:
    made = writer()
    made.describe(0, 1, DeveloperField("Balance", "kJ", UINT16))
    made.add("record", {(0, 1): 7}, timestamp=START)
    made.describe(0, 1, DeveloperField("Power", "W", UINT16, scale=10, native=(20, 7)))
    made.add("record", {(0, 1): 250.0}, timestamp=START + 1, heart_rate=100)
    part = only_part(made.finish())
    found = columns(part, RECORD)
    np.testing.assert_array_equal(found[0, 1], [7, 250])
    power = samples(part).streams[StreamName.POWER]
    np.testing.assert_array_equal(power, [np.nan, 250])


def test_a_field_the_profile_does_not_know_passes_through_as_a_number() -> None:
    body = definition(1, 20, (253, 4, 0x86), (200, 2, 0x84)) + b"\x01" + struct.pack("<IH", FIT_START, 777)
    part = only_part(by_hand(ACTIVITY_FILE + body))
    np.testing.assert_array_equal(columns(part, RECORD)["unknown_200"], [777])
    assert rows(part, RECORD)[0]["unknown_200"] == 777


def test_a_field_of_an_odd_size_is_left_alone() -> None:
    body = definition(1, 20, (253, 4, 0x86), (3, 3, 0x84), (4, 1, 2)) + b"\x01" + struct.pack("<I", FIT_START)
    found = columns(only_part(by_hand(ACTIVITY_FILE + body + b"abc\x55")), RECORD)
    assert set(found) == {"timestamp", "cadence"}
    np.testing.assert_array_equal(found["cadence"], [85])


@pytest.mark.parametrize("bits", [0x7FA00000, 0x7FC00000, 0x7F800000, 0xFF800000, 0x7F000000])
def test_a_float_that_is_no_measurement_is_blank_and_makes_no_noise(bits: int) -> None:
    """Signalling and quiet NaN, both infinities, and 1.7e38."""
    body = definition(1, 20, (253, 4, 0x86), (7, 4, 0x88))
    body += b"\x01" + struct.pack("<II", FIT_START, bits) + b"\x01" + struct.pack("<If", FIT_START + 1, 0.0)
    part = only_part(by_hand(ACTIVITY_FILE + body))
    np.testing.assert_array_equal(columns(part, RECORD)["power"], [np.nan, 0.0])
    assert ["power" in row for row in rows(part, RECORD)] == [False, True]


def test_rows_hold_text_up_to_the_first_nul_and_arrays_as_tuples() -> None:
    text = definition(1, 264, (0, 2, 0x84), (2, 8, 7)) + b"\x01" + struct.pack("<H8s", 28, b"Squat\0\xff\xfe")
    made = definition(2, 225, (7, 4, 0x84), (5, 1, 2)) + b"\x02" + struct.pack("<HHB", 28, 0xFFFF, 1)
    part = only_part(by_hand(ACTIVITY_FILE + text + made))
    from groundforce.formats.fit.profile import EXERCISE_TITLE

    assert rows(part, EXERCISE_TITLE) == [{"exercise_category": 28, "wkt_step_name": "Squat"}]
    assert rows(part, SET) == [{"category": (28, None), "set_type": 1}]


def test_a_file_of_fast_repeated_definitions_has_one_layout() -> None:
    one = definition(1, 20, (253, 4, 0x86)) + b"\x01" + struct.pack("<I", FIT_START)
    part = only_part(by_hand(ACTIVITY_FILE + one * 500))
    assert len(part.layouts[RECORD.number]) == 1
    assert part.count(RECORD.number) == 500
    assert part.count(EVENT.number) == 0


def test_the_damage_names_its_byte() -> None:
    whole = simple_run()
    (cut,) = walk(whole[:700])
    assert [damage.byte for damage in cut.damage] == [700] or cut.damage[0].byte < 700
    assert "cut" in cut.damage[0].reason
    assert 0 < cut.count(RECORD.number) < 60
    broken = bytearray(whole)
    at = whole.index(b"\x01", 200)
    broken[at] ^= 0xFF
    (part,) = walk(bytes(broken))
    assert part.damage != ()


def test_an_undefined_local_type_stops_the_walk_there() -> None:
    body = ACTIVITY_FILE + definition(1, 20, (253, 4, 0x86)) + b"\x01" + struct.pack("<I", FIT_START)
    (part,) = walk(by_hand(body + b"\x0b\x00\x00"))
    assert [damage.byte for damage in part.damage] == [14 + len(body)]
    assert "local type 11" in part.damage[0].reason
    assert part.count(RECORD.number) == 1
