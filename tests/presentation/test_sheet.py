"""The sheet on paper: a page a week, every exercise on it, the same bytes for the same plan."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from groundforce.errors import InputError
from groundforce.presentation.sheet import plan_sheet, session_sheet
from groundforce.presentation.sheet.contents import sheet_of_plan
from groundforce.presentation.sheet.rows import exercise_row
from groundforce.training.catalogue import load_catalogue
from groundforce.training.plan import (
    Band,
    Bodyweight,
    Kilograms,
    Plan,
    Prescription,
    SessionStatus,
    SetKind,
    SetPrescription,
)
from groundforce.training.strength import Side
from tests.presentation.sample import CATALOGUE, empty_plan
from tests.presentation.sample import plan as plan_of
from tests.strategies import plans


def _pages(pdf: bytes) -> int:
    counts = re.findall(rb"/Type ?/Pages\s*/Count (\d+)", pdf)
    assert len(counts) == 1
    return int(counts[0])


def _text(pdf: bytes) -> str:
    """The text as a reader of PDF finds it, words apart by one space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_two_sessions_a_week_take_one_page() -> None:
    pdf = plan_sheet(plan_of(3), CATALOGUE)
    assert pdf.startswith(b"%PDF-")
    assert _pages(pdf) == 3


def test_four_sessions_a_week_take_one_page() -> None:
    plan = plan_of(2)
    week = [one for one in plan.sessions if one.date < plan.problem.start + timedelta(weeks=1)]
    more = tuple(replace(one, id=f"{one.id}x", date=one.date + timedelta(days=1)) for one in week)
    assert len(week) == 2
    assert _pages(plan_sheet(replace(plan, sessions=(*week, *more)), CATALOGUE)) == 1


def test_more_than_a_page_holds_goes_on_the_next() -> None:
    plan = plan_of(1)
    many = tuple(replace(plan.sessions[0], id=str(number)) for number in range(12))
    assert _pages(plan_sheet(replace(plan, sessions=many), CATALOGUE)) > 1


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert plan_sheet(plan_of(2), CATALOGUE) == plan_sheet(plan_of(2), CATALOGUE)


def test_the_day_the_plan_starts_is_its_date() -> None:
    assert re.search(rb"/CreationDate ?\(D:20261123", plan_sheet(plan_of(1), CATALOGUE)) is not None


def test_only_its_own_fonts_are_in_it() -> None:
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([A-Za-z]+)", plan_sheet(plan_of(2), CATALOGUE)))
    assert fonts == {b"LibertinusSerif"}


def test_the_words_of_a_week_are_on_its_page() -> None:
    text = _text(plan_sheet(plan_of(1), CATALOGUE))
    for words in (
        *("Week 1 of 1", "23–29 Nov 2026", "Intervals 1 h", "Legs and hamstrings", "Back squat"),
        *("3 × 5–8", "3 in reserve", "rest 2 min 30 s", "Side plank", "2 × 40 s each side", "A: Calf raise"),
        *("kg × reps @ RIR", "Pain: where", "next morning", "Effort 0–10", "Notes"),
    ):
        assert words in text, words


def test_ramp_sets_have_boxes_of_their_own() -> None:
    plan = plan_of(3)
    late = next(one for one in reversed(plan.sessions) if one.prescriptions[0].exercise == "back_squat")
    assert "Ramp 5 at 20 kg 5 at 40 kg" in _text(session_sheet(plan, late.id, CATALOGUE))


def test_one_session_takes_one_page() -> None:
    plan = plan_of(2)
    pdf = session_sheet(plan, plan.sessions[1].id, CATALOGUE)
    assert _pages(pdf) == 1
    assert "Hip thrust" in _text(pdf)
    assert "Back squat" not in _text(pdf)


def test_a_session_the_plan_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match="w99-Z"):
        session_sheet(plan_of(1), "w99-Z", CATALOGUE)


def test_what_is_done_gets_no_boxes() -> None:
    plan = plan_of(2)
    done = tuple(replace(one, status=SessionStatus.DONE) for one in plan.sessions[:2])
    sheet = sheet_of_plan(replace(plan, sessions=done + plan.sessions[2:]), CATALOGUE)
    assert [page.title.split(" ·")[0] for page in sheet.weeks] == ["Week 2 of 2"]


def test_a_plan_without_sessions_says_so() -> None:
    pdf = plan_sheet(empty_plan(), CATALOGUE)
    assert _pages(pdf) == 1
    assert "There is no session still to be done in this plan." in _text(pdf)


def test_text_of_a_plan_is_never_markup() -> None:
    plan = plan_of(1)
    nasty = '#panic("x") *bold* $x$ \\ ] } `raw` <a> @b'
    odd = replace(plan, sessions=(replace(plan.sessions[0], focus=nasty),))
    assert nasty in _text(plan_sheet(odd, CATALOGUE))


def _said(**fields: object) -> str:
    one = SetPrescription(SetKind.WORK, **fields)  # type: ignore[arg-type]
    exercise = "pogo_hop" if "contacts" in fields else "back_squat"
    (box,) = exercise_row(Prescription(exercise, (one,), 60.0), load_catalogue().get(exercise)).cells
    return box.said


def test_a_box_asks_for_what_its_set_has() -> None:
    assert _said(reps=(5, 5), load=Kilograms(0.0)) == "kg × reps @ RIR"
    assert _said(reps=(5, 5)) == "kg × reps @ RIR"
    assert _said(reps=(5, 5), load=Bodyweight()) == "reps @ RIR"
    assert _said(reps=(5, 5), load=Band("light")) == "reps @ RIR"
    assert _said(seconds=40.0, load=Bodyweight()) == "s"
    assert _said(contacts=20) == "contacts"


def test_sets_that_differ_say_what_each_asks() -> None:
    top = SetPrescription(SetKind.WORK, reps=(5, 5), load=Kilograms(82.5), side=Side.EACH)
    row = exercise_row(Prescription("back_squat", (top, replace(top, load=Kilograms(70.0))), 60.0), None)
    assert [(box.number, box.said, box.sides) for box in row.cells] == [
        ("1", "5 at 82.5 kg", ("L", "R")),
        ("2", "5 at 70 kg", ("L", "R")),
    ]


@settings(max_examples=25, deadline=None)
@given(plans())
def test_any_plan_can_be_printed(plan: Plan) -> None:
    pdf = plan_sheet(plan, load_catalogue().exercises)
    open_weeks = {
        (one.date - plan.problem.start).days // 7
        for one in plan.sessions
        if one.status in (SessionStatus.PLANNED, SessionStatus.MOVED)
    }
    assert _pages(pdf) >= max(len(open_weeks), 1)
