"""Training history as JSON (``groundforce.history/1``) and back, exactly. Units are in the key names."""

from __future__ import annotations

from datetime import datetime

from groundforce.formats.json_text import written, written_or_none
from groundforce.formats.node import Node
from groundforce.training.recording import Lap, Sport
from groundforce.training.run import OtherActivity, Run, RunProfile
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import FeltPain, PerformedSet, Side, StrengthSession

FORMAT = "groundforce.history/1"

LARGEST = 1e300
"""A number above it is not meant; a whole one this long would not become a float."""
_RUN_NUMBERS = {
    "distance_m": "distance",
    "speed_m_per_s": "speed",
    "grade_adjusted_speed_m_per_s": "grade_adjusted_speed",
    "mean_heart_rate_per_min": "mean_heart_rate",
    "max_heart_rate_per_min": "max_heart_rate",
    "cadence_per_min": "cadence",
    "strides": "strides",
    "climb_m": "climb",
}
"""Optional numbers of a run: key of the document, name of the field."""
_LATER_RUN_NUMBERS = {"temperature_deg_c": "temperature", "effort_1_to_10": "effort"}
"""As above, added since the format's first version: a document without the key has no such number."""
_EVERY_RUN_NUMBER = _RUN_NUMBERS | _LATER_RUN_NUMBERS


def history_to_json(history: TrainingHistory) -> dict[str, object]:
    """A history as a document."""
    return {
        "format": FORMAT,
        "runs": [_run_to_json(run) for run in history.runs],
        "strength": [_strength_to_json(session) for session in history.strength],
        "others": [_other_to_json(other) for other in history.others],
    }


def history_from_json(document: object) -> TrainingHistory:
    """The history of a document, exactly as it was written. Raises DocumentError naming the field."""
    node = Node(document)
    found = node["format"]
    if found.value != FORMAT:
        found.wrong(f"{found.value!r} cannot be read; this version reads {FORMAT}")
    node.has("format", "runs", "strength", "others")
    return TrainingHistory(
        node["runs"].each(_run_from_json),
        node["strength"].each(_strength_from_json),
        node["others"].each(_other_from_json),
    )


def _run_to_json(run: Run) -> dict[str, object]:
    head: dict[str, object] = {
        "start": run.start.isoformat(),
        "zone_known": run.zone_known,
        "duration_s": written(run.duration),
        "elapsed_s": written(run.elapsed),
    }
    numbers = {key: written_or_none(getattr(run, name)) for key, name in _EVERY_RUN_NUMBER.items()}
    return (
        head
        | numbers
        | {
            "indoor": run.indoor,
            "laps": [_lap_to_json(lap) for lap in run.laps],
            "profile": None if run.profile is None else _profile_to_json(run.profile),
            "title": run.title,
            "sources": list(run.sources),
        }
    )


def _run_from_json(node: Node) -> Run:
    node.has("start", "zone_known", "duration_s", "elapsed_s", *_RUN_NUMBERS, "indoor", "laps", "profile",
             "title", "sources", optional=tuple(_LATER_RUN_NUMBERS))  # fmt: skip
    numbers = {name: node[key].maybe(Node.number) for key, name in _RUN_NUMBERS.items()}
    later = ((name, node.get(key)) for key, name in _LATER_RUN_NUMBERS.items())
    numbers |= {name: one.maybe(Node.number) for name, one in later if one is not None}
    return Run(
        start=_wall_clock(node["start"]),
        zone_known=node["zone_known"].flag(),
        duration=node["duration_s"].number(),
        elapsed=node["elapsed_s"].number(),
        indoor=node["indoor"].flag(),
        laps=node["laps"].each(_lap_from_json),
        profile=node["profile"].maybe(_profile_from_json),
        title=node["title"].text(),
        sources=node["sources"].each(Node.text),
        **numbers,
    )


def _lap_to_json(lap: Lap) -> dict[str, object]:
    return {
        "start_s": written(lap.start),
        "duration_s": written(lap.duration),
        "distance_m": written_or_none(lap.distance),
        "mean_heart_rate_per_min": written_or_none(lap.mean_heart_rate),
        "intensity": lap.intensity,
        "trigger": lap.trigger,
    }


def _lap_from_json(node: Node) -> Lap:
    node.has("start_s", "duration_s", "distance_m", "mean_heart_rate_per_min", "intensity", "trigger")
    return Lap(
        node["start_s"].number(),
        node["duration_s"].number(),
        node["distance_m"].maybe(Node.number),
        node["mean_heart_rate_per_min"].maybe(Node.number),
        node["intensity"].maybe(Node.text),
        node["trigger"].maybe(Node.text),
    )


