"""The test battery for the terminal: the list, a protocol, and where a runner stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from groundforce.presentation.words import day_in_words
from groundforce.training.athlete import Limit, Limits, Sex
from groundforce.training.battery.nouns import Norm, PerformanceTest, TestError
from groundforce.training.battery.words import range_in_words, value_in_words
from groundforce.training.power_state import PowerState, TestDue, TestReading

WARNING = "Tests are for days you feel well and rested. Any pain ends one. This is not a medical device."
NOTHING = "No result yet. Write one as [[test]] in the runner file; docs/runner-file.md shows how."
CHANGES_NOTHING = "Nothing: no result is below what is usual, uneven beyond error, or painful."


def battery_view(tests: Iterable[PerformanceTest]) -> RenderableType:
    """Every test in one line."""
    table = Table.grid(padding=(0, 2))
    for column in ("test", "what it measures", "you need"):
        table.add_column(column, overflow="fold")
    for test in tests:
        table.add_row(Text(test.id.replace("_", " "), style="bold"), test.measures, ", ".join(test.equipment))
    return Group(Text("Tests", style="bold underline"), table, Text(f"\n{WARNING}", style="dim"))


def error_in_words(test: PerformanceTest, error: TestError) -> str:
    """The typical error of a test, with its grade."""
    parts = []
    if error.absolute is not None:
        parts.append(value_in_words(error.absolute, test.unit, 1))
    if error.share is not None:
        parts.append(f"{100 * error.share:.1f} % of the result")
    backing = error.backing
    population = f"; {backing.population}" if backing.population else ""
    return f"{' and '.join(parts)} (evidence: {backing.grade}, {backing.status}{population})"


def not_now(test: PerformanceTest, limits: Limits) -> str | None:
    """Why a test is not for this runner now, or None."""
    hit = [limit for limit in Limit if limit in test.forbidden_by & limits.limits]
    return None if not hit else f"Not for you now; your limit is: {hit[0]}."


def protocol_view(test: PerformanceTest, limits: Limits | None = None) -> RenderableType:
    """How one test is done, when it stops, how exact it is."""
    lines: list[RenderableType] = [Text(f"{test.name}: {test.measures}", style="bold")]
    refused = None if limits is None else not_now(test, limits)
    if refused is not None:
        lines.append(Text(refused, style="bold red"))
    lines.append(_facts(_protocol_facts(test)))
    lines += [Text("\nHow", style="bold"), _bullets(test.steps)]
    lines += [Text("\nStop", style="bold"), _bullets(test.stop)]
    return Group(*lines, Text(f"\n{WARNING}", style="dim"))


def _protocol_facts(test: PerformanceTest) -> Iterator[tuple[str, str]]:
    yield "you need", ", ".join(test.equipment)
    yield "warm-up", test.warm_up
    yield "side", "each side on its own" if test.per_side else "both at once"
    yield "result", f"{range_in_words(*test.plausible, test.unit)} are taken; more is better"
    yield "error", error_in_words(test, test.error)
    if test.forbidden_by:
        yield "not with", "; ".join(limit for limit in Limit if limit in test.forbidden_by)
    for backing, norms in groupby(test.norms, key=lambda norm: norm.backing):
        ranges = "; ".join(_norm_in_words(test, norm) for norm in norms)
        grade = f"evidence: {backing.grade}, {backing.status}"
        yield "usual", f"{ranges} ({backing.population}; {grade})"
    if test.norm_note:
        yield "but", test.norm_note
    yield "again", f"after {test.repeat_weeks} weeks at the earliest"


def _norm_in_words(test: PerformanceTest, norm: Norm) -> str:
    """Who, and what is usual for them."""
    sexes = {Sex.FEMALE: "women", Sex.MALE: "men"}
    who = "all" if norm.sex is None else sexes[norm.sex]
    if norm.ages is not None:
        who = f"{who} {norm.ages[0]:g}-{norm.ages[1]:g}"
    if norm.low is not None and norm.high is not None:
        return f"{who} {range_in_words(norm.low, norm.high, test.unit)}"
    middle = "" if norm.middle is None else value_in_words(norm.middle, test.unit)
    return f"{who} {middle}" if norm.spread is None else f"{who} {middle}, SD {norm.spread:.0f}"


def power_view(
    power: PowerState, does: Sequence[str], limits: Limits, tests: Sequence[PerformanceTest]
) -> RenderableType:
    """A runner's results on ``tests``, what the plan ``does`` with them, what is due under ``limits``."""
    ids = {test.id for test in tests}
    readings = [one for one in power.readings if one.test in ids]
    lines: list[RenderableType] = [Text(f"Your tests on {_day(power.as_of)}", style="bold underline")]
    if not readings:
        lines.append(Text(NOTHING))
    for test in tests:
        own = [one for one in readings if one.test == test.id]
        if own:
            lines += _of_test(test, own, power)
    lines.append(Text("\nWhat the plan does with them", style="bold"))
    lines.append(_bullets(does or [CHANGES_NOTHING]))
    lines += _due(power, limits, tests)
    if power.notes:
        lines += [Text("\nTo know", style="bold"), _bullets(power.notes)]
    return Group(*lines)


def _of_test(
    test: PerformanceTest, readings: Sequence[TestReading], power: PowerState
) -> list[RenderableType]:
    facts = [fact for one in readings for fact in _facts_of(test, one)]
    compared = dict.fromkeys(one.norm.compared for one in readings if one.norm.compared)
    facts += [("compared with", words) for words in compared]
    facts += [("left and right", one.words) for one in power.differences if one.test == test.id]
    facts += [
        ("pain", f"{one.score:g} of 10, {_day(one.date)}") for one in power.pains if one.test == test.id
    ]
    return [Text(f"\n{test.name}", style="bold"), _facts(facts)]


def _facts_of(test: PerformanceTest, one: TestReading) -> Iterator[tuple[str, str]]:
    kind = (
        one.lift.replace("_", " ") if one.lift is not None else ("result" if one.side is None else one.side)
    )
    latest = one.latest
    between = range_in_words(latest.low, latest.high, test.unit)
    day = "" if one.date is None else f", {_day(one.date)}"
    yield kind, f"{value_in_words(latest.value, test.unit)} ({between} in 8 of 10 cases){day}"
    yield "usual", one.norm.words
    yield "change", "no earlier result" if one.change is None else one.change.words


def _due(power: PowerState, limits: Limits, tests: Sequence[PerformanceTest]) -> list[RenderableType]:
    by_id = {test.id: test for test in tests}
    due = sorted((one for one in power.due if one.test in by_id), key=lambda one: one.date)
    if not due:
        return []
    return [Text("\nNext", style="bold"), _bullets(_next(by_id[one.test], one, power, limits) for one in due)]


def _next(test: PerformanceTest, due: TestDue, power: PowerState, limits: Limits) -> str:
    when = "now" if due.date <= power.as_of else f"from {_day(due.date)}"
    return f"{test.name}: {not_now(test, limits) or when}"


def _day(day: date) -> str:
    return day_in_words(day, year=True)


def _facts(facts: Iterable[tuple[str, str]]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=14, style="dim")
    grid.add_column(ratio=1)
    for name, text in facts:
        grid.add_row(name, Text(text))
    return Padding(grid, (0, 0, 0, 2))


def _bullets(lines: Iterable[str]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    for line in lines:
        grid.add_row("-", Text(line))
    return Padding(grid, (0, 0, 0, 2))
