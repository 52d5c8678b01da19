"""Whatever the bytes: a log, or an error of ours, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundforce.errors import GroundforceError
from groundforce.formats.logs.reading import app_of, read_log
from tests.formats.logs import made_up

LOGS = [text for name, text in vars(made_up).items() if name.isupper()]
CELLS = st.one_of(
    st.sampled_from(
        ["", "1", "0", "-1", "8,5", "1e308", "9" * 30, "nan", "inf", "kg", "W", "2026-01-05 18:00:10",
         "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", '"', '""', "\u202f", "٣", "1:99:99", "31/02/26"]
    ),
    st.text(max_size=8),
)  # fmt: skip


def read(data: bytes) -> None:
    """Read as asked for in every way; errors of ours are an answer."""
    app = app_of(data)
    assert app is None or isinstance(app, str)
    try:
        log = read_log(data, "log.csv", "kg", "Europe/Rome")
    except GroundforceError:
        return
    for session in log.sessions:
        assert session.start.tzinfo is None
        assert session.sets
        for one in session.sets:
            assert one.reps is None or one.reps > 0
            assert one.load is None or one.load >= 0.0


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@settings(max_examples=150)
@given(st.sampled_from(LOGS), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=6))
def test_damaged_logs(text: str, damage: list[tuple[int, bytes]]) -> None:
    data = text.encode()
    for place, noise in damage:
        at = place % (len(data) + 1)
        data = data[:at] + noise + data[at + len(noise) :]
    read(data)


@settings(max_examples=150)
@given(st.sampled_from(LOGS), st.lists(st.lists(CELLS, max_size=22), min_size=1, max_size=6))
def test_any_cells_under_known_headings(text: str, rows: list[list[str]]) -> None:
    heading = text.splitlines()[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    read("\n".join([heading, *(delimiter.join(row) for row in rows)]).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "piece", ["(", "a (", '"', '""', ",", ";", " ", "[]", "\n", "1/", "9:", "é", "sep=,\n"]
)
@pytest.mark.parametrize("before", ["", "a,", made_up.HEVY_KG, made_up.STRONG_A, made_up.FITNOTES_OLD])
def test_a_piece_repeated_without_end_takes_no_time(before: str, piece: str) -> None:
    data = (before + piece * (120_000 // len(piece))).encode()
    began = time.process_time()
    read(data)
    assert time.process_time() - began < 2.0


def test_a_quote_that_never_ends_is_named() -> None:
    heading = made_up.HEVY_KG.splitlines()[0]
    data = f'{heading}\n"' + "x" * 200_000
    log = read_log(data.encode(), "log.csv")
    assert len(log.problems) == 1
    assert "line 2" in str(log.problems[0])
