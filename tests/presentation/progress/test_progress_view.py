"""A progress report on a terminal, as whole text; `python -m` writes it anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from groundforce.coaching.progress import progress
from groundforce.presentation.progress.sections import sections_of
from groundforce.presentation.progress.view import progress_view
from groundforce.training.catalogue import load_catalogue
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import TrainingHistory
from tests.made_up_athlete import AS_OF, HISTORY, PROFILE
from tests.presentation.test_terminal import printed

GOLDEN = Path(__file__).parent.parent / "golden" / "progress_100.txt"
NOTHING = progress(TrainingHistory(), AS_OF, RunnerProfile())


def shown(width: int = 100) -> str:
    block = (AS_OF - timedelta(weeks=20), AS_OF - timedelta(weeks=8))
    found = progress(HISTORY, AS_OF, PROFILE, block=block)
    return printed(progress_view(sections_of(found, load_catalogue().exercises), AS_OF), width)


def test_a_report_reads_as_agreed() -> None:
    assert shown() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("width", [50, 80])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(width).splitlines())) <= width


def test_every_section_says_what_is_missing_where_nothing_is_known() -> None:
    sections = sections_of(NOTHING, {})
    assert [one.id for one in sections if one.facts or not one.missing] == []
    assert len({one.id for one in sections}) == len(sections) == 8


if __name__ == "__main__":
    GOLDEN.write_text(shown(), "utf-8")
