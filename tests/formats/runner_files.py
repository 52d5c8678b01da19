"""Pieces the runner file tests share."""

LIFTS = {"back squat": "back_squat", "hip thrust": "hip_thrust", "nordic curl": "nordic_curl"}
"""A small stand-in for the catalogue: name → id."""


def uncommented(text: str) -> str:
    """The example with the blocks behind ``# [`` switched on."""
    lines, inside = [], False
    for line in text.splitlines():
        inside = line.startswith("# [") or (inside and line.startswith("# "))
        lines.append(line[2:] if inside else line)
    return "\n".join(lines)
