"""Sets that were done, and how they stand to what was planned, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from groundforce.presentation.phrases import count_in_words
from groundforce.presentation.words import (
    day_in_words,
    exercise_name,
    sets_in_words,
    time_in_words,
)
from groundforce.quantities import format_mass, format_number
from groundforce.training.exercise import Exercise
from groundforce.training.log import Paired, PairedExercise, Shortfall
from groundforce.training.plan import Band, Bodyweight, Kilograms, Load, Per, PercentOfMaximum
from groundforce.training.strength import FeltPain, PerformedSet, Side

INDENT = "      "


def done_in_words(sets: Sequence[PerformedSet], planned: Load | None = None) -> str:
    """Sets as done, amounts in a row where only they differ.

    ``planned`` says what the kilograms are on: they are told once where all are the same.

    >>> sets = [PerformedSet("Squat", reps=reps, load=80.0, reps_in_reserve=2.0) for reps in (6, 6, 5)]
    >>> done_in_words(sets)
    '6, 6, 5 at 80 kg, 2 left'
    >>> done_in_words([PerformedSet("Plank", seconds=40.0, side=Side.LEFT)])
    '40 s left side'
    """
    groups: list[tuple[str, list[str]]] = []
    for one in sets:
        rest = _details(one, planned)
        if groups and groups[-1][0] == rest:
            groups[-1][1].append(_amount(one))
        else:
            groups.append((rest, [_amount(one)]))
    return "; ".join(f"{_listed(amounts)}{rest}" for rest, amounts in groups)


def _listed(amounts: list[str]) -> str:
    """Equal amounts counted, others in a row."""
    if len(amounts) > 1 and len(set(amounts)) == 1:
        return f"{len(amounts)} x {amounts[0]}"
    return ", ".join(amounts)


def _amount(one: PerformedSet) -> str:
    if one.reps is not None:
        return str(one.reps)
    if one.contacts is not None:
        return str(one.contacts)
    return "done" if one.seconds is None else format_number(one.seconds, 0)


def _unit(one: PerformedSet) -> str:
    if one.reps is not None:
        return ""
    return " contacts" if one.contacts is not None else "" if one.seconds is None else " s"


def _details(one: PerformedSet, planned: Load | None) -> str:
    side = {Side.EACH: " each side", Side.LEFT: " left side", Side.RIGHT: " right side", None: ""}[one.side]
    left = "" if one.reps_in_reserve is None else f", {format_number(one.reps_in_reserve, 1)} left"
    return f"{_unit(one)}{side}{_load(one.load, planned)}{left}"


def _load(kg: float | None, planned: Load | None) -> str:
    if kg is None or (kg == 0.0 and not isinstance(planned, Kilograms)):
        return ""
    if isinstance(planned, Bodyweight) or kg < 0.0:
        return f" with {'+' if kg > 0.0 else '-'}{format_mass(abs(kg))}"
    hand = " in each hand" if isinstance(planned, Kilograms) and planned.per is Per.HAND else ""
    return f" at {format_mass(kg)}{hand}"


def pair_lines(paired: Paired, catalogue: Mapping[str, Exercise]) -> Iterator[str]:
    """A session that was done beside what was planned for it, line by line."""
    yield _title(paired)
    for line in paired.lines:
        yield from _exercise_lines(line, catalogue)
    for name, sets in _by_name(paired, catalogue):
        yield f"  {name}: {done_in_words(sets)} (not planned)"
    felt = list(_felt(paired))
    if felt:
        yield f"  {'. '.join(felt)}."


def _title(paired: Paired) -> str:
    done, planned = paired.done, paired.planned
    clock = time_in_words(done.start.time(), None) if done.has_clock else ""
    when = " ".join(part for part in (day_in_words(done.start.date()), clock) if part)
    count = sum(not one.warm_up for one in done.sets)
    work = count_in_words(count, "work set") if count > 0 else "no sets told"
    if planned is None:
        return f"{when}  {done.title or 'Strength'}, {work}, not in the plan"
    moved = "" if planned.date == done.start.date() else f", planned for {day_in_words(planned.date)}"
    return f"{when}  {planned.focus}, {work}{moved}"


def _exercise_lines(line: PairedExercise, catalogue: Mapping[str, Exercise]) -> Iterator[str]:
    planned = line.prescription
    name = exercise_name(planned.exercise, catalogue.get(planned.exercise))
    load = planned.work_sets[0].load if planned.work_sets else None
    asked = f"planned {sets_in_words(planned)}{_asked(load)}"
    if line.exercise is None:
        yield f"  {name}: {asked}; not done"
        return
    instead = ""
    if line.swapped:
        instead = f" {exercise_name(line.exercise, catalogue.get(line.exercise))} instead:"
    sets = sorted((*line.done, *line.beyond), key=lambda one: one.side is Side.RIGHT)
    yield f"  {name}: {asked}; done{instead} {done_in_words(sets, load)}"
    yield f"{INDENT}{verdict(line)}"


def _asked(load: Load | None) -> str:
    if isinstance(load, Kilograms):
        return f" at {format_mass(load.kg)}{' in each hand' if load.per is Per.HAND else ''}"
    if isinstance(load, PercentOfMaximum):
        return f" at {format_number(load.percent, 0)} % of 1RM"
    if isinstance(load, Band):
        return f" with the {load.name} band"
    return f" with +{format_mass(load.added)}" if isinstance(load, Bodyweight) and load.added > 0.0 else ""


def verdict(line: PairedExercise) -> str:
    """Whether a prescription was met, by how much it was missed, and whether it was harder than asked."""
    parts = ["met" if line.met else _short(line.short_by, line.swapped)]
    if line.beyond:
        parts.append(f"{count_in_words(len(line.beyond), 'set')} more than planned")
    gap = line.reserve_gap
    if gap is not None:
        parts.append(_gap(gap))
    parts += [pain_in_words(one) for one in line.pain]
    return ", ".join(parts)


def _short(short: Shortfall, swapped: bool) -> str:
    parts = []
    if short.sets > 0:
        parts.append(f"{count_in_words(short.sets, 'set')} missing")
    if short.reps > 0:
        parts.append(f"{count_in_words(short.reps, 'rep')} short")
    if short.seconds > 0.0:
        parts.append(f"{format_number(short.seconds, 0)} s short")
    if short.contacts > 0:
        parts.append(f"{count_in_words(short.contacts, 'contact')} short")
    if short.load > 0.0:
        parts.append(f"{format_mass(short.load)} lighter than planned")
    if short.unknown > 0:
        parts.append(f"no load logged for {count_in_words(short.unknown, 'set')}")
    return ", ".join(parts) or ("swapped" if swapped else "not met")


def _gap(gap: float) -> str:
    if abs(gap) < 0.5:
        return "as hard as asked"
    way = "fewer" if gap > 0 else "more"
    return f"{format_number(abs(gap), 1)} {way} left in reserve than asked"


def _by_name(paired: Paired, catalogue: Mapping[str, Exercise]) -> Iterator[tuple[str, list[PerformedSet]]]:
    groups: dict[str, list[PerformedSet]] = {}
    for one in paired.extra:
        known = None if one.exercise is None else catalogue.get(one.exercise)
        groups.setdefault(one.name if known is None else known.name, []).append(one)
    yield from groups.items()


def _felt(paired: Paired) -> Iterator[str]:
    done = paired.done
    if done.effort is not None:
        minutes = "" if done.duration is None else f" for {round(done.duration / 60.0)} min"
        yield f"Effort {format_number(done.effort, 1)} of 10{minutes}"
    told = {pain for line in paired.lines for pain in line.pain}
    yield from (pain_in_words(one).capitalize() for one in done.pain if one not in told)


def pain_in_words(pain: FeltPain) -> str:
    """Pain with its place and scores.

    >>> pain_in_words(FeltPain("knee", 3.0, 2.0))
    'pain knee 3 of 10, 2 the next morning'
    """
    morning = "" if pain.next_morning is None else f", {format_number(pain.next_morning, 0)} the next morning"
    return f"pain {pain.site} {format_number(pain.score, 0)} of 10{morning}"
