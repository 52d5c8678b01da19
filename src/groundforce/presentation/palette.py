"""The colours of the page, by theme. Every text colour is at least 4.5 to 1 on what it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#faf9f5",
        "card": "#ffffff",
        "ink": "#1b1f24",
        "quiet": "#565d67",
        "line": "#dcd8cd",
        "lift": "#0d5a54",
        "bar": "#3a827a",
        "lift-wash": "#e2efec",
        "key": "#8c3611",
        "key-wash": "#f9eae1",
        "race": "#7d1748",
        "race-wash": "#f8e6ee",
        "warn": "#664600",
        "warn-wash": "#fbf1d6",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#14171a",
        "card": "#1c2024",
        "ink": "#e9e7e2",
        "quiet": "#a6adb6",
        "line": "#363c43",
        "lift": "#83d3c6",
        "bar": "#4d9a90",
        "lift-wash": "#16312e",
        "key": "#f2a982",
        "key-wash": "#38251b",
        "race": "#f3a0bf",
        "race-wash": "#3c1b2a",
        "warn": "#e9c873",
        "warn-wash": "#332a13",
    }
)
