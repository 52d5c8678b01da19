"""Numbers that many models share, each in one place. No NumPy here: the planner starts without it."""

from __future__ import annotations

GRAVITY = 9.80665
"""Standard acceleration of free fall [m/s^2]."""
MINUTE = 60.0
"""Seconds [s] in a minute."""
HOUR = 3600.0
"""Seconds [s] in an hour."""
KILOMETRE = 1000.0
"""Metres [m] in a kilometre."""
KILOMETRES_PER_HOUR = 3.6
"""A metre a second in kilometres an hour."""
SCALAR = (float, int)
"""What is one number and not an array of them, asked without loading NumPy."""
Z80 = 1.2816
"""Standard deviations [-] either side of the middle that hold 80 % of a normal distribution."""
Z95 = 1.96
"""The same for 95 %."""
