"""The athlete, limits, races and running state inside ``problem``, both ways."""

from __future__ import annotations

from groundforce.formats.json_text import written, written_or_none
from groundforce.formats.node import Node
from groundforce.training.athlete import (
    Athlete,
    LiftingExperience,
    Limit,
    Limits,
    Race,
    RacePriority,
    Sex,
)
from groundforce.training.exercise import Problem
from groundforce.training.state import Estimate, RunningState


def athlete_to_json(athlete: Athlete) -> dict[str, object]:
    """The athlete without the name, which is ``runner`` of the document."""
    return {
        "sex": athlete.sex.value,
        "age": written_or_none(athlete.age),
        "body_mass_kg": written_or_none(athlete.body_mass),
        "experience": athlete.experience.value,
        "landing_quality": athlete.landing_quality,
    }


def athlete_from_json(node: Node, name: str) -> Athlete:
    """The athlete called ``name``. Raises DocumentError."""
    node.has("sex", "age", "body_mass_kg", "experience", "landing_quality")
    return Athlete(
        name,
        node["sex"].word(Sex),
        node["age"].maybe(Node.amount),
        node["body_mass_kg"].maybe(Node.amount),
        node["experience"].word(LiftingExperience),
        node["landing_quality"].flag(),
    )


def limits_to_json(limits: Limits) -> dict[str, object]:
    """The limits; the answers they came from are not in a plan."""
    return {
        "limits": sorted(one.value for one in limits.limits),
        "problems": sorted(one.value for one in limits.problems),
        "excluded": sorted(limits.excluded),
        "notes": list(limits.notes),
    }


def limits_from_json(node: Node) -> Limits:
    """The limits. Raises DocumentError."""
    node.has("limits", "problems", "excluded", "notes")
    return Limits(
        frozenset(node["limits"].each(lambda one: one.word(Limit))),
        frozenset(node["problems"].each(lambda one: one.word(Problem))),
        frozenset(node["excluded"].each(Node.text)),
        node["notes"].each(Node.text),
    )


def race_to_json(race: Race) -> dict[str, object]:
    """A race."""
    return {
        "date": race.date.isoformat(),
        "distance_m": written(race.distance),
        "priority": race.priority.value,
        "name": race.name,
    }


def race_from_json(node: Node) -> Race:
    """A race. Raises DocumentError."""
    node.has("date", "distance_m", "priority", "name")
    return Race(
        node["date"].day(),
        node["distance_m"].amount(),
        node["priority"].word(RacePriority),
        node["name"].text(),
    )


def maximum_to_json(pair: tuple[str, Estimate]) -> dict[str, object]:
    """An estimated one-repetition maximum [kg] with its interval."""
    exercise, estimate = pair
    return {
        "exercise": exercise,
        "one_rm_kg": written(estimate.value),
        "low_kg": written(estimate.low),
        "high_kg": written(estimate.high),
        "source": estimate.source,
        "as_of": None if estimate.as_of is None else estimate.as_of.isoformat(),
    }


def maximum_from_json(node: Node) -> tuple[str, Estimate]:
    """An estimated one-repetition maximum. Raises DocumentError."""
    node.has("exercise", "one_rm_kg", "low_kg", "high_kg", "source", "as_of")
    estimate = Estimate(
        node["one_rm_kg"].amount(),
        node["low_kg"].amount(),
        node["high_kg"].amount(),
        node["source"].text(),
        node["as_of"].maybe(Node.day),
    )
    return node["exercise"].text(), estimate


def running_to_json(state: RunningState) -> dict[str, object]:
    """Where the running stood at the start."""
    return {
        "as_of": state.as_of.isoformat(),
        "measured": state.measured,
        "runs_per_week": written_or_none(state.runs_per_week),
        "distance_per_week_m": written_or_none(state.distance_per_week),
        "duration_per_week_s": written_or_none(state.duration_per_week),
        "longest_run_s": written_or_none(state.longest_run),
        "longest_distance_m": written_or_none(state.longest_distance),
        "gap_days": state.gap,
        "returning": state.returning,
    }


def running_from_json(node: Node) -> RunningState:
    """Where the running stood. Raises DocumentError."""
    node.has("as_of", "measured", "runs_per_week", "distance_per_week_m", "duration_per_week_s",
             "longest_run_s", "longest_distance_m", "gap_days", "returning")  # fmt: skip
    return RunningState(
        as_of=node["as_of"].day(),
        measured=node["measured"].flag(),
        runs_per_week=node["runs_per_week"].maybe(Node.amount),
        distance_per_week=node["distance_per_week_m"].maybe(Node.amount),
        duration_per_week=node["duration_per_week_s"].maybe(Node.amount),
        longest_run=node["longest_run_s"].maybe(Node.amount),
        longest_distance=node["longest_distance_m"].maybe(Node.amount),
        gap=node["gap_days"].maybe(Node.whole),
        returning=node["returning"].flag(),
    )
