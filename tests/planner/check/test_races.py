from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from groundforce.planner.check import check
from groundforce.training.athlete import Race, RacePriority
from groundforce.training.plan import Plan, Prescription, Session
from groundforce.training.run import RunKind
from tests.planner.check.clean import (
    CATALOGUE,
    FAMILIAR,
    calves,
    day,
    do,
    jumps,
    known,
    plan,
    run,
    session,
    sets,
    squat,
)

RACE_DAY = day(1, 6)
START = datetime.combine(RACE_DAY, time(9))


def ending(hours: float, *prescriptions: Prescription) -> Session:
    """A session ending ``hours`` before the race starts."""
    end = START - timedelta(hours=hours)
    made = session(end.date(), *prescriptions)
    start = end - timedelta(seconds=made.duration)
    return replace(made, date=start.date(), start=start.time(), id=f"s-{hours:g}")


def raced(
    *lifts: Session, distance: float = 10_000.0, priority: RacePriority = RacePriority.A, **parts: object
) -> Plan:
    """These sessions before a race on the second Sunday at 09:00."""
    changes = {
        "runs": (run(RACE_DAY, RunKind.RACE, time(9), distance=distance),),
        "races": (Race(RACE_DAY, distance, priority),),
    }
    return plan(*lifts, **(changes | parts))


def texts(made: Plan, rule: str) -> list[str]:
    return [one.text for one in check(made, CATALOGUE) if one.rule == rule]


@pytest.mark.parametrize(
    ("distance", "priority", "hours"),
    [
        (5_000.0, RacePriority.A, 72.0),
        (10_000.0, RacePriority.A, 72.0),
        (42_195.0, RacePriority.B, 72.0),
        (15_000.0, RacePriority.A, 120.0),
        (21_097.5, RacePriority.A, 120.0),
        (42_195.0, RacePriority.A, 168.0),
        (80_000.0, RacePriority.A, 168.0),
    ],
)
def test_heavy_work_stays_away_by_distance_and_priority(
    distance: float, priority: RacePriority, hours: float
) -> None:
    assert texts(raced(ending(hours, squat()), distance=distance, priority=priority), "race_heavy") == []
    assert (
        texts(raced(ending(hours - 0.5, squat()), distance=distance, priority=priority), "race_heavy") != []
    )
    assert (
        texts(raced(ending(hours - 0.5, calves()), distance=distance, priority=priority), "race_heavy") == []
    )


def test_without_a_race_run_the_race_may_start_at_five() -> None:
    made = ending(73.0, squat())
    assert texts(raced(made), "race_heavy") == []
    assert texts(raced(made, runs=()), "race_heavy") == [
        "Thu 3 Dec: a heavy session 69 h before Sun 6 Dec race; the rule asks for 72 h"
    ]


def test_new_eccentric_work_and_new_tiers_stay_a_week_away() -> None:
    curled = known("slider_curl", days=(1,))
    new = do("slider_curl", sets(1))
    assert texts(raced(ending(168.0, new), past=curled), "race_novel") == []
    assert texts(raced(ending(167.0, new), past=curled), "race_novel") != []
    assert texts(raced(ending(167.0, new), past=known("slider_curl")), "race_novel") == []
    assert texts(raced(ending(167.0, jumps("skip", 10)), past=known("pogo_hop")), "race_novel") != []
    assert texts(raced(ending(167.0, calves(2)), past=()), "race_novel") == []


HOPPER = known("pogo_hop", "skip", "bound", contacts=40)


@pytest.mark.parametrize(
    ("hours", "work", "fault"),
    [
        (72.0, jumps("pogo_hop", 30), None),
        (119.0, jumps("skip", 30), None),
        (71.0, jumps("pogo_hop", 30), "72 to 120 h"),
        (121.0, jumps("pogo_hop", 30), "72 to 120 h"),
        (168.0, jumps("pogo_hop", 40), None),
        (100.0, jumps("pogo_hop", 31), "31 foot contacts"),
        (100.0, jumps("bound", 10), "tier 3"),
        (100.0, calves(2), None),
    ],
)
def test_the_primer_of_race_week(hours: float, work: Prescription, fault: str | None) -> None:
    found = texts(raced(ending(hours, work), past=HOPPER), "race_primer")
    assert found == [] if fault is None else any(fault in one for one in found)


def test_a_primer_is_familiar_and_its_contacts_add_up() -> None:
    assert any(
        "is new" in one for one in texts(raced(ending(100.0, jumps("pogo_hop", 10)), past=()), "race_primer")
    )
    both = (ending(110.0, jumps("pogo_hop", 20)), ending(80.0, jumps("pogo_hop", 20)))
    assert "40 foot contacts" in texts(raced(*both, past=HOPPER), "race_primer")[0]


def test_a_b_race_has_no_primer_rule_and_no_taper() -> None:
    made = raced(ending(100.0, jumps("pogo_hop", 40), calves(10)), priority=RacePriority.B, past=HOPPER)
    assert texts(made, "race_primer") == texts(made, "race_taper") == []


def test_race_week_has_half_the_leg_sets_of_the_best_of_four_weeks() -> None:
    before = session(day(0, 2), calves(8))
    few = known(*FAMILIAR, sets=1, days=(30,))
    assert texts(raced(before, ending(100.0, calves(4)), past=few), "race_taper") == []
    assert texts(raced(before, ending(100.0, calves(5)), past=few), "race_taper") == [
        (
            "5 leg sets in the 7 days before Sun 6 Dec race, after 8 in the best of the four weeks before; "
            "at most 4 are allowed"
        )
    ]
    assert (
        texts(raced(ending(100.0, calves(5)), past=known("calf_raise", days=(20,), sets=10)), "race_taper")
        == []
    )
    assert texts(raced(ending(100.0, calves(1)), past=()), "race_taper") != []


def test_ten_kilometres_are_still_short_and_a_step_more_is_not() -> None:
    made = ending(100.0, squat())
    assert texts(raced(made, distance=10_000.0), "race_heavy") == []
    assert texts(raced(made, distance=10_000.5), "race_heavy") != []


def test_only_a_race_run_of_the_same_date_gives_the_start() -> None:
    made = ending(73.0, squat())
    earlier = run(day(0, 6), RunKind.RACE, time(9))
    assert texts(raced(made, runs=(earlier,)), "race_heavy")[0].startswith("Thu 3 Dec: a heavy session 69 h")
    easy = run(RACE_DAY, RunKind.EASY, time(20))
    assert texts(raced(made, runs=(easy,)), "race_heavy")[0].startswith("Thu 3 Dec: a heavy session 69 h")


def test_the_taper_looks_four_weeks_back_and_no_further() -> None:
    def after(days_before_race: int) -> list[str]:
        back = days_before_race - (RACE_DAY - day(0, 0)).days
        past = known("calf_raise", days=(back,), sets=10)
        return texts(raced(ending(100.0, calves(5)), past=past), "race_taper")

    assert after(35) == []
    assert after(36) != []
