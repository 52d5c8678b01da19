"""The checksum, many bytes at a time, against one byte at a time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.formats.fit.crc import crc, crc_bytes


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 20_000), st.integers(0, 255), st.integers(1, 250))
def test_lanes_agree_with_the_plain_loop(length: int, first: int, step: int) -> None:
    data = bytes((first + i * step + (i >> 8)) % 256 for i in range(length))
    assert crc(data) == crc_bytes(data)


def test_the_published_check_value() -> None:
    """CRC-16/ARC of the digits 1 to 9, as catalogues of checksums print it."""
    assert crc_bytes(b"123456789") == 0xBB3D


@given(st.binary(min_size=0, max_size=5000))
def test_a_file_with_its_own_sum_sums_to_zero(data: bytes) -> None:
    assert crc(data + crc(data).to_bytes(2, "little")) == 0
