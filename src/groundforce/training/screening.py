"""Screening: one table from each health answer to what a plan leaves out.

The answers stay with the runner. What leaves this module is limits, and words that name no answer. Every
row only takes load away; a question without an answer takes away maximal efforts. The cut-offs are this
project's judgement, on the careful side. This is not a medical device and gives no medical advice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from groundforce.training.athlete import Limit, Limits, Sex
from groundforce.training.exercise import Problem

Answer: TypeAlias = bool | float | None
"""Yes or no, a number where one is asked for, or None: not answered."""

CAREFUL = frozenset({Limit.NO_MAXIMAL})
GROUNDED = CAREFUL | {Limit.NO_IMPACT}
TECHNIQUE = GROUNDED | {Limit.TECHNIQUE_ONLY}
STOP = TECHNIQUE | {Limit.NO_PLAN}

UNANSWERED = CAREFUL
"""What a question without an answer takes away."""


def _yes(answer: bool | float) -> bool:
    return answer is True


def _fewer_than(number: float) -> Callable[[bool | float], bool]:
    return lambda answer: not isinstance(answer, bool) and answer < number


def _at_least(number: float) -> Callable[[bool | float], bool]:
    return lambda answer: not isinstance(answer, bool) and answer >= number


@dataclass(frozen=True)
class Row:
    """One row: where ``applies`` to the answer of ``key``, take ``limits`` and ``problems`` out of the plan.

    ``clinician`` says whether the runner is told to see one.
    """

    key: str
    asks: str
    applies: Callable[[bool | float], bool]
    limits: frozenset[Limit]
    problems: frozenset[Problem] = frozenset()
    clinician: bool = True


TABLE: tuple[Row, ...] = (
    Row(
        "heart_chest_or_dizziness",
        "A known heart condition, chest pain, or fainting or dizziness with effort, and nobody has cleared "
        "you to train since?",
        _yes,
        STOP,
    ),
    Row(
        "uncontrolled_blood_pressure",
        "High blood pressure that is not under control?",
        _yes,
        STOP,
    ),
    Row("pregnant", "Are you pregnant?", _yes, GROUNDED),
    Row(
        "weeks_since_birth",
        "Weeks since you gave birth, where it was in the last year?",
        _fewer_than(12),
        GROUNDED,
    ),
    Row(
        "weeks_since_birth",
        "Weeks since you gave birth, where it was in the last year?",
        _fewer_than(6),
        TECHNIQUE,
    ),
    Row(
        "recent_surgery",
        "An operation in the last three months that you have not been cleared to train after?",
        _yes,
        STOP,
    ),
    Row("osteoporosis", "Has anyone told you that you have osteoporosis?", _yes, GROUNDED),
    Row(
        "fragility_fracture",
        "Have you broken a bone in a fall from standing height, or with no fall at all, as an adult?",
        _yes,
        TECHNIQUE,
    ),
    Row(
        "bone_stress_injury_now",
        "A bone stress injury (stress reaction or stress fracture) that is not healed?",
        _yes,
        STOP,
        frozenset({Problem.BONE_STRESS}),
    ),
    Row(
        "bone_stress_injuries_ever",
        "How many bone stress injuries have you ever had?",
        _at_least(2),
        GROUNDED,
    ),
    Row(
        "missed_periods_or_rapid_weight_loss",
        "Periods missed for three months or more, or weight lost fast without wanting it?",
        _yes,
        TECHNIQUE,
    ),
    Row(
        "bone_pain_hopping_or_night",
        "Pain in a bone when you hop on one leg, or at night?",
        _yes,
        STOP,
        frozenset({Problem.BONE_STRESS}),
    ),
    Row("age", "Your age in years?", _fewer_than(18), CAREFUL, clinician=False),
)
"""Each screening answer and what it takes away."""

NUMBERS = frozenset({"weeks_since_birth", "bone_stress_injuries_ever", "age"})
"""Questions answered with a number."""
QUESTIONS: dict[str, str] = {row.key: row.asks for row in TABLE}
"""The questions in our own words, by key."""
OPTIONAL = frozenset({"age", "weeks_since_birth"})
"""Silence on these is not taken as an open question: the one is asked elsewhere, the other has its own no."""
NOT_ASKED: Mapping[Sex, frozenset[str]] = {Sex.MALE: frozenset({"pregnant", "weeks_since_birth"})}
"""Questions that are not put to everyone."""

NOTE_UNANSWERED = (
    "Health questions are still open, so this plan has no maximal efforts and no breath-holding. "
    "Answering them all can lift that."
)
WORD_STOP = (
    "No plan is made on these screening answers: see a clinician first and ask what you may lift. "
    "Groundforce is not a medical device and cannot judge this."
)
WORD_CLINICIAN = (
    "Something in the screening answers is best talked over with a clinician; until then the plan leaves "
    "things out. Groundforce is not a medical device."
)
WORD_YOUNG = "Lift with an adult who coaches lifting at your side."


@dataclass(frozen=True)
class Screened:
    """Limits for the plan, and ``words`` for the runner. Neither names an answer."""

    limits: Limits
    words: tuple[str, ...] = ()


def open_questions(answers: Mapping[str, Answer], sex: Sex = Sex.UNKNOWN) -> tuple[str, ...]:
    """The keys of the questions that still want an answer.

    >>> len(open_questions({}, Sex.MALE)), "pregnant" in open_questions({}, Sex.MALE)
    (9, False)
    """
    skipped = OPTIONAL | NOT_ASKED.get(sex, frozenset())
    return tuple(key for key in QUESTIONS if key not in skipped and answers.get(key) is None)


def screen(answers: Mapping[str, Answer], sex: Sex = Sex.UNKNOWN) -> Screened:
    """What these answers take out of a plan; a question without an answer takes out maximal efforts.

    >>> sorted(screen({"pregnant": True}).limits.limits)
    [<Limit.NO_IMPACT: 'no impact'>, <Limit.NO_MAXIMAL: 'no maximal effort or breath-holding'>]
    """
    rows = [row for row in TABLE if _hit(row, answers.get(row.key))]
    unanswered = bool(open_questions(answers, sex))
    taken = frozenset[Limit]().union(*(row.limits for row in rows), UNANSWERED if unanswered else ())
    problems = frozenset[Problem]().union(*(row.problems for row in rows))
    notes = (NOTE_UNANSWERED,) if unanswered else ()
    return Screened(Limits(taken, problems, notes=notes), _words(rows))


def _hit(row: Row, answer: Answer) -> bool:
    return answer is not None and row.applies(answer)


def _words(rows: list[Row]) -> tuple[str, ...]:
    words = []
    if any(Limit.NO_PLAN in row.limits for row in rows):
        words.append(WORD_STOP)
    elif any(row.clinician for row in rows):
        words.append(WORD_CLINICIAN)
    if any(row.key == "age" for row in rows):
        words.append(WORD_YOUNG)
    return tuple(words)
