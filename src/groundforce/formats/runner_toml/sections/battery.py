"""Results of the test battery: ``[[test]]``."""

from __future__ import annotations

from groundforce.formats.runner_toml.battery_values import parse_value
from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.mistakes import did_you_mean, listed
from groundforce.formats.runner_toml.names import resolved
from groundforce.formats.runner_toml.sections.person import BODY_MASSES
from groundforce.formats.runner_toml.table import Table
from groundforce.quantities import parse_mass
from groundforce.training.battery.load import battery_names, find_test
from groundforce.training.battery.nouns import PerformanceTest, TestResult, TestUnit
from groundforce.training.battery.words import range_in_words
from groundforce.training.strength import Side

FRAME_RATES = (10.0, 2000.0)
"""Frames a second taken without a question."""
SIDES = {"left": Side.LEFT, "right": Side.RIGHT}
REPS = (3, 6)
"""Fewest and most reps of a repetition maximum."""


def read_tests(top: Table, context: Context) -> tuple[TestResult, ...]:
    """The results, by date; a day's tries stay in the order of the file."""
    found = [one for row in top.tables("test") if (one := _result(row, context)) is not None]
    return tuple(sorted(found, key=lambda one: one.date))


def _result(row: Table, context: Context) -> TestResult | None:
    row.need(("date", "test", "value"))
    day, test = row.day("date"), _test(row)
    pain = row.number("pain", 0.0, 10.0, "(0 no pain, 10 the worst)")
    frame_rate = row.number("frames_per_second", *FRAME_RATES, "frames a second")
    body_mass = row.quantity("weighed", parse_mass, *BODY_MASSES)
    if day is not None and context.start is not None and day >= context.start:
        where = f"runner file, line {row.line('date')}"
        context.warn(f"{where}: the test is not before {context.start}, so it is not used.")
    if test is None:
        return None
    value, side = _value(row, test), _side(row, test)
    lift, reps = _maximum(row, test, context)
    if day is None or value is None:
        return None
    return TestResult(
        day, test.id, value, side, body_mass, pain, row.text("note") or "", frame_rate, lift, reps
    )


def _test(row: Table) -> PerformanceTest | None:
    name = row.text("test")
    found = None if name is None else find_test(name)
    if name is not None and found is None:
        guess = did_you_mean(name, battery_names())
        row.wrong("test", f"{guess}allowed: {listed(battery_names())}")
    return found


def _value(row: Table, test: PerformanceTest) -> float | None:
    written = row.values.get("value")
    if written is None:
        return None
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        row.wrong("value", "expected a number, or a number and its unit in quotes")
        return None
    low, high = test.plausible
    value = row.parsed("value", str(written), lambda text: parse_value(text, test), 0.0, float("inf"))
    if value is None or low <= value <= high:
        return value
    usual = range_in_words(low, high, test.unit)
    row.wrong("value", f"not plausible for {test.name}: {usual} is taken; check the number and its unit")
    return None


def _side(row: Table, test: PerformanceTest) -> Side | None:
    side = row.one_of("side", SIDES)
    if test.per_side and "side" not in row:
        row.mistakes.add(
            row.path, f'[[test]] has no side; {test.name} is done one side at a time: "left", "right"'
        )
    if not test.per_side and "side" in row:
        row.wrong("side", f"{test.name} is not done by side; leave it out")
        return None
    return side


def _maximum(row: Table, test: PerformanceTest, context: Context) -> tuple[str | None, int | None]:
    """The lift and the reps of a repetition maximum; out of place anywhere else."""
    if test.unit is not TestUnit.KILOGRAMS:
        for key in ("lift", "reps"):
            if key in row:
                row.wrong(key, f"belongs to a repetition maximum, not to {test.name}")
        return None, None
    row.need(("lift", "reps"))
    name = row.text("lift")
    ids = () if name is None else resolved(row, "lift", (name,), context.resolve)
    return (ids[0] if ids else None), row.whole("reps", *REPS, "reps")
