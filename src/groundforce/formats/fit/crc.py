"""The checksum of FIT files (CRC-16, reflected polynomial 0xA001), many bytes at a time.

A CRC is linear over GF(2): the file is cut into equal lanes, every lane is summed at once, and neighbouring
lanes are joined by advancing the left one over as many zero words as the right one holds.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint16]

_POLYNOMIAL = 0xA001
_WORDS_PER_LANE = 16
_SHORT = 2048
"""Below this many bytes the plain loop is quicker."""


def _byte_table() -> tuple[int, ...]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ _POLYNOMIAL if value & 1 else value >> 1
        table.append(value)
    return tuple(table)


BYTE_TABLE = _byte_table()
"""CRC of each single byte."""


def crc_bytes(data: bytes, crc: int = 0) -> int:
    """CRC-16 of ``data``, one byte at a time, going on from ``crc``: for headers and short files.

    >>> hex(crc_bytes(b"123456789"))
    '0xbb3d'
    """
    for byte in data:
        crc = (crc >> 8) ^ BYTE_TABLE[(crc ^ byte) & 255]
    return crc


@cache
def _word_table() -> Words:
    bytewise = np.array(BYTE_TABLE, np.uint16)
    words = np.arange(65536, dtype=np.uint32)
    low = (words >> 8) ^ bytewise[words & 255]
    table: Words = ((low >> 8) ^ bytewise[low & 255]).astype(np.uint16)
    return table


@cache
def _advance(words: int) -> tuple[Words, Words]:
    """Tables by low and high byte of a CRC state over ``words`` zero words; ``words`` is a power of two."""
    if words == 1:
        return _word_table()[:256].copy(), _word_table()[::256].copy()
    half = _advance(words // 2)
    return _advanced(half[0], half), _advanced(half[1], half)


def _advanced(states: Words, tables: tuple[Words, Words]) -> Words:
    low, high = tables
    advanced: Words = low[states & 255] ^ high[states >> 8]
    return advanced


def crc(data: bytes) -> int:
    """CRC-16 of ``data``.

    >>> crc(bytes(range(256)) * 64) == crc_bytes(bytes(range(256)) * 64)
    True
    """
    if len(data) < _SHORT:
        return crc_bytes(data)
    return _joined(_lane_sums(data), _WORDS_PER_LANE)


def _lane_sums(data: bytes) -> Words:
    # Zeros in front leave a CRC that starts from zero unchanged: they fill up the first lane.
    padded = bytes(-len(data) % (2 * _WORDS_PER_LANE)) + data
    lanes = np.frombuffer(padded, "<u2").reshape(-1, _WORDS_PER_LANE).T.copy()
    table = _word_table()
    sums = np.zeros(lanes.shape[1], np.uint16)
    for words in lanes:
        sums = table[sums ^ words]
    return sums


def _joined(sums: Words, words_per_lane: int) -> int:
    while len(sums) > 1:
        if len(sums) % 2:
            sums = np.concatenate((np.zeros(1, np.uint16), sums))
        sums = _advanced(sums[0::2], _advance(words_per_lane)) ^ sums[1::2]
        words_per_lane *= 2
    return int(sums[0])
