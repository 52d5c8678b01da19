"""Names from logs, watches and people → the exercise meant, or None. Checked by hand, name by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.training.catalogue import load_catalogue, resolve
from groundforce.training.catalogue.names import THRESHOLD, words_of

MEANT = {
    # Strong, Hevy and FitNotes wording
    "Squat (Barbell)": "back_squat",
    "Squat (Bar)": "back_squat",
    "Barbell Squat": "back_squat",
    "Squat (Smith Machine)": "smith_squat",
    "Squat (Machine)": "hack_squat",
    "Squat (Bodyweight)": "bodyweight_squat",
    "Squat (Dumbbell)": "dumbbell_squat",
    "Front Squat (Barbell)": "front_squat",
    "Goblet Squat (Kettlebell)": "goblet_squat",
    "Hack Squat": "hack_squat",
    "Pendulum Squat (Machine)": "hack_squat",
    "Pause Squat": "back_squat",
    "Deadlift (Barbell)": "deadlift",
    "Sumo Deadlift (Barbell)": "sumo_deadlift",
    "Deadlift (Trap Bar)": "hex_bar_deadlift",
    "Rack Pull (Barbell)": "rack_pull",
    "Romanian Deadlift (Barbell)": "romanian_deadlift",
    "Romanian Deadlift (Dumbbell)": "romanian_deadlift_dumbbell",
    "Single Leg Romanian Deadlift (Dumbbell)": "romanian_deadlift_single_leg",
    "Stiff Leg Deadlift (Dumbbell)": "romanian_deadlift_dumbbell",
    "Straight Leg Deadlift": "romanian_deadlift",
    "Stiff-Legged Barbell Deadlift": "romanian_deadlift",
    "Good Morning (Barbell)": "good_morning",
    "Hip Thrust (Barbell)": "hip_thrust",
    "Hip Thrust (Machine)": "hip_thrust",
    "Hip Thrust (Dumbbell)": "hip_thrust_dumbbell",
    "Single Leg Hip Thrust": "hip_thrust_single_leg",
    "Glute Bridge": "glute_bridge",
    "Single Leg Glute Bridge": "glute_bridge_single_leg",
    "Cable Pull Through": "cable_pull_through",
    "Leg Press": "leg_press",
    "Seated Leg Press (Machine)": "leg_press",
    "Sled 45° Leg Press": "leg_press",
    "Single Leg Press (Machine)": "leg_press_single_leg",
    "Leg Extension (Machine)": "leg_extension",
    "Lever Leg Extension": "leg_extension",
    "Seated Leg Curl (Machine)": "leg_curl_seated",
    "Lying Leg Curl (Machine)": "leg_curl",
    "Hamstring Curls": "leg_curl",
    "Nordic Hamstrings Curls": "nordic_curl",
    "Nordic Curls": "nordic_curl",
    "Glute Ham Raise": "glute_ham_raise",
    "Bulgarian Split Squat": "bulgarian_split_squat",
    "Bulgarian Split Squat (Dumbbell)": "bulgarian_split_squat",
    "Bulgarian Split Squat (Barbell)": "split_squat_barbell",
    "Lunge (Dumbbell)": "lunge",
    "Lunge (Barbell)": "lunge_barbell",
    "Walking Lunge (Dumbbell)": "walking_lunge",
    "Reverse Lunges": "reverse_lunge",
    "Side Lunge": "lateral_lunge",
    "Dumbbell Step Ups": "step_up_dumbbell",
    "Pistol Squats": "pistol_squat",
    "Standing Calf Raise (Machine)": "calf_raise_machine",
    "Standing Calf Raise (Barbell)": "calf_raise_barbell",
    "Standing Calf Raise (Dumbbell)": "calf_raise_dumbbell",
    "Standing Calf Raise (Bodyweight)": "calf_raise",
    "Standing Calf Raise (Smith Machine)": "calf_raise_machine",
    "Seated Calf Raise (Plate Loaded)": "seated_calf_raise",
    "Calf Press on Seated Leg Press": "calf_press",
    "Single Leg Standing Calf Raise (Dumbbell)": "calf_raise_single_leg_dumbbell",
    "Hip Adductor (Machine)": "hip_adduction_machine",
    "Hip Abductor (Machine)": "hip_abduction_machine",
    "Back Extension": "back_extension",
    "Back Extension (Machine)": "back_extension_machine",
    "Box Jump": "box_jump",
    "Jump Squat": "countermovement_jump",
    "Jump Rope": "jump_rope",
    "Kettlebell Swing": "kettlebell_swing",
    "Plank": "front_plank",
    "Side Plank": "side_plank",
    "Side Bridge": "side_plank",
    "Russian Twist (Weighted)": "russian_twist",
    "Cable Crunch": "crunch_loaded",
    "Hanging Leg Raise": "hanging_leg_raise",
    "Knee Raise (Captain's Chair)": "hanging_knee_raise",
    "Ab Wheel": "ab_wheel",
    "Side Bend (Dumbbell)": "side_bend",
    "Push Up": "push_up",
    "Bent Over One Arm Row (Dumbbell)": "dumbbell_row",
    # plain language, shorthand, other spellings
    "squats": "back_squat",
    "BB back squat": "back_squat",
    "RDL": "romanian_deadlift",
    "DB RDLs": "romanian_deadlift_dumbbell",
    "SL RDL": "romanian_deadlift_single_leg",
    "single-leg rdl": "romanian_deadlift_single_leg",
    "B-stance RDL": "romanian_deadlift_b_stance",
    "kickstand RDL": "romanian_deadlift_b_stance",
    "KB RDL": "romanian_deadlift_kettlebell",
    "banded RDL": "romanian_deadlift_band",
    "Trap bar DL": "hex_bar_deadlift",
    "KB swings": "kettlebell_swing",
    "GHR": "glute_ham_raise",
    "RFESS": "bulgarian_split_squat",
    "Step-ups": "step_up",
    "soleus raise": "bent_knee_calf_raise",
    "Eccentric heel drop": "calf_raise_single_leg",
    "Tibialis Raise": "tibialis_raise",
    "Copenhagen plank": "copenhagen_plank",
    "Monster walk": "banded_lateral_walk",
    "Clams": "clamshell",
    "Deadbug": "dead_bug",
    "Birddog": "bird_dog",
    "Palloff press": "pallof_press",
    "Pogos": "pogo_hop",
    "A-Skips": "a_skip",
    "Bounding": "alternate_leg_bound",
    "Jumping lunge": "split_squat_jump",
    "depth jump": "drop_jump_high",
    "Drop jump 30 cm": "drop_jump_low",
    "Ayakta Calf Raise (Halter)": "calf_raise_barbell",
    "Lunge (Dambıl)": "lunge",
    # near, not exact
    "Front Squat Eccentric": "front_squat",
    "Sled 45 degrees Narrow Stance Leg Press": "leg_press",
    "Squat RPE6": "back_squat",
    "Paused Romanian Deadlift": "romanian_deadlift",
    "Wide Stance Barbell Squat": "back_squat",
    "Standing Cable Wood Chop": "cable_rotation",
}

NOT_OURS = [
    "Bicep Curl (Dumbbell)",
    "Hammer Curl (Dumbbell)",
    "Nordic walking",
    "Triceps Extension",
    "Triceps Pushdown (Cable - Straight Bar)",
    "Lateral Raise (Dumbbell)",
    "Front Raise (Dumbbell)",
    "Upright Row (Barbell)",
    "Reverse Curl (Barbell)",
    "Reverse Fly (Machine)",
    "Chest Fly",
    "Leg Press Calf Stretch",
    "Hamstring Stretch",
    "Hamstring Foam Roll",
    "Calf Stretch",
    "Squat To Shoulder Press",
    "Dumbbell Squat To Shoulder Press",
    "Squat Clean",
    "Overhead Squat",
    "Clean Pull",
    "Power Clean",
    "Front Squat (Kettlebell)",
    "Single Leg Squat (Smith Machine)",
    "Squat (Assisted)",
    "Pull Up (Assisted)",
    "Landmine Press",
    "Single Leg Clean",
    "Split Jerk (Barbell)",
    "Trap Bar Shoulder Press",
    "Rope Straight Arm Pulldown",
    "Treadmill",
    "Running",
    "Stretching",
    "Warm Up",
    "Lower Back",
    "Quarter squat",
    "Dumbbell Kickbacks",
    "Incline Bench Press (Dumbbell)",
    "12",
    "",
    "???",
]


@pytest.mark.parametrize(("name", "id"), MEANT.items())
def test_meant(name: str, id: str) -> None:
    match = resolve(name)
    assert match is not None
    assert match.exercise_id == id


@pytest.mark.parametrize("name", NOT_OURS)
def test_not_ours(name: str) -> None:
    assert resolve(name) is None


def test_every_own_name_resolves_to_itself() -> None:
    for one in load_catalogue():
        for name in (one.id, one.name, *one.aliases):
            match = resolve(name)
            assert match is not None
            assert (match.exercise_id, match.how) == (one.id, "exact"), name


def test_near_says_so() -> None:
    match = resolve("Front Squat Eccentric")
    assert match is not None
    assert match.how == "near"
    assert THRESHOLD <= match.score < 1.0


def test_word_order_and_case_do_not_matter() -> None:
    assert words_of("SQUAT, Barbell") == words_of("barbell squats")


def test_each_side_is_not_a_side_plank() -> None:
    assert words_of("Plank (Each Side)") == words_of("Plank") != words_of("Side Plank")


@given(st.text(max_size=60))
def test_any_text_gives_a_match_or_none(name: str) -> None:
    match = resolve(name)
    assert match is None or (match.exercise_id in load_catalogue() and THRESHOLD <= match.score <= 1.0)
