"""Where real recordings lie, for tests that read them; such tests are skipped where there are none.

They are private people's data: a test may report numbers out of them, never a place or a name.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FULL = os.environ.get("GROUNDFORCE_FULL") == "1"
"""Whether to run over every file instead of a fixed sample."""


def device_folder(name: str) -> Path:
    """A folder of real recordings: below GROUNDFORCE_SHARED, else ``../shared`` beside the checkout."""
    shared = os.environ.get("GROUNDFORCE_SHARED")
    folder = (Path(shared) if shared is not None else ROOT.parent / "shared") / "data" / name
    if not folder.is_dir():
        pytest.skip(f"no real recordings here: {name} is not below GROUNDFORCE_SHARED or ../shared")
    return folder
