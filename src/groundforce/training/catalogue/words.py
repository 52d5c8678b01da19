"""What name resolution knows about words: spellings, shorthand, and which words matter how much."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: tuple[tuple[str, str], ...] = (
    (r"rpe ?\d+", ""),
    (r"(each|per) (side|leg|arm|hand)", ""),
    (r"(trap|hex) bar", "hexbar"),
    (r"(hexbar|trapbar)", "hexbar"),
    (r"ez bar(bell)?", "ezbar"),
    (r"smith machine", "smith"),
    (r"multi ?press", "smith"),
    (r"safety (squat )?bar", "safetybar"),
    (r"parallel bar", "parallelbar"),
    (r"pull up bar", "pullupbar"),
    (r"(swiss|stability|exercise|physio|fit|gym) ?ball", "ball"),
    (r"physioball", "ball"),
    (r"fitball", "ball"),
    (r"t bar", "tbar"),
    (r"(one|single|1|unilateral|tek) (leg(ged)?|bacak)", "single leg"),
    (r"(two|double|2|both) (leg(ged)?|foot|feet)", "twoleg"),
    (r"(one|single|1|tek) (arm(ed)?|kol|hand)", "single arm"),
    (r"(stiff|straight) leg(ged)?", "stiffleg"),
    (r"step up", "stepup"),
    (r"push up", "pushup"),
    (r"press up", "pushup"),
    (r"pull up", "pullup"),
    (r"chin up", "chinup"),
    (r"sit up", "situp"),
    (r"dead bug", "deadbug"),
    (r"bird dog", "birddog"),
    (r"kick stand", "kickstand"),
    (r"jumping rope", "jump rope"),
    (r"b stance", "bstance"),
    (r"body ?weight", "bodyweight"),
    (r"kettle ?bell", "kettlebell"),
    (r"dumb ?bell?", "dumbbell"),
    (r"skip(ping)? rope", "jump rope"),
    (r"rope skip(ping)?", "jump rope"),
    (r"rear foot elevated", "bulgarian"),
    (r"hip hing(e|ing)", "hip hinge"),
    (r"(deadlift|squat|pull|press) with band", r"\1 bandloaded"),
)
"""Phrases (regular expressions over plain singular words) and what they are read as, in this order."""

WORDS: Mapping[str, str] = {
    "db": "dumbbell",
    "dambil": "dumbbell",
    "bb": "barbell",
    "bar": "barbell",
    "barbel": "barbell",
    "halter": "barbell",
    "kb": "kettlebell",
    "bw": "bodyweight",
    "rdl": "romanian deadlift",
    "sldl": "stiffleg deadlift",
    "dl": "deadlift",
    "sl": "single leg",
    "rfess": "bulgarian split squat",
    "bss": "bulgarian split squat",
    "ghr": "glute ham raise",
    "cmj": "countermovement jump",
    "ohp": "overhead press",
    "makine": "machine",
    "makina": "machine",
    "ayakta": "standing",
    "oturarak": "seated",
    "banded": "band",
    "elastic": "band",
    "miniband": "band",
    "calve": "calf",
    "lever": "machine",
    "abductor": "abduction",
    "adductor": "adduction",
    "iso": "isometric",
    "laying": "lying",
    "raised": "raise",
    "agirlikli": "weighted",
}
"""One word or shorthand and what it is read as."""

SILENT = frozenset(
    "a the of on with to and in for at from each per cm degree exercise movement "
    "old backup male female".split()
)
"""Words that never tell exercises apart."""

WEAK = frozenset(
    "weighted standing paused pause tempo slow heavy light eccentric loaded plate alternating flat "
    "strict full deep stretch practice easy hard lever sled selectorized technogym controlled "
    "explosive twoleg both wide narrow close stance grip".split()
)
"""Words that say how an exercise is done; they may be missing or extra at a small price."""

EQUIPMENT_WORDS = frozenset(
    "barbell dumbbell kettlebell machine cable band bodyweight smith hexbar ezbar ball trx suspension tbar "
    "landmine safetybar ghd bosu".split()
)
"""Words for equipment; one that an exercise cannot use rules the exercise out."""

CHANGES_EXERCISE = frozenset(
    "jump jumping press row upright curl push overhead thruster clean snatch stretch roll foam walk carry "
    "single leg arm back knee tuck circle seated lateral side reverse sumo front hold isometric upper lower "
    "twist incline decline assisted".split()
)
"""Words that make another exercise of it when one name has them and the other has not."""

IMPLIED: Mapping[str, tuple[str, ...]] = {
    "mini_band": ("band",),
    "hex_bar": ("hexbar",),
    "leg_press": ("machine",),
    "leg_curl": ("machine",),
    "leg_extension": ("machine",),
    "calf_machine": ("machine",),
    "back_extension": ("machine",),
    "hack_squat": ("machine",),
    "hip_machine": ("machine",),
    "stability_ball": ("ball",),
    "smith": ("smith",),
    "ghd": ("ghd",),
    "barbell": ("barbell", "safetybar"),
}
"""Which equipment words an item of equipment stands for, where not its own id."""
