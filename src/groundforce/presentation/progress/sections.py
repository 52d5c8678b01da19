"""Every section of a progress report, in the order it is read."""

from __future__ import annotations

from collections.abc import Mapping

from groundforce.presentation.progress.body import efficiency_section, strength_section, tests_section
from groundforce.presentation.progress.nouns import Section
from groundforce.presentation.progress.training import (
    adherence_section,
    bone_section,
    load_section,
    pain_section,
    readiness_section,
)
from groundforce.training.exercise import Exercise
from groundforce.training.progress import Progress


def sections_of(found: Progress, catalogue: Mapping[str, Exercise]) -> tuple[Section, ...]:
    """What is known of an athlete; a section with too little data says what is missing."""
    state = found.state
    return (
        readiness_section(state),
        pain_section(state),
        strength_section(state, catalogue),
        efficiency_section(state, found.change),
        tests_section(state),
        load_section(state),
        bone_section(state),
        adherence_section(state),
    )
