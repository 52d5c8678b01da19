"""What the page holds, gathered from a plan: cards, the exercise index, the evidence cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundforce.evidence import Rule, Source, rules, source
from groundforce.presentation.agenda import Week, exercises_of, sessions_of, weeks_of
from groundforce.presentation.page.anchors import anchors, session_anchors
from groundforce.presentation.page.chart import Column, columns_of
from groundforce.presentation.words import exercise_name
from groundforce.training.exercise import Exercise, Role
from groundforce.training.plan import Plan


@dataclass(frozen=True)
class ExerciseNote:
    """One exercise of the index; ``exercise`` None where the catalogue does not hold it."""

    anchor: str
    name: str
    exercise: Exercise | None
    muscles: str


@dataclass(frozen=True)
class CitedRule:
    """One rule the reasons name, with what it rests on."""

    anchor: str
    rule: Rule
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Contents:
    """Everything the templates draw; the mappings go from ids to what is drawn for them."""

    plan: Plan
    weeks: tuple[Week, ...]
    columns: tuple[Column, ...]
    sessions: Mapping[str, str]
    exercises: Mapping[str, ExerciseNote]
    cited: Mapping[str, CitedRule]


def _muscles(exercise: Exercise | None) -> str:
    if exercise is None:
        return ""
    worked = [muscle.value for role in (Role.PRIME, Role.STRONG) for muscle in exercise.muscles
              if exercise.muscles[muscle] is role]  # fmt: skip
    return ", ".join(worked)


def _note(anchor: str, name: str, exercise: Exercise | None) -> ExerciseNote:
    return ExerciseNote(anchor, exercise_name(name, exercise), exercise, _muscles(exercise))


def _exercises(plan: Plan, catalogue: Mapping[str, Exercise]) -> dict[str, ExerciseNote]:
    names = exercises_of(plan)
    places = anchors("exercise", names)
    notes = {
        name: _note(anchor, name, catalogue.get(name)) for name, anchor in zip(names, places, strict=True)
    }
    return dict(sorted(notes.items(), key=lambda pair: pair[1].name.lower()))


def _cited(plan: Plan) -> dict[str, CitedRule]:
    named = {reason.rule for session in plan.sessions for reason in session.reasons}
    named |= {relaxation.rule for relaxation in plan.relaxations}
    known = {name: rule for name, rule in rules().items() if name in named}
    places = anchors("rule", known)
    return {
        name: CitedRule(anchor, rule, tuple(source(key) for key in rule.sources))
        for (name, rule), anchor in zip(known.items(), places, strict=True)
    }


def contents_of(plan: Plan, catalogue: Mapping[str, Exercise]) -> Contents:
    """Gather what the page of a plan holds."""
    weeks = weeks_of(plan)
    sessions = sessions_of(weeks)
    places = zip(sessions, session_anchors(sessions), strict=True)
    return Contents(
        plan=plan,
        weeks=weeks,
        columns=columns_of(weeks, catalogue),
        sessions={session.id: anchor for session, anchor in places},
        exercises=_exercises(plan, catalogue),
        cited=_cited(plan),
    )
