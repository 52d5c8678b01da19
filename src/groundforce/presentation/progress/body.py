"""What the body can do: strength, efficiency, tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from groundforce.presentation.phrases import count_in_words
from groundforce.presentation.progress.nouns import Fact, Section, basis_of, within
from groundforce.presentation.words import day_in_words, exercise_name
from groundforce.quantities import format_pace
from groundforce.training.battery.load import battery
from groundforce.training.battery.words import range_in_words, value_in_words
from groundforce.training.efficiency import EfficiencyChange, EfficiencyState
from groundforce.training.exercise import Exercise, Region
from groundforce.training.lift_state import LiftBasis, LiftState
from groundforce.training.power_state import PowerState, Standing, TestReading
from groundforce.training.state import AthleteState

NO_SETS = "No sets of a loaded lift were read. Log a few sets of up to 10 reps, or state a maximum."
SHOWN_DAYS, MOST_SHOWN = 365, 12
"""Lifts that are shown: done within so many days, and at most so many."""
NO_RESERVE = "No set says how many reps were left: the maximum is at least about this."
"""What a lift says of itself; told once for all lifts."""
AT_LEAST = "Where no set tells the reps in reserve, the maximum is at least about the value."
GUESSES_NAMED = 3
"""Guessed lifts that are told one by one."""
NO_RUNS = "No runs were read."
NO_TESTS = "No test results. `groundforce tests` shows what can be tested, at home too."


def strength_section(state: AthleteState, catalogue: Mapping[str, Exercise]) -> Section:
    """The lifts done in the last year, the latest first; the rest by name only."""
    oldest = state.as_of - timedelta(days=SHOWN_DAYS)
    told = [one for one in state.lifts if one.maximum is not None]
    lately = [one for one in told if one.basis is LiftBasis.STATED or (one.last_date or date.min) >= oldest]
    lately.sort(key=lambda one: (not one.measured, _is_upper(one, catalogue), -one.sessions))
    shown = lately[:MOST_SHOWN]
    facts = tuple(_lift(one, state, catalogue) for one in shown)
    least = (AT_LEAST,) if any(NO_RESERVE in one.note for one in shown) else ()
    notes = (*least, *_slips(shown, oldest, catalogue), *_others(state.lifts, shown, catalogue))
    return Section("strength", "Strength", facts, "" if facts else NO_SETS, notes)


def _slips(shown: Sequence[LiftState], oldest: date, catalogue: Mapping[str, Exercise]) -> Iterator[str]:
    for one in shown:
        for flag in (flag for flag in one.flagged if flag.date >= oldest):
            reason = flag.reason if flag.reason.endswith(("?", ".")) else f"{flag.reason}."
            day, out = day_in_words(flag.date, year=True), " Left out." if flag.left_out else ""
            yield f"{_name(one, catalogue)}, {day}: {flag.value:.0f} kg, {reason}{out}"


def _others(
    lifts: Sequence[LiftState], shown: Sequence[LiftState], catalogue: Mapping[str, Exercise]
) -> Iterator[str]:
    """What is known of the other lifts, in a line each."""
    rest = [one for one in lifts if one not in shown]
    guessed = [
        f"{_name(one, catalogue)} {within(one.maximum, 'kg')}"
        for one in rest
        if one.maximum is not None and not one.measured
    ]
    older = [_name(one, catalogue) for one in rest if one.maximum is not None and one.measured]
    unknown = [_name(one, catalogue) for one in rest if one.maximum is None and one.last_date is not None]
    if older:
        yield f"Less often or longer ago, not shown: {count_in_words(len(older), 'other lift')}."
    if guessed:
        few = len(guessed) <= GUESSES_NAMED
        told = ", ".join(guessed) if few else count_in_words(len(guessed), "lift")
        yield f"Guessed from related lifts or the body, never planned from: {told}."
    if unknown:
        yield f"Done, but the sets say no maximum in kilograms: {', '.join(unknown)}."


def _is_upper(one: LiftState, catalogue: Mapping[str, Exercise]) -> bool:
    return one.exercise in catalogue and catalogue[one.exercise].region is Region.UPPER


def _name(one: LiftState, catalogue: Mapping[str, Exercise]) -> str:
    return exercise_name(one.exercise, catalogue.get(one.exercise))


def _lift(one: LiftState, state: AthleteState, catalogue: Mapping[str, Exercise]) -> Fact:
    name = _name(one, catalogue)
    if one.maximum is None:
        return Fact(name, "not known", one.note)
    value = within(one.maximum, "kg")
    if one.relative is not None:
        value += f", {one.relative.value:.2f} of body mass"
    if one.trend is not None and not one.trend.low <= 0.0 <= one.trend.high:
        change = (f"{100 * end:+.1f}" for end in (one.trend.value, one.trend.low, one.trend.high))
        value += ", {} % a week ({} to {})".format(*change)
    if one.left_right is not None:
        value += f", left {100 * one.left_right.value:.0f} % of right"
    told = "" if one.basis is LiftBasis.SETS else "no kilograms are planned from it"
    note = one.note.replace(NO_RESERVE, "No reps in reserve told.", 1)
    return Fact(name, value, "; ".join(filter(None, (basis_of(one.maximum, state.as_of), note, told))))


def efficiency_section(state: AthleteState, change: EfficiencyChange | None = None) -> Section:
    """Speed at a heart rate: never called economy. ``change`` is what a block may have done to it."""
    now = state.efficiency
    if now is None or (now.speed_at_reference is None and not now.notes):
        return Section("efficiency", "Running efficiency", missing=NO_RUNS)
    if now.speed_at_reference is None:
        return Section("efficiency", "Running efficiency", missing=" ".join(now.notes))
    facts = (*_efficiency(now, state), *(() if change is None else _change(change, now.notes)))
    left = [f"{count_in_words(one.runs, 'run')} left out: {one.reason}." for one in now.left_out]
    return Section("efficiency", "Running efficiency", facts, notes=(*now.notes, *left))


def _efficiency(now: EfficiencyState, state: AthleteState) -> Iterator[Fact]:
    at = now.speed_at_reference
    if at is None or now.reference_heart_rate is None:
        return
    paces = f"{format_pace(at.value)} ({format_pace(at.low)} to {format_pace(at.high)})"
    yield Fact(f"Pace at {now.reference_heart_rate:.0f} beats a minute", paces, basis_of(at, state.as_of))
    for name, one in (("last four weeks", now.trend), ("last 52 weeks", now.year)):
        if one is not None:
            basis = "0 lies within: no change shown" if one.low <= 0.0 <= one.high else one.source
            yield Fact(f"Speed there, {name}", within(one, "%", 100.0 / at.value, 1), basis)


def _change(change: EfficiencyChange, said: Sequence[str]) -> Iterator[Fact]:
    """Before and after a block: the effect, how likely it matters, how many more runs would tell."""
    notes = [one for one in change.notes if not any(one.rstrip(".") in other for other in said)]
    name = "What the block may have done"
    if change.effect is None or change.difference is None:
        yield Fact(name, " ".join(change.notes) or "Not enough data.")
        return
    smallest = f"{100 * change.smallest:.1f} %"
    likely = (
        "" if change.probability is None else f"; {100 * change.probability:.0f} % likely above {smallest}"
    )
    yield Fact(
        name,
        f"{within(change.effect, '%', 100.0, 1)}{likely}",
        " ".join((f"{change.effect.source}.", *notes)),
    )
    yield Fact("Change over it, whatever the cause", within(change.difference, "%", 100.0, 1))
    if change.more_runs is not None and change.runs_per_block is not None:
        each = f"{change.runs_per_block} before and as many after would show {smallest} with 80 % power"
        yield Fact(
            "Comparable runs still missing", f"{change.more_runs}", f"{each}, if only noise were in the way"
        )


def tests_section(state: AthleteState) -> Section:
    """The test battery."""
    power = state.power
    if power is None or not power.readings:
        return Section("tests", "Tests", missing=NO_TESTS)
    facts = [_reading(one) for one in power.readings]
    facts += [
        Fact(f"{battery()[one.test].name}, left and right", one.words, alert=one.real)
        for one in power.differences
    ]
    return Section("tests", "Tests", tuple(facts), notes=(*power.notes, *_due(power)))


def _reading(one: TestReading) -> Fact:
    test = battery()[one.test]
    of = one.side if one.lift is None else exercise_name(one.lift, None).lower()
    name = test.name if of is None else f"{test.name}, {of}"
    value = (
        f"{value_in_words(one.latest.value, test.unit)} "
        f"({range_in_words(one.latest.low, one.latest.high, test.unit)})"
    )
    told = (one.norm.words, "" if one.change is None else one.change.words)
    source = one.latest.source.removeprefix(f"{test.name}, ")
    basis = f"{source}, {day_in_words(one.date, year=True)}" if one.date else source
    return Fact(name, "; ".join((value, *filter(None, told))), basis, one.norm.standing is Standing.BELOW)


def _due(power: PowerState) -> list[str]:
    return [
        f"{battery()[one.test].name}: again from {day_in_words(one.date, year=True)}."
        if one.date > power.as_of
        else f"{battery()[one.test].name}: worth doing again."
        for one in power.due
    ]
