"""What was done and how it stands to the plan, in words; golden lines are our own and were read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest

from groundforce.coaching.pairing import pair
from groundforce.presentation.done_words import done_in_words, pair_lines
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import Band, Bodyweight, Kilograms, Per, PercentOfMaximum
from groundforce.training.strength import FeltPain, PerformedSet, Side
from tests.coaching.paired_plans import HOP, PLANK, SQUAT, asked, done, plan, planned, sets

KNOWN = load_catalogue().exercises


@pytest.mark.parametrize(
    ("performed", "load", "said"),
    [
        (sets("back_squat", (5, 5, 5), 80.0), Kilograms(80.0), "3 x 5 at 80 kg"),
        (sets("back_squat", (0,), 80.0), Kilograms(80.0), "0 at 80 kg"),
        (sets("back_squat", (5,), 0.0), Kilograms(20.0), "5 at 0 kg"),
        (sets("reverse_lunge", (8,), 12.0), Kilograms(12.0, Per.HAND), "8 at 12 kg in each hand"),
        (sets("pull_up", (5,), 5.0), Bodyweight(5.0), "5 with +5 kg"),
        (sets("pull_up", (5,), -20.0), Bodyweight(-20.0), "5 with -20 kg"),
        (sets("pull_up", (5,), 0.0), Bodyweight(), "5"),
        ([PerformedSet("x", seconds=42.5)], None, "42 s"),
        ([PerformedSet("x", contacts=20)] * 2, None, "2 x 20 contacts"),
        ([PerformedSet("x")], None, "done"),
        ([], None, ""),
    ],
)
def test_sets_as_done(performed: list[PerformedSet], load: object, said: str) -> None:
    assert done_in_words(performed, load) == said  # type: ignore[arg-type]


def lines(*performed: list[PerformedSet], **more: object) -> list[str]:
    week = plan(planned("A", 1, SQUAT, PLANK, HOP))
    return list(pair_lines(pair(week, [done(1, *performed, **more)])[0], KNOWN))


def test_what_is_missing_is_told() -> None:
    hold = PerformedSet("Side plank", "side_plank", seconds=30.0, side=Side.EACH)
    told = lines(sets("back_squat", (6, 5), 77.5), [hold], [PerformedSet("h", "pogo_hop", contacts=15)] * 2)
    assert told == [
        "Tue 24 Nov 18:00  Strength A, 5 work sets",
        "  Back squat: planned 3 x 4-6 at 80 kg; done 6, 5 at 77.5 kg",
        "      1 set missing, 2.5 kg lighter than planned",
        "  Side plank: planned 2 x 40 s each side; done 30 s each side",
        "      1 set missing, 10 s short",
        "  Pogo hop: planned 2 x 20 contacts; done 2 x 15 contacts",
        "      10 contacts short",
    ]


def test_swaps_extra_work_effort_and_pain_are_told() -> None:
    told = lines(
        sets("front_squat", (6, 6, 6), 60.0, reps_in_reserve=2.0),
        sets("push_up", (12, 10)),
        sets(None, (9,)),
        effort=7.0,
        pain=(FeltPain("knee", 3.0, 2.0, "front_squat"), FeltPain("hip", 1.0)),
    )
    assert told[1:3] == [
        "  Back squat: planned 3 x 4-6 at 80 kg; done Front squat instead: 3 x 6 at 60 kg, 2 left",
        "      swapped, as hard as asked, pain knee 3 of 10, 2 the next morning",
    ]
    assert told[3] == "  Side plank: planned 2 x 40 s each side; not done"
    assert told[-3:] == [
        "  Push-up: 12, 10 (not planned)",
        "  ?: 9 (not planned)",
        "  Effort 7 of 10. Pain hip 1 of 10.",
    ]


def test_other_days_and_sessions_nobody_planned_are_named() -> None:
    week = plan(planned("A", 1, SQUAT))
    late, other = pair(week, [done(2, sets("back_squat", (6,), 80.0)), done(9, sets("push_up", (5,)))])
    assert next(pair_lines(late, KNOWN)).endswith("Strength A, 1 work set, planned for Tue 24 Nov")
    assert next(pair_lines(other, KNOWN)).endswith("Strength, 1 work set, not in the plan")


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (PercentOfMaximum(80.0), " at 80 % of 1RM;"),
        (Band("light"), " with the light band;"),
        (Bodyweight(5.0), " with +5 kg;"),
        (Kilograms(12.0, Per.HAND), " at 12 kg in each hand;"),
    ],
)
def test_every_load_that_was_planned_has_words(load: object, said: str) -> None:
    one = replace(asked("back_squat").sets[0], load=load)  # type: ignore[arg-type]
    week = plan(planned("A", 1, replace(asked("back_squat"), sets=(one,))))
    told = list(pair_lines(pair(week, [done(1, sets("back_squat", (6,), 80.0))])[0], KNOWN))
    assert said in told[1]
