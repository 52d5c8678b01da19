"""The terminal view, as whole text."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from groundforce.presentation.terminal import plan_view, session_view
from groundforce.training.plan import PlanStatus, SessionStatus
from tests.presentation.sample import CATALOGUE, empty_plan, infeasible_plan, plan

GOLDEN = Path(__file__).parent / "golden" / "plan_80.txt"


def printed(view: RenderableType, width: int = 80, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    Console(file=stream, width=width, color_system=None).print(view)
    stream.flush()
    lines = raw.getvalue().decode(encoding).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def test_a_plan_reads_as_agreed_at_80_columns() -> None:
    assert printed(plan_view(plan(4), CATALOGUE)) == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_longer_than_the_terminal_and_no_day_of_the_grid_wraps(width: int) -> None:
    text = printed(plan_view(plan(12), CATALOGUE), width)
    assert max(map(len, text.splitlines())) <= width
    word = "*intervals 60" if width >= 100 else "*intvl 60"
    assert text.count(word) == 12


def test_every_session_and_key_run_is_on_the_calendar() -> None:
    made = plan(3)
    calendar = printed(plan_view(made, CATALOGUE)).split("Weeks")[1].split("The first sessions")[0]
    assert calendar.count("+lift") + calendar.count("+HEAVY") == len(made.sessions)
    assert calendar.count("*") - 1 == sum(run.key for run in made.problem.runs)


def test_the_first_two_weeks_are_in_full_and_the_rest_in_one_line_each() -> None:
    text = printed(plan_view(plan(6), CATALOGUE))
    full, rest = text.split("The sessions after that")
    assert full.count("exercise ") == 4
    assert rest.count(" min  ") == 7
    assert "Week 6  28 Dec - 3 Jan  Taper  1 lift, 8 leg sets\n Tue 29 Dec  18:00  45 min" in rest


def test_a_terminal_without_unicode_gets_ascii() -> None:
    made = plan(1, name="Zoë Łuk × “the – fell”")
    text = printed(plan_view(made, CATALOGUE), encoding="ascii")
    assert 'Strength plan for Zoe ?uk x "the - fell"' in text
    assert "Zoë Łuk × “the – fell”" in printed(plan_view(made, CATALOGUE))


def test_square_brackets_are_text_and_not_style() -> None:
    assert "Strength plan for [bold]Al[/]" in printed(plan_view(plan(1, name="[bold]Al[/]"), CATALOGUE))


def test_an_empty_plan_says_so() -> None:
    assert "No strength sessions" in printed(plan_view(empty_plan(), CATALOGUE))


def test_an_infeasible_plan_says_what_would_have_to_change() -> None:
    text = printed(plan_view(infeasible_plan(), CATALOGUE))
    assert "Infeasible. No plan keeps every hard rule." in text
    assert "Give 40 minutes instead of 20. (20 min)" in text
    assert "Bill" not in text


def test_a_proved_plan_is_not_said_to_be_unproved() -> None:
    made = plan(1)
    proved = replace(made, quality=replace(made.quality, status=PlanStatus.OPTIMAL, bound=23.4, gap=0.0))
    text = printed(plan_view(proved, CATALOGUE))
    assert "Optimal." in text
    assert "No bound" not in text


def test_a_session_tells_its_ramp_and_its_fate() -> None:
    session = replace(plan(3).sessions[-1], status=SessionStatus.MISSED)
    text = printed(session_view(session, CATALOGUE))
    assert "heavy legs  missed" in text
    assert "ramp up: 5 at 20 kg, 5 at 40 kg" in text
    assert "62.5 kg, 3 in reserve" in text


def test_health_answers_and_reasons_for_absence_stay_out() -> None:
    text = printed(plan_view(plan(3), CATALOGUE))
    assert "knee" not in text
    assert "private matter" not in text
    assert "1 place you named" in text


def test_an_exercise_the_catalogue_does_not_hold_is_still_shown() -> None:
    text = printed(session_view(plan(1).sessions[0], {}))
    assert "Back squat" in text
