"""Reading the runner file."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from groundforce.errors import RunnerFileError
from groundforce.formats.runner_toml.context import Context
from groundforce.formats.runner_toml.locating import Place, locate
from groundforce.formats.runner_toml.mistakes import Mistakes
from groundforce.formats.runner_toml.names import Resolver, catalogue_resolver
from groundforce.formats.runner_toml.sections.battery import read_tests
from groundforce.formats.runner_toml.sections.constants import read_constants
from groundforce.formats.runner_toml.sections.health import read_health
from groundforce.formats.runner_toml.sections.pain import read_pain
from groundforce.formats.runner_toml.sections.person import read_athlete, read_lifting, read_timezone
from groundforce.formats.runner_toml.sections.races import read_races
from groundforce.formats.runner_toml.sections.strength import read_maxima, read_strength
from groundforce.formats.runner_toml.sections.times import read_absences, read_openings, read_places
from groundforce.formats.runner_toml.sections.week import read_kinds, read_week
from groundforce.formats.runner_toml.sections.weights import read_weights
from groundforce.formats.runner_toml.table import Table
from groundforce.training.runner import RunnerProfile

LARGEST = 1_000_000
"""A runner file is never larger [bytes]."""
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_HINT = 'text, times and quantities stand in quotes ("68 kg", "18:00"), numbers and true/false do not'


def read_runner(
    path: Path, start: date | None, resolve: Resolver = catalogue_resolver, planning: bool = True
) -> RunnerProfile:
    """The runner file at ``path``, for a plan that starts on ``start``. Raises RunnerFileError.

    Without ``planning`` the day is one to look from: races before it and pain after it are no mistakes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise RunnerFileError(str(path), f"cannot be opened ({error.strerror or error})") from None
    if len(data) > LARGEST:
        raise RunnerFileError(str(path), f"larger than {LARGEST} bytes; is this the runner file?")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RunnerFileError(str(path), "not UTF-8 text; save the file as UTF-8", line) from None
    return parse_runner(text, str(path), start, resolve, planning)


def parse_runner(
    text: str,
    name: str,
    start: date | None = None,
    resolve: Resolver = catalogue_resolver,
    planning: bool = True,
) -> RunnerProfile:
    """The profile a runner file's text gives; ``name`` is how errors call the file.

    ``start`` is the first day of the plan; races before it are refused where there is ``planning``. Raises
    RunnerFileError, which names every mistake with its line.

    >>> parse_runner('body_mass = "68 kg"', "runner.toml").athlete.body_mass
    68.0
    """
    values, lines = _parsed(text, name)
    mistakes = Mistakes(name, lines)
    profile = _profile(Table(values, (), "", mistakes), Context(start, resolve, planning=planning))
    mistakes.raise_any()
    return profile


def _parsed(text: str, name: str) -> tuple[dict[str, Any], dict[Place, int]]:
    try:
        return tomllib.loads(text), locate(text.replace("\r\n", "\n"))
    except RecursionError:
        raise RunnerFileError(name, "brackets are nested too deep") from None
    except ValueError as error:
        raise _syntax_error(text, name, str(error)) from None


def _syntax_error(text: str, name: str, message: str) -> RunnerFileError:
    place = _PLACE.search(message)
    lines = text.splitlines() or [""]
    reason = _PLACE.sub("", message)
    if place is None:
        return RunnerFileError(name, f"not TOML: {reason}; {_HINT}")
    number = int(place[1]) if place[1] else len(lines)
    written = lines[min(number, len(lines)) - 1].strip()[:80]
    return RunnerFileError(name, f"not TOML: {reason}: {written}\n  {_HINT}", number)


def _profile(top: Table, context: Context) -> RunnerProfile:
    top.check_keys()
    lifting = read_lifting(top.table("lifting"), context)
    athlete = read_athlete(top, lifting, context)
    strength = read_strength(top.table("strength"), context)
    places = read_places(top)
    return RunnerProfile(
        athlete=athlete,
        races=read_races(top, context),
        goals=strength.goals,
        openings=read_openings(top, strength.minutes, context, places),
        absences=read_absences(top, context),
        equipment=strength.equipment,
        equipment_stated=strength.equipment_stated,
        minutes=strength.minutes,
        sessions_per_week=strength.sessions_per_week,
        limits=read_health(top, athlete, strength.excluded, context),
        pain=read_pain(top, context),
        maxima=read_maxima(top.table("maxima"), context),
        experience_stated=lifting.experience_stated,
        current_lifts=lifting.current,
        lifting_weeks=lifting.weeks,
        last_lifted=lifting.last,
        places=places,
        bout_days=strength.bout_days,
        typical_week=read_week(top, context),
        plates=read_weights(top.table("weights")),
        tests=read_tests(top, context),
        timezone=read_timezone(top, context),
        kind_overrides=read_kinds(top),
        constants=read_constants(top.table("constants"), context),
        defaults=tuple(context.defaults),
        warnings=tuple(context.warnings),
    )
