"""Events: what they work out of themselves."""

from __future__ import annotations

from datetime import date

from groundforce.training.events import Gap, Illness, PainReport
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry, PainStage


def test_spans_count_both_ends() -> None:
    assert Gap(date(2026, 12, 1), date(2026, 12, 14)).weeks == 2.0
    assert Illness(date(2026, 12, 1), date(2026, 12, 1)).days == 1


def test_a_report_is_of_the_day_it_hurt() -> None:
    assert PainReport(PainEntry(date(2026, 12, 1), Problem.KNEE, 3.0)).day == date(2026, 12, 1)


def test_stages_are_left_one_at_a_time() -> None:
    assert [one.easier for one in PainStage] == [
        PainStage.CLEAR,
        PainStage.CLEAR,
        PainStage.REDUCE,
        PainStage.SUBSTITUTE,
        PainStage.REMOVE,
    ]
