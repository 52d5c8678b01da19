"""What the writer writes the reader reads; whatever the bytes, only a ReadError comes out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import QuantityError, ReadError
from groundforce.formats.fit.columns import columns
from groundforce.formats.fit.decoder import walk
from groundforce.formats.fit.encoder import FitWriter
from groundforce.formats.fit.profile import FLOAT32, FLOAT64, RECORD, Field
from groundforce.formats.fit.read import read_fit
from groundforce.training.recording import Recording
from tests.formats.fit_files import START, add_session, simple_run, writer

NUMERIC = {name: field for name, field in RECORD.fields.items() if name != "compressed_speed_distance"}


def _values(field: Field) -> st.SearchStrategy[float | None]:
    """None, or a value the field can hold exactly; zero among them."""
    assert field.base not in (FLOAT32, FLOAT64)
    bits = 8 * field.base.size
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if field.base.numpy[0] == "i" else (0, 2**bits - 1)
    raw = st.integers(low, high).filter(lambda one: one != field.base.invalid)
    zero = st.just(max(low, round(field.offset * field.scale)))
    return st.none() | (raw | zero).map(lambda one: one / field.scale - field.offset)


RECORDS = st.lists(
    st.fixed_dictionaries({}, optional={name: _values(field) for name, field in NUMERIC.items()}),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.booleans())
def test_what_is_written_is_read(records: list[dict[str, Any]], big_endian: bool) -> None:
    made = FitWriter(big_endian)
    for record in records:
        made.add("record", **record)
    (part,) = walk(made.finish())
    assert part.damage == ()
    found = columns(part, RECORD)
    assert part.count(RECORD.number) == len(records)
    for name, field in NUMERIC.items():
        expected = [np.nan if one.get(name) is None else one[name] for one in records]
        np.testing.assert_allclose(
            found.get(name, np.full(len(records), np.nan)), expected, rtol=1e-12, atol=1e-9 / field.scale
        )


@pytest.mark.parametrize(
    ("field", "value"), [("heart_rate", 256), ("power", -1), ("distance", 1e9), ("heart_rate", float("inf"))]
)
def test_a_value_that_does_not_fit_is_refused_by_name(field: str, value: float) -> None:
    with pytest.raises(QuantityError, match=f"record.{field}"):
        writer().add("record", timestamp=START, **{field: value})


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        writer().add("record", heart_rat=1)


def _valuable() -> bytes:
    made = writer()
    made.add("exercise_title", exercise_category=28, exercise_name=6, wkt_step_name="Back Squat")
    for i in range(12):
        made.add("record", timestamp=START + i, heart_rate=90)
        made.add(
            "set",
            timestamp=START + i,
            start_time=START + i,
            set_type=1,
            category=(28, 1),
            category_subtype=(6, 2),
        )
        made.add("lap", timestamp=START + i, start_time=START + i, total_timer_time=1.0)
    add_session(made)
    return made.finish()


ORIGINALS = (simple_run(30), simple_run(30, big_endian=True), simple_run(4) + simple_run(3), _valuable())


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_damage_gives_recordings_or_a_read_error_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(ORIGINALS)))
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(damaged) - 1), st.integers(0, 255)), max_size=12)
    ):
        damaged[at] = value
    cut = bytes(damaged[: data.draw(st.integers(0, len(damaged)))] if data.draw(st.booleans()) else damaged)
    for recording in _read(cut):
        lengths = {len(column) for column in recording.streams.values()}
        assert len(lengths) <= 1
        assert all(lap.start >= 0 for lap in recording.laps)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_noise_behind_a_header_is_survived(noise: bytes) -> None:
    _read(b"\x0e\x20\x08\x52" + len(noise).to_bytes(4, "little") + b".FIT\0\0" + noise)


def _read(data: bytes) -> tuple[Recording, ...]:
    """The recordings; none where the file is refused, which must name the file and a byte."""
    try:
        return read_fit(data, "damaged.fit")
    except ReadError as error:
        refused = error
    assert refused.name == "damaged.fit"
    assert refused.byte is not None
    return ()
