"""``[health]``, ``[[pain]]``, ``[[injury]]``: what they take out of the plan. The answers go no further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.sections.pain import is_diary
from groundforce.formats.runner_toml.table import Table
from groundforce.formats.runner_toml.words import SITES
from groundforce.training.athlete import Athlete, Limits
from groundforce.training.screening import NUMBERS, QUESTIONS, Answer, open_questions, screen
from groundforce.training.soreness import Injury, InjuryStatus, Pain, merged, sore

LARGEST = {"weeks_since_birth": 2000.0, "bone_stress_injuries_ever": 50.0}
"""Largest plausible number for a question."""


def read_health(top: Table, athlete: Athlete, excluded: frozenset[str], context: Context) -> Limits:
    """Everything the plan must leave out: by screening, by pain and injuries, by wish."""
    table = top.table("health")
    answers = _answers(table, athlete)
    screened = screen(answers, athlete.sex)
    soreness = sore(
        [
            pain
            for row in top.tables("pain")
            if not is_diary(row) and (pain := _pain(row, context)) is not None
        ],
        [injury for row in top.tables("injury") if (injury := _injury(row)) is not None],
    )
    context.warnings += [*screened.words, *soreness.words]
    _state_open(answers, athlete, context)
    limits = merged((screened.limits, soreness.limits))
    return replace(limits, excluded=excluded | limits.excluded)


def _state_open(answers: Mapping[str, Answer], athlete: Athlete, context: Context) -> None:
    left = open_questions(answers, athlete.sex)
    if left:
        context.default(
            "Health questions not answered: no maximal efforts and no breath-holding. "
            f"Open in [health]: {', '.join(left)}."
        )


def _answers(table: Table, athlete: Athlete) -> dict[str, Answer]:
    answers: dict[str, Answer] = {key: _answer(table, key) for key in QUESTIONS if key != "age"}
    if table.flag("none_of_the_others") is True:
        answers = {key: _no(key) if answer is None else answer for key, answer in answers.items()}
    return answers | {"age": athlete.age}


def _no(key: str) -> Answer:
    return None if key == "weeks_since_birth" else (0.0 if key in NUMBERS else False)


def _answer(table: Table, key: str) -> Answer:
    if key not in NUMBERS:
        return table.flag(key)
    if table.values.get(key) is False:
        return _no(key)
    return table.number(key, 0.0, LARGEST[key], "weeks" if key == "weeks_since_birth" else "(a count)")


def _pain(row: Table, context: Context) -> Pain | None:
    row.need(("site", "score"))
    site = row.one_of("site", SITES)
    score = row.number("score", 0.0, 10.0, "(0 no pain, 10 the worst)")
    since = row.day("since")
    if site is None or score is None:
        return None
    days = None if since is None or context.start is None else (context.start - since).days
    if days is not None and days < 0 and context.planning:
        row.wrong("since", f"is after the plan starts ({context.start}); check the date")
    return Pain(site, score, days)


def _injury(row: Table) -> Injury | None:
    row.need(("site",))
    site = row.one_of("site", SITES)
    status = row.choice("status", InjuryStatus)
    if site is None:
        return None
    return Injury(site, InjuryStatus.CURRENT if status is None else status)
