"""Words for the enumerations of FIT: kinds of files, sports, laps, makers, exercises."""

from __future__ import annotations

from collections.abc import Mapping

from groundforce.training.recording import Sport

FILE_ACTIVITY = 4
FILE_WORKOUT = 5
FILE_TYPES: Mapping[int, str] = {
    1: "device description",
    2: "settings",
    3: "sport settings",
    4: "activity",
    5: "workout",
    6: "course",
    7: "schedule",
    9: "weight log",
    10: "totals",
    11: "goals",
    14: "blood pressure log",
    15: "monitoring log",
    20: "activity summary",
    28: "daily monitoring log",
    32: "monitoring log",
    34: "segment",
    35: "segment list",
    40: "display configuration",
}
"""``file_id.type`` in words."""

RUNNING, CYCLING, FITNESS_EQUIPMENT, TRAINING = 1, 2, 4, 10
SPORTS: Mapping[int, Sport] = {
    1: Sport.RUN,
    2: Sport.RIDE,
    21: Sport.RIDE,
    5: Sport.SWIM,
    11: Sport.WALK,
    17: Sport.WALK,
}
"""``sport`` as far as the product cares; anything else is OTHER."""

TREADMILL, STRENGTH_TRAINING = 1, 20
SUB_SPORTS: Mapping[int, str] = {
    1: "treadmill",
    2: "street",
    3: "trail",
    4: "track",
    5: "spin",
    6: "indoor_cycling",
    7: "road",
    8: "mountain",
    14: "indoor_rowing",
    15: "elliptical",
    16: "stair_climbing",
    17: "lap_swimming",
    18: "open_water",
    19: "flexibility_training",
    20: "strength_training",
    21: "warm_up",
    26: "cardio_training",
    27: "indoor_walking",
    30: "casual_walking",
    31: "speed_walking",
    43: "yoga",
    44: "pilates",
    45: "indoor_running",
    46: "gravel_cycling",
    58: "virtual_activity",
    59: "obstacle",
    62: "breathing",
    67: "ultra",
    70: "hiit",
}
"""``sub_sport`` in words; 0 (generic) says nothing and is left out."""
INDOOR = frozenset({1, 5, 6, 14, 15, 16, 20, 26, 27, 45, 58})
"""``sub_sport`` numbers done under a roof."""

INTENSITIES: Mapping[int, str] = {
    0: "active",
    1: "rest",
    2: "warmup",
    3: "cooldown",
    4: "rest",
    5: "active",
}
"""``intensity`` in the words of :class:`~groundforce.training.recording.Lap` (recovery is rest)."""

LAP_TRIGGERS: Mapping[int, str] = {
    0: "manual",
    1: "time",
    2: "distance",
    3: "position",
    4: "position",
    5: "position",
    6: "position",
    7: "session_end",
    8: "fitness_equipment",
}
"""``lap_trigger`` in words."""

MANUFACTURERS: Mapping[int, str] = {
    1: "garmin",
    15: "dynastream",
    16: "timex",
    23: "suunto",
    32: "wahoo_fitness",
    40: "concept2",
    70: "sigmasport",
    71: "tomtom",
    89: "tacx",
    95: "stryd",
    107: "magene",
    111: "technogym",
    115: "igpsport",
    123: "polar_electro",
    255: "development",
    258: "lezyne",
    260: "zwift",
    265: "strava",
    267: "bryton",
    289: "hammerhead",
    294: "coros",
    310: "decathlon",
}
"""``manufacturer`` in words, for the makers met so far."""

UNKNOWN_EXERCISE = 65534
EXERCISE_CATEGORIES: Mapping[int, str] = {
    0: "bench_press",
    1: "calf_raise",
    2: "cardio",
    3: "carry",
    4: "chop",
    5: "core",
    6: "crunch",
    7: "curl",
    8: "deadlift",
    9: "flye",
    10: "hip_raise",
    11: "hip_stability",
    12: "hip_swing",
    13: "hyperextension",
    14: "lateral_raise",
    15: "leg_curl",
    16: "leg_raise",
    17: "lunge",
    18: "olympic_lift",
    19: "plank",
    20: "plyo",
    21: "pull_up",
    22: "push_up",
    23: "row",
    24: "shoulder_press",
    25: "shoulder_stability",
    26: "shrug",
    27: "sit_up",
    28: "squat",
    29: "total_body",
    30: "triceps_extension",
    31: "warm_up",
    32: "run",
    33: "bike",
    34: "cardio_sensors",
    35: "move",
    36: "pose",
    37: "banded_exercises",
    38: "battle_rope",
    39: "elliptical",
    40: "floor_climb",
    41: "indoor_bike",
    42: "indoor_row",
    43: "ladder",
    44: "sandbag",
    45: "sled",
    46: "sledge_hammer",
    47: "stair_stepper",
    49: "suspension",
    50: "tire",
    52: "run_indoor",
    53: "bike_outdoor",
    UNKNOWN_EXERCISE: "unknown",
}
"""``exercise_category`` in words."""