def _profile_to_json(profile: RunProfile) -> dict[str, object]:
    return {
        "step_s": written(profile.step),
        "speed_m_per_s": [written_or_none(value) for value in profile.speed],
        "heart_rate_per_min": [written_or_none(value) for value in profile.heart_rate],
    }


def _profile_from_json(node: Node) -> RunProfile:
    node.has("step_s", "speed_m_per_s", "heart_rate_per_min")
    return RunProfile(
        node["step_s"].number(), _series(node["speed_m_per_s"]), _series(node["heart_rate_per_min"])
    )


def _series(node: Node) -> tuple[float | None, ...]:
    """Numbers and nulls. All at once where none is wrong: a long history is mostly these."""
    values = node.value
    if isinstance(values, list) and all(map(_is_plain, values)):
        return tuple(None if one is None else float(one) for one in values)
    return node.each(lambda one: one.maybe(Node.number))


def _is_plain(value: object) -> bool:
    return value is None or (type(value) in (int, float) and abs(value) <= LARGEST)  # type: ignore[arg-type]


def _strength_to_json(session: StrengthSession) -> dict[str, object]:
    document: dict[str, object] = {
        "start": session.start.isoformat(),
        "duration_s": written_or_none(session.duration),
        "title": session.title,
        "sets": [_set_to_json(one) for one in session.sets],
        "sources": list(session.sources),
    }
    # Said by few, and later than the format's first version: a document without them has none.
    if session.effort is not None:
        document["effort_0_to_10"] = written(session.effort)
    if session.pain:
        document["pain"] = [_pain_to_json(one) for one in session.pain]
    return document


def _strength_from_json(node: Node) -> StrengthSession:
    node.has("start", "duration_s", "title", "sets", "sources", optional=("effort_0_to_10", "pain"))
    effort, pain = node.get("effort_0_to_10"), node.get("pain")
    return StrengthSession(
        _wall_clock(node["start"]),
        node["sets"].each(_set_from_json),
        node["duration_s"].maybe(Node.number),
        node["title"].text(),
        node["sources"].each(Node.text),
        None if effort is None else effort.number(),
        () if pain is None else pain.each(_pain_from_json),
    )


def _pain_to_json(pain: FeltPain) -> dict[str, object]:
    return {
        "site": pain.site,
        "during": written(pain.score),
        "next_morning": written_or_none(pain.next_morning),
        "exercise": pain.exercise,
    }


def _pain_from_json(node: Node) -> FeltPain:
    node.has("site", "during", "next_morning", "exercise")
    return FeltPain(
        node["site"].text(),
        node["during"].number(),
        node["next_morning"].maybe(Node.number),
        node["exercise"].maybe(Node.text),
    )


def _set_to_json(one: PerformedSet) -> dict[str, object]:
    return {
        "name": one.name,
        "exercise": one.exercise,
        "reps": one.reps,
        "load_kg": written_or_none(one.load),
        "seconds": written_or_none(one.seconds),
        "contacts": one.contacts,
        "rir": written_or_none(one.reps_in_reserve),
        "side": None if one.side is None else one.side.value,
        "warm_up": one.warm_up,
        "start": None if one.start is None else one.start.isoformat(),
    }


def _set_from_json(node: Node) -> PerformedSet:
    node.has("name", "exercise", "reps", "load_kg", "seconds", "contacts", "rir", "side", "warm_up", "start")
    return PerformedSet(
        node["name"].text(),
        node["exercise"].maybe(Node.text),
        node["reps"].maybe(Node.whole),
        node["load_kg"].maybe(Node.number),
        node["seconds"].maybe(Node.number),
        node["contacts"].maybe(Node.whole),
        node["rir"].maybe(Node.number),
        node["side"].maybe(lambda each: each.word(Side)),
        node["warm_up"].flag(),
        node["start"].maybe(_instant),
    )


def _other_to_json(other: OtherActivity) -> dict[str, object]:
    return {
        "start": other.start.isoformat(),
        "sport": other.sport.value,
        "duration_s": written(other.duration),
        "distance_m": written_or_none(other.distance),
        "sources": list(other.sources),
    }


def _other_from_json(node: Node) -> OtherActivity:
    node.has("start", "sport", "duration_s", "distance_m", "sources")
    return OtherActivity(
        _wall_clock(node["start"]),
        node["sport"].word(Sport),
        node["duration_s"].number(),
        node["distance_m"].maybe(Node.number),
        node["sources"].each(Node.text),
    )


def _wall_clock(node: Node) -> datetime:
    """A time on the runner's wall clock: without an offset."""
    moment = node.moment()
    return moment if moment.tzinfo is None else node.wrong("a wall-clock time has no offset")


def _instant(node: Node) -> datetime:
    """An instant: with an offset."""
    moment = node.moment()
    return node.wrong("an instant needs an offset, such as +00:00") if moment.tzinfo is None else moment
