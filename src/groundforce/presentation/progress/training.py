"""What was done to the body: load, bone, readiness, adherence, pain."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from groundforce.physiology.bone import ORDINAL
from groundforce.presentation.phrases import count_in_words
from groundforce.presentation.progress.nouns import Fact, Section, basis_of, within
from groundforce.presentation.words import day_in_words
from groundforce.quantities import format_distance, format_duration, format_number
from groundforce.training.bone import BoneState
from groundforce.training.load import LoadState, WeekLoad
from groundforce.training.pain import PainAdvice
from groundforce.training.state import AthleteState, Estimate

NOTHING = "Nothing measured before this day: no runs and no lifting."
NO_PLAN = "No plan to compare with: give one with --plan, or plan in a training folder."
NO_DIARY = "No pain entries. That is not the same as no pain: [[pain]] in the runner file keeps a diary."


LEAST_WIDTH = 0.05
"""Share of the value under which an interval says less than is unknown."""
LOUD = timedelta(days=7)
"""A spike is an alert for so long."""
MOST_TIMES = 5
"""Times a usual week above which a ratio says no more than that there was hardly any before."""


def load_section(state: AthleteState) -> Section:
    """The last week against the usual one; channels are never added up."""
    load = state.load
    if load is None or not load.measured or not load.weeks:
        return Section("load", "Training load", missing=NOTHING)
    facts = (*_week(load.weeks[-1]), *_usual(load, state), *_spikes(load, state.as_of - LOUD))
    return Section("load", "Training load", facts, notes=load.notes)


def _week(week: WeekLoad) -> Iterator[Fact]:
    running = format_duration(week.duration) if week.runs else "none"
    if week.distance is not None and week.runs:
        running += f", {format_distance(week.distance)}"
    yield Fact("Running, last seven days", running, count_in_words(week.runs, "run"))
    if week.trimp is not None:
        yield Fact(
            "Heart-rate impulse (TRIMP)",
            within(week.trimp, ""),
            f"{week.trimp_runs} of {count_in_words(week.runs, 'run')}",
        )
    if week.session_rpe is not None:
        rated = f"{week.rated_runs} of {count_in_words(week.runs, 'run')} rated"
        yield Fact("Session rating x minutes", f"{week.session_rpe:.0f}", rated)
    if week.impact is not None:
        yield Fact(
            "Steps x ground force", within(week.impact, "thousand body weights", 1e-3), week.impact.source
        )
    sets = ", ".join(f"{muscle} {count:.0f}" for muscle, count in week.hard_sets if count >= 0.5)
    lifted = count_in_words(week.sessions, "session") if week.sessions else "none"
    yield Fact("Lifting, last seven days", lifted, f"hard sets: {sets}" if sets else "")


def _usual(load: LoadState, state: AthleteState) -> Iterator[Fact]:
    usual = load.duration_per_week
    if usual is not None and usual.high <= 0.0:
        yield Fact("Running in a usual week", "none", "no run in the last four weeks")
    elif usual is not None:
        ends = (format_duration(max(0.0, one)) for one in (usual.value, usual.low, usual.high))
        value, low, high = ends
        yield Fact("Running in a usual week", f"{value} ({low} to {high})", basis_of(usual, state.as_of))


def _spikes(load: LoadState, loud_from: date) -> Iterator[Fact]:
    """Those of the last 30 days; only one of the last seven is news."""
    for one in load.spikes:
        yield Fact(f"Spike on {day_in_words(one.date, year=True)}", one.text, alert=one.date >= loud_from)


def bone_section(state: AthleteState) -> Section:
    """Ordinal: compares weeks."""
    bone = state.bone
    if bone is None or not bone.measured:
        return Section("bone", "Bone loading", missing=NOTHING)
    facts = [Fact(one.site.capitalize(), _against(one.last_week, one.usual)) for one in bone.sites]
    if bone.tibial_load is not None:
        shin = within(bone.tibial_load, "thousand body weights a leg", 1e-3)
        facts.append(Fact("Inside the shin, last seven days", shin, _short(bone.tibial_load)))
    if bone.tibial_damage is not None:
        facts.append(Fact("Wear of the shin", *_wear(bone.tibial_damage)))
    return Section("bone", "Bone loading", tuple(facts), notes=(*_index(bone), *bone.notes))


def _wear(one: Estimate) -> tuple[str, str]:
    """Its interval is that of the rule alone: none at all for runs all alike, which would look too sure."""
    against, basis = "times the four weeks before", _short(one)
    if one.high - one.low >= LEAST_WIDTH * one.value:
        return within(one, against, digits=2), basis
    told = f"about {format_number(one.value, 1)} {against}"
    return told, f"{basis}; how far runners differ is not known"


def _short(one: Estimate) -> str:
    """A source without what the notes say once for all."""
    return one.source.removesuffix(f"; {ORDINAL}")


def _index(bone: BoneState) -> tuple[str, ...]:
    sources = dict.fromkeys(_short(one.last_week) for one in bone.sites)
    return tuple(f"By site: {source}." for source in sources)


def _against(last: Estimate, usual: float | None) -> str:
    if usual is None or usual <= 0.0:
        return "nothing to compare with" if last.value > 0.0 else "none"
    if last.value > MOST_TIMES * usual:
        return f"more than {MOST_TIMES} times a usual week, which has little of it"
    return f"{100 * last.value / usual:.0f} % of a usual week"


def readiness_section(state: AthleteState) -> Section:
    """Fresh, normal or loaded, and why."""
    now = state.readiness
    if now is None or now.level is None or now.fatigue is None:
        return Section("readiness", "Readiness", missing=NOTHING)
    likely = [level.value for level in now.likely if level is not now.level]
    value = f"{now.level.value}{f' (could be {likely[0]})' if likely else ''}"
    facts = (
        Fact("Legs today", value, alert=now.reduces),
        Fact("Left of the last days", within(now.fatigue, "% of a heavy session"), now.fatigue.source),
    )
    return Section("readiness", "Readiness", facts, notes=now.reasons)


def adherence_section(state: AthleteState) -> Section:
    """Planned against done."""
    now = state.adherence
    if now is None:
        return Section("adherence", "Planned and done", missing=NO_PLAN)
    if now.sessions_done is None:
        return Section(
            "adherence", "Planned and done", missing="No planned session was due yet.", notes=now.notes
        )
    facts = [Fact("Sessions done", *_share(now.sessions_done))]
    if now.sets_done is not None:
        facts.append(Fact("Sets done", *_share(now.sets_done)))
    if now.missed_weekday is not None:
        facts.append(Fact("Missed most", calendar.day_name[now.missed_weekday]))
    return Section("adherence", "Planned and done", tuple(facts), notes=now.notes)


def _share(one: Estimate) -> tuple[str, str]:
    """What was counted, then the share it speaks for: with few sessions the two differ."""
    return one.source, f"speaks for {within(one, '%', 100.0)} in the long run"


def pain_section(state: AthleteState) -> Section:
    """Place by place, most careful first."""
    now = state.pain
    if now is None or not now.sites:
        return Section("pain", "Pain", missing=NO_DIARY)
    facts = tuple(
        Fact(
            one.site.value.capitalize(),
            f"{one.advice.value}: {one.text.removeprefix(f'{one.site.value}: ')}",
            f"worst {one.worst:g} of 10; trend: {one.trend.value}; evidence: {one.grade.value}",
            one.advice is not PainAdvice.CONTINUE and not one.stale,
        )
        for one in now.sites
    )
    return Section("pain", "Pain", facts, notes=now.notes)
