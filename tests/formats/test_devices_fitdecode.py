"""Real FIT files: every field of every message we know against fitdecode.

Files up to :data:`SAMPLE_BYTES` each time, every file with GROUNDFORCE_FULL=1 (a minute or two).
"""

from __future__ import annotations

import pytest

from groundforce.formats.archive import Member, members
from tests.devices import FULL, device_folder
from tests.formats.fitdecode_messages import differences

SAMPLE_BYTES = 100_000
_PACKED = "fitdecode takes the speed out of three-byte speeds, but does not fill the enhanced one from it"
_SAVED = "GoldenCheetah saves 32-bit types without the bit that says so; fitdecode takes them for bytes"
_SHORT = "a number in fewer bytes than its type has: fitdecode reads it as a shorter type, we leave it out"
KNOWN = {
    "python-fitparse__coros-pace-2-cycling-misaligned-fields.fit": {"21.data": _SHORT},
    "Runalyze__FR70-intervals.fit": {"20.enhanced_speed": _PACKED},
    "fitdecode__compressed-speed-distance.fit": {"20.enhanced_speed": _PACKED},
    "GoldenCheetah__FR55-loaded-and-saved-via-GC.fit": {"207.application_version": _SAVED},
    "GoldenCheetah__3386684871-saved.fit": {"207.application_version": _SAVED},
    "GoldenCheetah__Fr955v19.28andStryd-saved.fit": {"207.application_version": _SAVED},
}
"""Where we differ, by file and by message number and field, and why."""
UNREADABLE = {
    "fitdecode__activity-settings-corruptheader.fit": "the header is damaged",
    "fitdecode__activity-settings-nodata.fit": "the header says there is no data",
    "fitdecode__activity-unexpected-eof.fit": "cut short",
    "python-fitparse__nick.fit": "cut short",
    "python-fitparse__strava-android-app-201.10-b1218918.fit": "a message of an undefined local type",
    "sports-lib__empty-activities.fit": "sizes that do not fit their types",
    "sports-lib__empty-sessions.fit": "the file is empty",
}
"""What fitdecode does not read to its end, and why; we read what comes before the damage."""


def _files() -> list[Member]:
    found = [one for one in members(device_folder("fit-files")) if isinstance(one, Member)]
    fit = [one for one in found if one.data[8:12] == b".FIT" or len(one.data) == 0]
    return [one for one in fit if FULL or len(one.data) <= SAMPLE_BYTES]


def test_every_field_of_every_message_is_fitdecodes() -> None:
    fitdecode = pytest.importorskip("fitdecode")
    seen = {one.name: differences(one.data, fitdecode) for one in _files()}
    unread = {name for name, found in seen.items() if found is None}
    assert unread <= UNREADABLE.keys()
    differing = {name: set(found) for name, found in seen.items() if found}
    known = {name: set(fields) for name, fields in KNOWN.items() if name in seen}
    assert differing == known
    assert len(seen) - len(unread) >= (230 if FULL else 140)
