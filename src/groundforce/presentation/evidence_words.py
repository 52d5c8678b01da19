"""The words evidence is told in, for the terminal and for the page. Wording follows the grade."""

from __future__ import annotations

import math

from groundforce.evidence import Claim, Constant, Direction, Finding, Model, Rule, Status, source
from groundforce.evidence.measurements import Measurement
from groundforce.presentation.phrases import GRADE_WORDS, STATUS_WORDS, sentence_case
from groundforce.quantities import format_number

MARKS = {Direction.FOR: "+", Direction.AGAINST: "-", Direction.NULL: "0", Direction.CONTEXT: "i"}
"""What stands before a finding."""
LEGEND = (
    "+ speaks for what was tested, - against it, 0 no effect found, i describes or measures. In brackets: "
    "the 95 % interval, or the range the note says. Of economy and times, less is better: a minus is a gain. "
    "SMD: a difference in standard deviations between people."
)
GROUPS = (
    ("supports", "For"),
    ("opposes", "Against, or no effect found"),
    ("elsewhere", "Other people, or beside the point"),
)
"""The findings a claim names: field of :class:`Claim`, heading."""


def people_in_words(one: Finding) -> str:
    """Who was studied, how many, and how.

    >>> from groundforce.evidence import finding
    >>> people_in_words(finding("lauersen2018_team_sports"))
    'team sport and military, not runners; 6 trials (7738 people), meta-analysis'
    """
    count = "" if one.n is None else f" ({one.n} {'person' if one.n == 1 else 'people'})"
    return f"{one.population}{count}, {one.design}"


def origin_in_words(one: Finding) -> str:
    """Where a finding stands, and how far its number was checked.

    >>> from groundforce.evidence import finding
    >>> origin_in_words(finding("beattie2017_economy"))
    'Beattie 2017, J Strength Cond Res; recalled, not checked against the paper'
    """
    citation = source(one.source).citation
    return citation if one.status is Status.SEEN else f"{citation}; {STATUS_WORDS[one.status]}"


def standing_in_words(one: Claim | Rule | Constant | Model) -> str:
    """Grade and status as a sentence.

    >>> from groundforce.evidence import constant
    >>> standing_in_words(constant("guard_heavy_accustomed"))
    'Moderate evidence, read at the source.'
    """
    if one.grade.value == one.status.value:
        return f"{sentence_case(STATUS_WORDS[one.status])}."
    return f"{sentence_case(GRADE_WORDS[one.grade])}, {STATUS_WORDS[one.status]}."


def amount_in_words(one: Constant) -> str:
    """A number with its unit.

    >>> from groundforce.evidence import constant
    >>> amount_in_words(constant("guard_heavy_accustomed")), amount_in_words(constant("load_growth"))
    ('24 h', '0.1 per week')
    """
    return format_number(one.value, 4) if one.unit == "-" else f"{format_number(one.value, 4)} {one.unit}"


def limits_in_words(one: Constant) -> str:
    """Between which values a runner file may set a constant.

    >>> from groundforce.evidence import constant
    >>> limits_in_words(constant("accustomed_window")), limits_in_words(constant("heavy_spacing"))
    ('from 7 to 56', 'from 0 up')
    """
    low = format_number(one.low, 4)
    return f"from {low} up" if math.isinf(one.high) else f"from {low} to {format_number(one.high, 4)}"


def measured_in_words(one: Measurement) -> str:
    """A measurement with its limits or spread, and its unit.

    >>> from groundforce.evidence.measurements import measurements
    >>> measured_in_words(measurements("reps_at_percent_1rm")[2])
    '9.75 (9.32 to 10.2), SD 2.51 reps'
    """
    text = one.value
    if one.low is not None and one.high is not None:
        limits = f"{format_number(one.low)} to {format_number(one.high)}"
        text = limits if text == "" else f"{text} ({limits})"
    spread = "" if one.spread is None else f", SD {format_number(one.spread)}"
    return f"{text}{spread} {one.unit}".strip()
