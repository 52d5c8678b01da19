"""Words that need no plan: counts, capitals, grades. They import nothing that is slow to load."""

from __future__ import annotations

from groundforce.evidence import Grade, Status

GRADE_WORDS: dict[Grade, str] = {
    Grade.HIGH: "high-grade evidence",
    Grade.MODERATE: "moderate evidence",
    Grade.LOW: "low-grade evidence",
    Grade.VERY_LOW: "very low-grade evidence",
    Grade.CONVENTION: "convention",
    Grade.JUDGEMENT: "judgement",
}

STATUS_WORDS: dict[Status, str] = {
    Status.SEEN: "read at the source",
    Status.SEEN_SECONDARY: "read second-hand, in a text that cites it",
    Status.RECALLED: "recalled, not checked against the paper",
    Status.DERIVED: "worked out from other numbers",
    Status.JUDGEMENT: "our own judgement",
}


def count_in_words(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> count_in_words(1, "session"), count_in_words(0, "session"), count_in_words(2, "day off", "days off")
    ('1 session', '0 sessions', '2 days off')
    """
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def sentence_case(text: str) -> str:
    """Text with a capital first letter, the rest left alone.

    >>> sentence_case("glutes and Achilles"), sentence_case("")
    ('Glutes and Achilles', '')
    """
    return text[:1].upper() + text[1:]
