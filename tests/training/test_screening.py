"""Screening and pain: the table, and that nothing in it ever gives load back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.training.athlete import Limit, Limits, Sex
from groundforce.training.exercise import Problem
from groundforce.training.screening import NUMBERS, QUESTIONS, TABLE, Answer, open_questions, screen
from groundforce.training.soreness import Injury, InjuryStatus, Pain, limits_of_injury, limits_of_pain, sore

NO: dict[str, Answer] = {key: 0.0 if key in NUMBERS else False for key in QUESTIONS}
NO["weeks_since_birth"], NO["age"] = None, 40.0
MAXIMAL, IMPACT, TECHNIQUE, STOP = (
    Limit.NO_MAXIMAL,
    Limit.NO_IMPACT,
    Limit.TECHNIQUE_ONLY,
    Limit.NO_PLAN,
)


def test_all_no_takes_nothing_out() -> None:
    assert screen(NO).limits == Limits()
    assert screen(NO).words == ()


@pytest.mark.parametrize(
    ("key", "answer", "limits"),
    [
        ("heart_chest_or_dizziness", True, {MAXIMAL, IMPACT, TECHNIQUE, STOP}),
        ("uncontrolled_blood_pressure", True, {MAXIMAL, IMPACT, TECHNIQUE, STOP}),
        ("pregnant", True, {MAXIMAL, IMPACT}),
        ("weeks_since_birth", 3.0, {MAXIMAL, IMPACT, TECHNIQUE}),
        ("weeks_since_birth", 8.0, {MAXIMAL, IMPACT}),
        ("weeks_since_birth", 12.0, set()),
        ("recent_surgery", True, {MAXIMAL, IMPACT, TECHNIQUE, STOP}),
        ("osteoporosis", True, {MAXIMAL, IMPACT}),
        ("fragility_fracture", True, {MAXIMAL, IMPACT, TECHNIQUE}),
        ("bone_stress_injury_now", True, {MAXIMAL, IMPACT, TECHNIQUE, STOP}),
        ("bone_stress_injuries_ever", 1.0, set()),
        ("bone_stress_injuries_ever", 2.0, {MAXIMAL, IMPACT}),
        ("missed_periods_or_rapid_weight_loss", True, {MAXIMAL, IMPACT, TECHNIQUE}),
        ("bone_pain_hopping_or_night", True, {MAXIMAL, IMPACT, TECHNIQUE, STOP}),
        ("age", 17.9, {MAXIMAL}),
        ("age", 18.0, set()),
    ],
)
def test_the_table(key: str, answer: Answer, limits: set[Limit]) -> None:
    assert screen(NO | {key: answer}).limits.limits == limits


@pytest.mark.parametrize("key", sorted(set(QUESTIONS) - {"age", "weeks_since_birth"}))
def test_an_open_question_takes_out_maximal_efforts_and_is_said(key: str) -> None:
    screened = screen(NO | {key: None})
    assert screened.limits.limits == {MAXIMAL}
    assert "still open" in screened.limits.notes[0]


def test_men_are_not_asked_about_pregnancy() -> None:
    assert open_questions(NO | {"pregnant": None}, Sex.MALE) == ()
    assert open_questions(NO | {"pregnant": None}, Sex.FEMALE) == ("pregnant",)


def test_every_stop_says_to_see_a_clinician() -> None:
    for row in TABLE:
        if STOP in row.limits:
            assert "clinician" in screen(NO | {row.key: True}).words[0]


ANSWERS = st.fixed_dictionaries(
    {key: st.none() | (st.floats(0, 120) if key in NUMBERS else st.booleans()) for key in QUESTIONS}
)


@given(ANSWERS, st.sampled_from(sorted(set(QUESTIONS) - NUMBERS)), st.sampled_from(Sex))
def test_a_yes_never_gives_load_back(answers: dict[str, Answer], key: str, sex: Sex) -> None:
    before, after = screen(answers | {key: False}, sex).limits, screen(answers | {key: True}, sex).limits
    assert before.limits <= after.limits
    assert before.problems <= after.problems


@given(ANSWERS)
def test_no_text_names_an_answer(answers: dict[str, Answer]) -> None:
    screened = screen(answers)
    said = " ".join((*screened.limits.notes, *screened.words)).lower()
    assert not any(
        word in said for word in ("pregnan", "heart", "pressure", "surgery", "bone", "period", "birth")
    )


@pytest.mark.parametrize(
    ("score", "limits", "problem"),
    [(0, set(), False), (3, set(), False), (4, set(), True), (5, set(), True), (6, {MAXIMAL, IMPACT}, True)],
)
def test_pain_by_score(score: float, limits: set[Limit], problem: bool) -> None:
    found = limits_of_pain(Pain(Problem.ACHILLES, score))
    assert (set(found.limits), Problem.ACHILLES in found.problems) == (limits, problem)
    assert bool(found.notes) == (0 < score < 4)


def test_any_pain_in_a_bone_counts() -> None:
    assert STOP in limits_of_pain(Pain(Problem.BONE_STRESS, 1)).limits
    assert limits_of_pain(Pain(Problem.BONE_STRESS, 0)) == Limits()


def test_a_sore_shoulder_leaves_impact_in() -> None:
    assert limits_of_pain(Pain(Problem.SHOULDER, 8)).limits == {MAXIMAL}


@given(st.sampled_from(Problem), st.floats(0, 10), st.floats(0, 10))
def test_more_pain_never_gives_load_back(site: Problem, one: float, other: float) -> None:
    less, more = (limits_of_pain(Pain(site, score)) for score in sorted((one, other)))
    assert less.limits <= more.limits
    assert less.problems <= more.problems


def test_injuries_by_status() -> None:
    current, returning, healed = (limits_of_injury(Injury(Problem.CALF, status)) for status in InjuryStatus)
    assert current.limits >= returning.limits >= healed.limits
    assert Problem.CALF in current.problems & returning.problems
    assert healed.problems == frozenset()
    assert {"calf_raise", "calf_raise_dumbbell"} <= current.excluded, "an injured muscle leads nothing"
    assert returning.excluded == healed.excluded == frozenset()
    tendon = limits_of_injury(Injury(Problem.ACHILLES, InjuryStatus.CURRENT))
    assert tendon.excluded == frozenset(), "a tendon is loaded to heal"
    bone = limits_of_injury(Injury(Problem.BONE_STRESS, InjuryStatus.RETURNING))
    assert bone.limits == {MAXIMAL, IMPACT}


def test_limits_add_up_and_old_pain_is_told() -> None:
    found = sore(
        [Pain(Problem.KNEE, 2, 50), Pain(Problem.HIP, 6)], [Injury(Problem.SHIN, InjuryStatus.HEALED)]
    )
    assert found.limits.problems == {Problem.HIP}
    assert len(found.limits.notes) == 2
    assert found.words == (
        "The knee has hurt for 7 weeks: show it to a clinician.",
        "Have the hip looked at by a clinician before you load it.",
    )
