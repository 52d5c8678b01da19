"""The next load by pure rules: from what was planned and done to the rest of the plan."""

from groundforce.coaching.progression.deload import Deload, deload
from groundforce.coaching.progression.progressed import progressed

__all__ = ["Deload", "deload", "progressed"]
