"""Real recordings, where this checkout has them beside it."""

from __future__ import annotations

import gzip
import os
from functools import cache
from pathlib import Path

import pytest

from groundforce.errors import ReadError
from groundforce.formats.fit.read import read_fit
from groundforce.monitoring.history import history_of
from groundforce.training.recording import Recording
from groundforce.training.state import TrainingHistory

SHARED = Path(os.environ.get("GROUNDFORCE_SHARED", Path(__file__).resolve().parents[2] / "../shared"))


@cache
def real_history(folder: str) -> TrainingHistory:
    """The history in a folder of gzipped FIT files; skips the test where the folder is absent."""
    place = SHARED / "data" / folder
    if not place.is_dir():
        pytest.skip(
            f"no {folder} beside this checkout; set GROUNDFORCE_SHARED to the folder that holds data/"
        )
    recordings: list[Recording] = []
    for path in sorted(place.glob("*.fit.gz")):
        try:
            recordings += read_fit(gzip.decompress(path.read_bytes()), path.name)
        except ReadError:
            continue
    return history_of(recordings)
