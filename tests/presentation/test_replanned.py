"""What planning again says on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from groundforce.coaching.replan.changing import changed
from groundforce.coaching.replan.following import answered
from groundforce.presentation.replanned import STANDS, replanned_view, standing_lines
from groundforce.training.plan import Reason
from groundforce.training.replanned import FRESH, LOCAL_CHANGE, Candidate, Replanned
from tests.coaching.replan.stories import CATALOGUE, NOW, PLAN, STORIES


def shown(name: str) -> str:
    found = changed(PLAN.problem, PLAN, STORIES[name], NOW)
    again = answered(found, NOW, CATALOGUE, lambda: 0.0)
    out = io.StringIO()
    Console(file=out, width=80, highlight=False).print(replanned_view(found.reasons, again))
    return out.getvalue()


def test_eighty_columns_and_ascii() -> None:
    for name in ("ill for five days", "knee 7 of 10", "race off"):
        text = shown(name)
        assert max(len(line.rstrip()) for line in text.splitlines()) <= 80
        assert text.isascii()


def test_it_says_what_happened_what_changes_and_the_bills() -> None:
    text = shown("new B race")
    for part in (
        "What happened",
        "10 km on Sun 27 Dec",
        "What changes",
        "As it was: Bill",
        "As it is:  Bill",
    ):
        assert part in text


def test_many_changes_are_summed_up() -> None:
    text = shown("bone stress injury")
    assert text.count("Nothing is lifted until a clinician has looked.") == 1
    assert "and 2 dropped, until Thu 7 Jan" in text


def test_nothing_to_change_says_so() -> None:
    out = io.StringIO()
    view = replanned_view((Reason("run", "A run moved."),), Replanned(PLAN, (), LOCAL_CHANGE, ()))
    Console(file=out, width=80).print(view)
    assert STANDS in out.getvalue()


def test_scratch_is_counted_beside() -> None:
    fresh = Candidate(FRESH, 10.0, 0, 7)
    lines = list(standing_lines(Replanned(PLAN, (), LOCAL_CHANGE, (fresh,))))
    assert lines[0] == "0 sessions changed; planning from scratch would change 7."
    assert lines[-1] == "Not taken: planning from scratch (7 sessions changed)"
    assert list(standing_lines(Replanned(None, (), LOCAL_CHANGE, ()))) == []
