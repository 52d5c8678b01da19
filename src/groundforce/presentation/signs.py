"""The signs of print, for what is read on paper and on a page."""

from __future__ import annotations

import re

_SIGNS = ((re.compile(r"(?<=\d) x (?=\d)"), " × "), (re.compile(r"(?<=\d)-(?=\d)| - "), "–"))


def typeset(text: str) -> str:
    """Our own words with the signs of print: ``3 x 4-6`` becomes ``3 × 4–6``.

    >>> typeset("3 x 4-6, then 30 Nov - 6 Dec")
    '3 × 4–6, then 30 Nov–6 Dec'
    """
    for sign, print_sign in _SIGNS:
        text = sign.sub(print_sign, text)
    return text
