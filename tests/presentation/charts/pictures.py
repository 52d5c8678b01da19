"""Reading an SVG back: its words, its size, its colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    """The root element; fails on text that is no XML."""
    return ElementTree.fromstring(svg)


def words(svg: str) -> list[str]:
    """Every text drawn, in order, each once."""
    drawn = ("".join(one.itertext()) for one in parsed(svg).iter(f"{SVG}text"))
    return list(dict.fromkeys(text for text in drawn if text))


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2 defines it."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(color: str) -> tuple[float, ...]:
    """Linear red, green, blue from 0 to 1."""
    parts = [int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", color)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
