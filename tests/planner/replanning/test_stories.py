"""The stories read as they did; the golden text is our own, written by ``stories`` and read over."""

from __future__ import annotations

from tests.planner.replanning.stories import GOLDEN, stories


def test_the_stories_read_as_they_did() -> None:
    assert stories() == GOLDEN.read_text("utf-8")
