"""The test battery on a terminal, as whole text."""

from __future__ import annotations

from pathlib import Path

from groundforce.coaching.testing import plan_effect
from groundforce.monitoring.power.state import power_state
from groundforce.presentation.battery import battery_view, not_now, power_view, protocol_view
from groundforce.training.athlete import Limit, Limits
from groundforce.training.battery.load import battery
from tests.monitoring.power.builders import NOW, WOMAN, both, result
from tests.presentation.test_terminal import printed

GOLDEN = Path(__file__).parent / "golden"
TESTS = tuple(battery().values())
RESULTS = (
    *both("calf_raise", 19.0, 27.0, days=70),
    *both("calf_raise", 15.0, 24.0, pain=0.0),
    *(result("countermovement_jump", height, frame_rate=240.0) for height in (0.28, 0.29, 0.30)),
    *both("single_leg_hop", 1.30, 1.36),
    *both("landing_check", 5.0, 4.0),
    result("side_plank", 62.0, "left"),
    result("repetition_maximum", 50.0, reps=5, lift="back_squat"),
)


def of_runner(width: int = 80) -> str:
    power = power_state(RESULTS, WOMAN, NOW)
    effect = plan_effect(power)
    does = [*(one.text for one in effect.findings), *effect.notes, *effect.limits.notes]
    return printed(power_view(power, does, Limits(frozenset({Limit.NO_MAXIMAL})), TESTS), width)


def test_a_runners_tests_read_as_agreed() -> None:
    assert of_runner() == (GOLDEN / "tests_of_runner_80.txt").read_text("utf-8")


def test_the_list_and_a_protocol_read_as_agreed() -> None:
    shown = printed(battery_view(TESTS)) + "\n" + printed(protocol_view(battery()["calf_raise"]))
    assert shown == (GOLDEN / "tests_80.txt").read_text("utf-8")


def test_no_line_is_longer_than_the_terminal() -> None:
    assert max(map(len, of_runner(60).splitlines())) <= 60


def test_a_runner_without_results_is_told_how_to_write_one() -> None:
    text = printed(power_view(power_state((), WOMAN, NOW), [], Limits(), TESTS))
    assert "No result yet" in text
    assert "[[test]]" in text


def test_a_test_that_limits_forbid_says_which() -> None:
    limits = Limits(frozenset({Limit.NO_IMPACT}))
    assert not_now(battery()["drop_jump"], limits) == "Not for you now; your limit is: no impact."
    assert not_now(battery()["calf_raise"], limits) is None
    assert "Not for you now" in printed(protocol_view(battery()["drop_jump"], limits))
