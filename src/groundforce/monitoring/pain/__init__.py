"""A pain diary: what to do about each place. It only ever reduces load."""

from groundforce.monitoring.pain.limits import pain_limits, pain_words
from groundforce.monitoring.pain.state import pain_state

__all__ = ["pain_limits", "pain_state", "pain_words"]
