"""The runner file and the note that go with the synthetic runs."""

from __future__ import annotations

from datetime import date, timedelta

RACE_AHEAD = timedelta(weeks=12, days=-1)
ZONE = "Europe/Rome"

RUNNER = """\
# A made-up runner, to try Groundforce with. Every line is optional; what is left out has a default
# that the plan states. What each key means: docs/runner-file.md.

name = "Synthetic runner"
sex = "female"              # "female", "male", "unknown"
age = 36                    # years
body_mass = "60 kg"         # kg, g, lb or st
timezone = "{zone}"    # where a recording does not say its own

[lifting]
experience = "none"         # "none", "some" (months, not now), "regular" (most weeks)
landing = "unsure"          # "good": quiet landings, knee over foot, on one leg too

[strength]
sessions_per_week = 2       # 1 to 3
minutes = 45                # 20 to 90, warm-up included
goals = ["economy", "robustness"]   # also "bone", "power", "strength"
equipment = "gym"           # "none", "home", "gym", "full gym", or a list

[[available]]
day = "weekdays"
from = "17:00"
until = "21:00"

[[available]]
day = "Sat"
part = "morning"            # "morning", "midday", "evening"

# Screening. These are a made-up runner's answers: answer every one for yourself.
[health]
none_of_the_others = true

[[race]]
date = {race}
distance = "half marathon"
priority = "A"              # A: the plan builds towards it; B: you are kept fresh for it
name = "Made-up half marathon"
"""

README = """\
Everything in this folder is made up by `groundforce demo`, seed {seed}. No person ran these runs and no
place is shown: the tracks go round a point in the open sea, 0 degrees north, 0 degrees east.

runs/         {files} FIT files of {weeks} weeks up to {last}, written as a watch would; treadmill runs
              have no positions. The device calls itself "{device}".
runner.toml   the made-up runner's own words, with comments.

Try:  groundforce plan --runs runs --runner runner.toml --start {start} --out out
"""


def runner_toml(today: date) -> str:
    """The runner file: a half marathon on the last day of twelve weeks from the next Monday."""
    return RUNNER.format(zone=ZONE, race=(_monday(today) + RACE_AHEAD).isoformat())


def readme(seed: int, files: int, weeks: int, today: date, device: str) -> str:
    """The note that says the data are synthetic; ``today`` is the day after the last run may be."""
    last, start = today - timedelta(days=1), _monday(today)
    return README.format(seed=seed, files=files, weeks=weeks, last=last, device=device, start=start)


def _monday(today: date) -> date:
    """The next Monday; ``today`` where it is one."""
    return today + timedelta(days=-today.weekday() % 7)
