"""One lifter's watch files and logs: every session of the watch is found in a log, by its clock."""

from __future__ import annotations

from groundforce.formats.logs.log import LogOptions
from groundforce.formats.reading import read_path
from groundforce.monitoring.history import history_of
from tests.devices import device_folder


def test_watch_and_logs_of_one_lifter_are_brought_together() -> None:
    reading = read_path(device_folder("strength-fit-and-log"), options=LogOptions("kg"))
    assert (len(reading.recordings), len(reading.logs)) == (4, 2)
    history = history_of(reading.recordings, sessions=reading.sessions)
    watched = [one for one in history.strength if any(name.endswith(".fit") for name in one.sources)]
    assert len(watched) == 4
    assert all(len(one.sources) == 2 for one in watched)
    assert all(one.title != "" and len(one.sets) >= 11 for one in watched), "the sets are the log's"
    apart = len(reading.sessions) + len(reading.recordings)
    assert apart - len(history.strength) >= 4 + 75, "the logs tell most sessions of one year both"
