"""From a plan to the text of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment

from groundforce.presentation import standing, words
from groundforce.presentation.page.contents import contents_of
from groundforce.presentation.signs import typeset
from groundforce.presentation.templating import templates
from groundforce.quantities import format_distance, format_duration, format_number
from groundforce.training.exercise import Exercise
from groundforce.training.plan import Plan, PlannedRun


def _unbroken(function: Callable[..., str]) -> Callable[..., str]:
    return lambda *given, **named: function(*given, **named).replace(" ", "\u00a0")


def _is_run(item: object) -> bool:
    return isinstance(item, PlannedRun)


def _printed(function: Callable[..., str]) -> Callable[..., str]:
    return lambda *given, **named: typeset(function(*given, **named))


_FILTERS: dict[str, Callable[..., object]] = {
    "amount": _printed(words.sets_in_words),
    "load": _printed(words.load_in_words),
    "ramp": _printed(words.ramp_in_words),
    "rest": _unbroken(words.rest_in_words),
    "day": words.day_in_words,
    "week": _printed(words.week_in_words),
    "when": words.when_in_words,
    "race": words.race_in_words,
    "duration": _unbroken(format_duration),
    "distance": _unbroken(format_distance),
    "points": lambda value: format_number(value, 1),
    "status_sentence": standing.status_in_words,
    "bouts": words.bouts_in_words,
    "limits": standing.limits_in_words,
    "runs": standing.runs_in_words,
    "running": standing.running_in_words,
    "opening": words.sentence_case,
}
_TESTS: dict[str, Callable[..., bool]] = {"run": _is_run}


@cache
def _environment() -> Environment:
    environment = templates()
    environment.filters |= _FILTERS
    environment.tests |= _TESTS
    environment.globals |= {
        "count": words.count_in_words,
        "run_words": words.RUN_WORDS,
        "grade_words": words.GRADE_WORDS,
        "status_words": words.STATUS_WORDS,
    }
    return environment


def plan_page(plan: Plan, catalogue: Mapping[str, Exercise]) -> str:
    """The page of a plan: one HTML text that needs no other file, no script and no network."""
    return _environment().get_template("plan.html.j2").render(page=contents_of(plan, catalogue), plan=plan)
