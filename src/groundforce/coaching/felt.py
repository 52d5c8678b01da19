"""Pain as logged, in a person's words → entries of the pain diary, which plans and progress go by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from groundforce.formats.runner_toml.words import SITES
from groundforce.training.exercise import Problem
from groundforce.training.pain import PainEntry
from groundforce.training.runner import RunnerProfile
from groundforce.training.strength import Side, StrengthSession

SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.EACH}


def site_of(words: str) -> tuple[Problem, Side | None] | None:
    """The place that words mean, and its side; None for a place nobody knows.

    >>> site_of("left calf")
    (<Problem.CALF: 'calf'>, <Side.LEFT: 'left'>)
    >>> site_of("elbow") is None
    True
    """
    text = " ".join(words.replace("-", " ").casefold().split())
    head, _, rest = text.partition(" ")
    side = SIDES.get(head)
    name = text if side is None else rest
    found = SITES.get(name, SITES.get(name.removesuffix("s")))
    return None if found is None else (found, side)


def pain_entries(sessions: Sequence[StrengthSession]) -> tuple[PainEntry, ...]:
    """The diary that logged sessions make, by date; places nobody knows are left out."""
    found = []
    for session in sessions:
        for pain in session.pain:
            place = site_of(pain.site)
            if place is not None:
                day, title = session.start.date(), session.title
                found.append(PainEntry(day, place[0], pain.score, pain.next_morning, title, place[1]))
    return tuple(sorted(found, key=lambda one: one.date))


def unknown_sites(sessions: Sequence[StrengthSession]) -> tuple[str, ...]:
    """Places in a log that no rule knows, each once."""
    told = (pain.site for session in sessions for pain in session.pain)
    return tuple(dict.fromkeys(site for site in told if site_of(site) is None))


def with_logged_pain(profile: RunnerProfile, sessions: Sequence[StrengthSession]) -> RunnerProfile:
    """The runner's own pain diary with what the log says of pain besides."""
    entries = pain_entries(sessions)
    if not entries:
        return profile
    both = dict.fromkeys((*profile.pain, *entries))
    return replace(profile, pain=tuple(sorted(both, key=lambda one: one.date)))
