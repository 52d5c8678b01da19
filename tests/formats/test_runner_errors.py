"""What a mistake in the runner file is answered with: whole texts."""

from datetime import date
from pathlib import Path

import pytest

from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.reading import parse_runner, read_runner
from tests.formats.runner_files import LIFTS

START = date(2026, 11, 23)
HINT = '\n  text, times and quantities stand in quotes ("68 kg", "18:00"), numbers and true/false do not'


def answer(text: str, start: date | None = START) -> str:
    """The whole error text."""
    with pytest.raises(RunnerFileError) as caught:
        parse_runner(text, "runner.toml", start, LIFTS.get)
    return str(caught.value)


ONE_MISTAKE = [
    (
        'body_mass = "72 stones-ish"',
        (
            "line 1: body_mass = \"72 stones-ish\": '72 stones-ish' is not a mass; "
            "write a number and one of kg, g, lb, lbs, st"
        ),
    ),
    (
        "body_mass = 72",
        "line 1: body_mass = 72: '72' has no unit; write one of kg, g, lb, lbs, st after the number",
    ),
    ('body_mass = "7 kg"', 'line 1: body_mass = "7 kg": not plausible; check the number and its unit'),
    ('body_mass = ["7 kg"]', 'line 1: body_mass = ["7 kg"]: expected a number and its unit, in quotes'),
    ('age = "38"', 'line 1: age = "38": expected a number of years, without quotes'),
    ("age = 380", "line 1: age = 380: expected 10 to 100 years"),
    ("age = nan", "line 1: age = nan: expected 10 to 100 years"),
    ("age = true", "line 1: age = true: expected a number of years, without quotes"),
    ("\nname = 5", "line 2: name = 5: expected text in quotes"),
    ('sex = "woman"', 'line 1: sex = "woman": allowed: "female", "male", "unknown"'),
    (
        "age = 30\nbirth_year = 1990",
        "line 2: birth_year = 1990: age is given too; keep one of the two",
    ),
    (
        "birth_year = 2024",
        "line 1: birth_year = 2024: makes you 1 years old on 2026-11-23; check the year",
    ),
    (
        'timezone = "Europe/Roma"',
        (
            'line 1: timezone = "Europe/Roma": did you mean "Europe/Rome"? '
            'not a zone of the tz database; write one such as "Europe/Rome"'
        ),
    ),
    ("minutes = 45", "line 1: minutes is not a key at the top; it belongs in [strength] or in [[week]]"),
    (
        "[strength]\nminuets = 45",
        (
            'line 2: minuets is not a key in [strength]; did you mean "minutes"? '
            "allowed: sessions_per_week, minutes, goals, equipment, exclude, bouts"
        ),
    ),
    (
        "[strength]\nbody_mass = 1",
        "line 2: body_mass is not a key in [strength]; it belongs at the top, before any [table]",
    ),
    ("[strength]\nminutes = 10", "line 2: minutes = 10: expected 20 to 90 minutes"),
    (
        "[strength]\nsessions_per_week = 2.5",
        "line 2: sessions_per_week = 2.5: expected a whole number of sessions, 1 to 3",
    ),
    (
        '[strength]\ngoals = ["econmy"]',
        (
            'line 2: goals = ["econmy"]: "econmy": did you mean "economy"? '
            'allowed: "economy", "robustness", "bone", "power", "strength"'
        ),
    ),
    (
        '[strength]\nexclude = ["flying"]',
        'line 2: exclude: "flying" is no exercise of the catalogue',
    ),
    (
        "strength = 3",
        "line 1: strength = 3: expected a table; write [strength] on a line of its own and its keys below",
    ),
    (
        "[maxima]\nback_squat = 90",
        "line 2: back_squat = 90: '90' has no unit; write one of kg, g, lb, lbs, st after the number",
    ),
    ('[maxima]\nback_squat = { load = "90 kg" }', "line 2: maxima.back_squat has no reps"),
    (
        '[maxima]\nback_squat = { load = "90 kg", reps = 8, reps_in_reserve = 4 }',
        "line 2: reps = 8: with 4 in reserve says too little; use a set of at most 10 to failure",
    ),
    ('[maxima]\nflying = "90 kg"', 'line 2: flying: "flying" is no exercise of the catalogue'),
    (
        "available = []",
        (
            "line 1: available = []: no day is left to lift on; name at least one, "
            "or leave the key out for every day"
        ),
    ),
    (
        '[[available]]\nday = "Tues"',
        (
            'line 2: day = "Tues": "Tues": did you mean "Tue"? allowed: '
            '"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "weekdays", "weekend", "every day"'
        ),
    ),
    ('[[available]]\npart = "evening"', "line 1: [[available]] has no day"),
    (
        '[available]\nday = "Tue"',
        (
            'line 1: available = { day = "Tue" }: expected a list of tables; '
            "write [[available]] (two brackets) for each one"
        ),
    ),
    (
        '[[available]]\nday = "Tue"\nfrom = "20:00"\nuntil = "18:00"',
        'line 4: until = "18:00": 20:00 to 18:00 is no time at all; until must be later on the same day',
    ),
    (
        '[[available]]\nday = "Tue"\nfrom = "25:00"',
        'line 3: from = "25:00": expected a time of day in quotes, such as "18:00"',
    ),
    (
        '[[absence]]\nfrom = 2026-12-24\nuntil = "2026-12-20"',
        'line 3: until = "2026-12-20": is before from (2026-12-24)',
    ),
    ('[health]\npregnant = "no"', 'line 2: pregnant = "no": expected true or false, without quotes'),
    (
        '[[injury]]\nsite = "knee"\nstatus = "curent"',
        'line 3: status = "curent": did you mean "current"? allowed: "current", "returning", "healed"',
    ),
    (
        '[[pain]]\nsite = "knee"\nscore = 4\nsince = 2026-12-01',
        "line 4: since = 2026-12-01: is after the plan starts (2026-11-23); check the date",
    ),
    ('[[pain]]\nsite = "knee"\nscore = 11', "line 3: score = 11: expected 0 to 10 (0 no pain, 10 the worst)"),
    (
        '[[race]]\ndate = 2026-01-01\ndistance = "10 km"',
        (
            "line 2: date = 2026-01-01: is before the plan starts (2026-11-23); "
            "remove the race, correct its date, or start earlier"
        ),
    ),
    (
        '[[race]]\ndate = 2062-01-01\ndistance = "10 km"',
        "line 2: date = 2062-01-01: is 35 years after the plan starts (2026-11-23); check the year",
    ),
    (
        '[[race]]\ndate = "1.2.2027"\ndistance = "10 km"',
        'line 2: date = "1.2.2027": expected a date as year-month-day, such as 2027-04-11',
    ),
    (
        "[[race]]\ndate = 2027-01-01\ndistance = 10",
        (
            "line 3: distance = 10: '10' has no unit; write one of m, km, mi, mile, miles, cm, in, ft "
            'after the number; or a name: "half marathon", "marathon"'
        ),
    ),
    (
        '[[race]]\ndate = 2027-01-01\ndistance = "10 m"',
        'line 3: distance = "10 m": not plausible; check the number and its unit',
    ),
    ('[[week]]\nday = "Mon"\nkind = "easy"', "line 1: [[week]] has neither minutes nor distance; give one"),
    (
        '[[week]]\nday = "Mon"\nminutes = 40\nkind = "fartlek"',
        'line 4: kind = "fartlek": allowed: "easy", "long", "tempo", "intervals", "race", "recovery"',
    ),
    (
        "[constants]\nguard_heavy_acustomed = 36",
        (
            'line 2: guard_heavy_acustomed = 36: did you mean "guard_heavy_accustomed"? '
            "no such constant; docs/runner-file.md lists them all"
        ),
    ),
    (
        "age = 30 years",
        "line 1: not TOML: Expected newline or end of document after a statement: age = 30 years" + HINT,
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE_MISTAKE)
def test_one_mistake(text: str, expected: str) -> None:
    assert answer(text) == f"runner.toml, {expected}"


def test_several_mistakes_are_named_together_in_the_order_of_the_file() -> None:
    text = 'sex = "x"\n[strength]\nminutes = 5\nequipment = "gim"\n[[race]]\ndate = 2027-01-01\n'
    assert answer(text).replace(answer('[strength]\nequipment = "gim"').split(": ", 1)[1], "…") == (
        'runner.toml, line 1: sex = "x": allowed: "female", "male", "unknown"\n'
        "runner.toml, line 3: minutes = 5: expected 20 to 90 minutes\n"
        "runner.toml, line 4: …\n"
        "runner.toml, line 5: [[race]] has no distance"
    )


def test_the_first_mistake_gives_the_line() -> None:
    with pytest.raises(RunnerFileError) as caught:
        parse_runner("\n\nage = 1\nsex = 2", "runner.toml", START, LIFTS.get)
    assert caught.value.line == 3


def test_windows_line_ends_keep_the_lines() -> None:
    assert answer("a = 1\r\nage = 380\r\n").endswith(
        "runner.toml, line 2: age = 380: expected 10 to 100 years"
    )


def test_a_race_before_the_start_is_fine_where_no_start_is_known() -> None:
    profile = parse_runner('[[race]]\ndate = 2020-01-01\ndistance = "5k"', "runner.toml")
    assert profile.races[0].distance == 5000.0


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "runner.toml"
    with pytest.raises(RunnerFileError, match="No such file"):
        read_runner(path, START)
    path.write_bytes(b'name = "a"\nsex = "\xff"\n')
    with pytest.raises(RunnerFileError, match="line 2: not UTF-8"):
        read_runner(path, START)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(RunnerFileError, match="larger than"):
        read_runner(path, START)
    path.write_bytes(b"x = " + b"[" * 5000)
    with pytest.raises(RunnerFileError, match="nested"):
        read_runner(path, START)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "runner.toml"
    path.write_bytes(b"\xef\xbb\xbfage = 40\n")
    assert read_runner(path, START).athlete.age == 40.0


def test_lifts_are_looked_up_in_the_catalogue() -> None:
    profile = parse_runner('[maxima]\nback_squat = "90 kg"\n"RDL" = "80 kg"', "runner.toml")
    assert [lift for lift, _ in profile.maxima] == ["back_squat", "romanian_deadlift"]
    with pytest.raises(RunnerFileError) as caught:
        parse_runner('[strength]\nexclude = ["bak squat"]', "runner.toml")
    assert str(caught.value) == (
        'runner.toml, line 2: exclude: "bak squat" is no exercise of the catalogue; '
        'did you mean "Back squat"?'
    )
