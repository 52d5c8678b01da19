"""The catalogue as data: complete, consistent, and enough for every runner it is meant for."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from groundforce.errors import ProblemError
from groundforce.training.catalogue import load_catalogue
from groundforce.training.catalogue.load import BONE_SITES, JOINTS, read_catalogue
from groundforce.training.catalogue.markdown import catalogue_markdown
from groundforce.training.catalogue.names import words_of
from groundforce.training.equipment import EQUIPMENT, KITS
from groundforce.training.exercise import (
    ContractionMode,
    Exercise,
    LoadKind,
    Measure,
    MovementPattern,
    Muscle,
    Problem,
    Region,
    Role,
)

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("GROUNDFORCE_SHARED", ROOT.parent / "shared"))
CATALOGUE = load_catalogue()
EXERCISES = list(CATALOGUE)
JUMPS = [one for one in EXERCISES if one.pattern is MovementPattern.JUMP]

each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)


@each
def test_exercise_is_complete(exercise: Exercise) -> None:
    assert all(
        getattr(exercise, field.name) is not None for field in fields(exercise) if field.name != "strength_of"
    )
    assert exercise.id.isidentifier()
    assert exercise.id == exercise.id.lower()
    assert len(exercise.how) == 3
    assert all(20 <= len(line) <= 130 and line.endswith(".") for line in exercise.how)
    assert exercise.why.endswith(".")
    assert len(exercise.why) >= 40
    assert exercise.qualities
    assert exercise.joints
    assert set(exercise.joints) <= JOINTS
    assert set(exercise.bone_sites) <= BONE_SITES
    assert exercise.equipment
    assert all(way <= set(EQUIPMENT) for way in exercise.equipment)
    assert exercise.aliases


@each
def test_muscles_have_roles(exercise: Exercise) -> None:
    if exercise.region is Region.UPPER:
        assert Role.PRIME not in exercise.muscles.values(), "the plan keeps no count of upper-body muscles"
    else:
        assert Role.PRIME in exercise.muscles.values()


@each
def test_lower_load_is_on_legs_that_lift(exercise: Exercise) -> None:
    if exercise.region is not Region.LEGS or exercise.pattern is MovementPattern.JUMP:
        assert exercise.lower_load == 0.0
    elif exercise.load is not LoadKind.NONE:
        assert exercise.lower_load > 0.0


@each
def test_measure_fits_the_exercise(exercise: Exercise) -> None:
    jump = exercise.pattern is MovementPattern.JUMP
    assert (exercise.tier > 0) == jump
    assert (exercise.contacts_per_rep > 0) == jump
    assert (exercise.measure is Measure.CONTACTS) == jump
    assert (exercise.mode is ContractionMode.PLYOMETRIC) == jump
    if exercise.measure is Measure.SECONDS:
        assert exercise.mode is ContractionMode.ISOMETRIC
        assert exercise.seconds_per_rep == (2.0 if exercise.unilateral else 1.0), (
            "a second of hold, both sides"
        )


@each
def test_overloaded_lowering_is_eccentric(exercise: Exercise) -> None:
    if exercise.overloaded_eccentric:
        assert exercise.mode is ContractionMode.ECCENTRIC
        assert exercise.skill >= 3


@each
def test_progressions_are_mutual(exercise: Exercise) -> None:
    for harder in exercise.prepares:
        assert exercise.id in CATALOGUE.get(harder).easier
    for easier in exercise.easier:
        assert exercise.id in CATALOGUE.get(easier).prepares
    assert len(set(exercise.prepares)) == len(exercise.prepares)


@each
def test_progressions_have_no_cycle(exercise: Exercise) -> None:
    seen: set[str] = set()
    waiting = list(exercise.prepares)
    while waiting:
        id = waiting.pop()
        assert id != exercise.id
        if id not in seen:
            seen.add(id)
            waiting += CATALOGUE.get(id).prepares


@each
def test_progressions_do_not_ask_for_less_skill(exercise: Exercise) -> None:
    for harder in exercise.prepares:
        assert CATALOGUE.get(harder).skill >= exercise.skill, harder
        assert CATALOGUE.get(harder).tier >= exercise.tier, harder


@each
def test_estimated_strength_comes_from_a_measured_lift(exercise: Exercise) -> None:
    if exercise.strength_of is None:
        return
    lift, ratio = exercise.strength_of
    reference = CATALOGUE.get(lift)
    assert reference.strength_of is None, "one step only"
    assert reference.load is LoadKind.TOTAL
    assert exercise.load in (LoadKind.TOTAL, LoadKind.HAND, LoadKind.SINGLE)
    assert 0.1 <= ratio <= 1.3


@each
def test_fit_pair_is_in_the_profile(exercise: Exercise) -> None:
    profile = pytest.importorskip("fitdecode.profile")
    category = profile.FIELD_TYPES["exercise_category"].enum[exercise.fit.category]
    assert exercise.fit.name in profile.FIELD_TYPES[f"{category}_exercise_name"].enum


def test_exact_fit_pairs_are_unique() -> None:
    exact = [(one.fit.category, one.fit.name) for one in EXERCISES if one.fit.note == ""]
    assert sorted(exact) == sorted(set(exact))
    assert CATALOGUE.of_fit(15, 0) is None, "a near pair names no exercise"


def test_names_and_aliases_are_unique() -> None:
    owner: dict[frozenset[str], str] = {}
    for one in EXERCISES:
        for alias in (one.id.replace("_", " "), one.name, *one.aliases):
            assert owner.setdefault(words_of(alias), one.id) == one.id, alias
    assert len({one.name for one in EXERCISES}) == len(EXERCISES)


def test_size_and_the_five() -> None:
    assert len(CATALOGUE) >= 80
    for id in (
        "back_squat",
        "romanian_deadlift",
        "romanian_deadlift_dumbbell",
        "romanian_deadlift_single_leg",
        "romanian_deadlift_b_stance",
        "romanian_deadlift_kettlebell",
        "glute_ham_raise",
        "hip_thrust",
        "side_plank",
    ):
        assert id in CATALOGUE


def test_patterns_and_muscles_are_all_covered() -> None:
    assert {one.pattern for one in EXERCISES} == set(MovementPattern)
    primes = {muscle for one in EXERCISES for muscle, role in one.muscles.items() if role is Role.PRIME}
    assert primes == set(Muscle)


def prime(muscle: Muscle, *avoid: MovementPattern) -> object:
    return lambda one: one.muscles.get(muscle) is Role.PRIME and one.pattern not in avoid


NEEDS = {
    "glutes": prime(Muscle.GLUTEUS_MAXIMUS),
    "hip-dominant hamstrings": prime(Muscle.HAMSTRINGS_HIP),
    "eccentric or knee-dominant hamstrings": prime(Muscle.HAMSTRINGS_KNEE),
    "quadriceps": prime(Muscle.QUADRICEPS),
    "straight-knee calf": prime(Muscle.GASTROCNEMIUS),
    "bent-knee calf": prime(Muscle.SOLEUS),
    "lateral trunk": prime(Muscle.TRUNK_LATERAL),
}


@pytest.mark.parametrize("kit", ["none", "home", "gym", "full gym"])
@pytest.mark.parametrize("need", NEEDS)
def test_every_kit_offers_a_beginner_everything(kit: str, need: str) -> None:
    fits = NEEDS[need]
    found = [
        one.id
        for one in CATALOGUE.possible_with(KITS[kit])
        if one.skill <= 2 and one.pattern is not MovementPattern.JUMP and fits(one)  # type: ignore[operator]
    ]
    assert found, f"{kit} kit has no {need} exercise at skill 2 or less"


@pytest.mark.parametrize("kit", ["none", "home", "gym"])
@pytest.mark.parametrize("problem", [Problem.KNEE, Problem.LOW_BACK, Problem.ACHILLES, Problem.BONE_STRESS])
@pytest.mark.parametrize(
    "need", ["glutes", "quadriceps", "straight-knee calf", "bent-knee calf", "lateral trunk"]
)
def test_common_problems_leave_something(kit: str, problem: Problem, need: str) -> None:
    fits = NEEDS[need]
    assert any(
        one.skill <= 2 and problem not in one.aggravates and fits(one)  # type: ignore[operator]
        for one in CATALOGUE.possible_with(KITS[kit])
        if one.pattern is not MovementPattern.JUMP
    )


@pytest.mark.parametrize("jump", JUMPS, ids=lambda one: one.id)
def test_every_jump_is_left_out_with_impact_problems(jump: Exercise) -> None:
    impact = {
        Problem.ACHILLES,
        Problem.ACHILLES_INSERTION,
        Problem.CALF,
        Problem.PLANTAR_FASCIA,
        Problem.FOOT,
        Problem.ANKLE,
        Problem.SHIN,
        Problem.KNEE,
        Problem.PATELLAR_TENDON,
        Problem.BONE_STRESS,
    }
    assert impact <= set(jump.aggravates)


def test_problems_follow_the_injury_table() -> None:
    def out(problem: Problem) -> set[str]:
        return {one.id for one in EXERCISES if problem in one.aggravates}

    assert {"romanian_deadlift", "good_morning", "deadlift"} <= out(Problem.PROXIMAL_HAMSTRING)
    assert {"romanian_deadlift", "deadlift", "back_squat"} <= out(Problem.LOW_BACK)
    assert {"nordic_curl", "glute_ham_raise", "sliding_leg_curl_single_leg"} <= out(Problem.HAMSTRING)
    assert {"side_plank", "copenhagen_plank"} <= out(Problem.SHOULDER)
    assert {"copenhagen_plank", "copenhagen_plank_short"} <= out(Problem.GROIN)
    assert {"pistol_squat", "lateral_step_down", "back_squat"} <= out(Problem.KNEE)
    assert {"calf_raise_single_leg", "calf_raise_machine"} <= out(Problem.ACHILLES_INSERTION)
    assert not {"calf_raise", "calf_raise_single_leg"} & out(Problem.ACHILLES), (
        "heavy slow raises are the treatment"
    )
    assert not {"hip_thrust", "split_squat_dumbbell", "side_plank"} & out(Problem.LOW_BACK)


TIERS = {
    "pogo / ankle hops in place, two legs": "pogo_hop",
    "skipping (A-skip) low": "a_skip",
    "jump rope": "jump_rope",
    "squat jump to box (low)": "low_box_jump",
    "snap-down / drop landing 20 cm": "snap_down",
    "countermovement jump": "countermovement_jump",
    "box jump": "box_jump",
    "two-leg line/cone hops": "line_hop",
    "skip for height/distance": "power_skip",
    "split-squat (scissor) jump": "split_squat_jump",
    "hurdle jumps two legs (low)": "low_hurdle_jump",
    "standing long jump series": "broad_jump_series",
    "tuck jump": "tuck_jump",
    "alternate-leg bound": "alternate_leg_bound",
    "drop jump 20-30 cm": "drop_jump_low",
    "loaded jump squat 20-40% 1RM": "loaded_jump_squat",
    "single-leg pogo": "single_leg_pogo",
    "single-leg hop for distance series": "single_leg_hop_series",
    "drop jump 40-60 cm": "drop_jump_high",
    "single-leg drop jump": "single_leg_drop_jump",
}
"""Row of the plyometric intensity table → id."""

LADDER = {
    1: {"pogo_hop", "jump_rope", "snap_down", "low_box_jump", "a_skip"},
    2: {"countermovement_jump", "box_jump", "line_hop", "power_skip"},
    3: {
        "split_squat_jump",
        "low_hurdle_jump",
        "alternate_leg_bound",
        "drop_jump_low",
        "broad_jump_series",
        "tuck_jump",
        "loaded_jump_squat",
    },
    4: {"single_leg_pogo", "single_leg_hop_series", "drop_jump_high"},
    5: {"single_leg_drop_jump"},
}


def test_ladder() -> None:
    for tier, ids in LADDER.items():
        assert {one.id for one in JUMPS if one.tier == tier} == ids


def evidence(name: str) -> list[dict[str, str]]:
    path = SHARED / "evidence" / name
    if not path.exists():
        pytest.skip(f"no {name} beside the checkout (set GROUNDFORCE_SHARED)")
    with path.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def test_tiers_match_the_evidence() -> None:
    rows = evidence("plyo_intensity.csv")
    told = {row["exercise"]: int(row["tier_1to5"]) for row in rows if row["metric"] == "progression tier"}
    assert {id: CATALOGUE.get(id).tier for id in TIERS.values()} == {
        id: told[name] for name, id in TIERS.items()
    }


MAPPED = {
    "back squat": "back_squat",
    "front squat": "front_squat",
    "split squat / rear-foot-elevated": "bulgarian_split_squat",
    "Romanian deadlift": "romanian_deadlift",
    "single-leg Romanian deadlift": "romanian_deadlift_single_leg",
    "conventional deadlift": "deadlift",
    "glute-ham raise": "glute_ham_raise",
    "Nordic hamstring": "nordic_curl",
    "hip thrust": "hip_thrust",
    "step-up": "step_up",
    "single-leg squat": "single_leg_squat_to_box",
    "standing calf raise": "calf_raise",
    "seated calf raise": "seated_calf_raise",
    "side plank": "side_plank",
    "Copenhagen adduction": "copenhagen_plank",
    "front plank": "front_plank",
    "kettlebell swing": "kettlebell_swing",
}
GROUPS = {
    "quads": (Muscle.QUADRICEPS,),
    "glute_max": (Muscle.GLUTEUS_MAXIMUS,),
    "glute_med": (Muscle.GLUTEUS_MEDIUS,),
    "adductors": (Muscle.ADDUCTORS,),
    "hamstrings": (Muscle.HAMSTRINGS_HIP, Muscle.HAMSTRINGS_KNEE),
    "erector_spinae": (Muscle.TRUNK_POSTERIOR,),
    "soleus": (Muscle.SOLEUS,),
    "gastrocnemius": (Muscle.GASTROCNEMIUS,),
}
ORDINAL = {Role.PRIME: 3, Role.STRONG: 2, Role.MINOR: 1, None: 0}


@pytest.mark.parametrize(("told", "id"), MAPPED.items())
def test_roles_match_the_evidence(told: str, id: str) -> None:
    rows = [row for row in evidence("muscle_activation.csv") if row["unit"] == "ordinal_0_3"]
    levels = {row["muscle"]: int(row["value"]) for row in rows if row["exercise"] == told}
    muscles = CATALOGUE.get(id).muscles
    ours = {group: max(ORDINAL[muscles.get(one)] for one in names) for group, names in GROUPS.items()}
    assert ours == {group: levels[group] for group in GROUPS}
    assert ORDINAL[muscles.get(Muscle.TRUNK_LATERAL)] == max(levels["obliques"], levels["ql"])


def test_unknown_id_names_the_nearest() -> None:
    with pytest.raises(ProblemError, match="did you mean nordic_curl"):
        CATALOGUE.get("nordic_curls")


ROW = """
[x]
name = "X"
aliases = ["X one"]
pattern = "squat"
load = "total"
qualities = ["power"]
prime = ["quadriceps"]
equipment = [["barbell"]]
skill = 1
seconds_per_rep = 3
joints = ["knee"]
how = ["a", "b", "c"]
why = "y"
fit = [28, 6]
"""


def test_least_row_loads() -> None:
    only = read_catalogue([("x.toml", ROW)]).get("x")
    assert (only.region, only.tier, only.easier) == (Region.LEGS, 0, ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"squat"', '"squats"', r"x\.toml, \[x\], pattern: 'squats' is not one of squat, hinge"),
        ('["quadriceps"]', '["quads"]', r"x\.toml, \[x\], prime: 'quads' is not one of"),
        ('"barbell"', '"barbel"', r"\[x\], equipment: 'barbel' is not one of"),
        ('[["barbell"]]', '["barbell"]', r"\[x\], equipment: must list at least one way"),
        ("skill = 1", "skill = 6", r"\[x\], skill: must be 1 to 5, not 6"),
        ("skill = 1", "skill = true", r"\[x\], skill: must be a whole number, not True"),
        ("skill = 1", "", r"\[x\], skill: is missing"),
        ("skill = 1", "skill = 1\nskil = 2", r"\[x\], skil: is not a field"),
        ('"c"]', '"c", "d"]', r"\[x\], how: must be three lines, not 4"),
        ("[28, 6]", "[28]", r"\[x\], fit: must be category"),
        ("[28, 6]", '[28, 6]\nprepares = ["y"]', r"\[x\], prepares: 'y' is not one of x"),
        ("[28, 6]", '[28, 6]\nstrength_of = ["y"]', r"\[x\], strength_of: must be an id and a ratio"),
        ("[28, 6]", '[28, 6]\nminor = ["quadriceps"]', r"\[x\], minor: 'quadriceps' has a role already"),
        ("[28, 6]", "[28, 6", r"x\.toml: "),
    ],
)
def test_damage_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(ProblemError, match=message):
        read_catalogue([("x.toml", ROW.replace(old, new, 1))])


def test_same_id_twice() -> None:
    with pytest.raises(ProblemError, match="same id"):
        read_catalogue([("x.toml", ROW), ("y.toml", ROW)])


def test_loading_does_not_pull_in_heavy_packages() -> None:
    code = (
        "import sys, groundforce.training.catalogue as c; c.load_catalogue(); c.resolve('Squat (Barbell)');"
        "print([name for name in ('numpy', 'lxml', 'jinja2', 'rich', 'difflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_page_is_the_catalogue() -> None:
    page = ROOT / "docs" / "exercises.md"
    assert page.read_text("utf-8") == catalogue_markdown(CATALOGUE), (
        "docs/exercises.md is older than the catalogue: "
        "write it again with groundforce.training.catalogue.markdown.catalogue_markdown(load_catalogue())"
    )
