"""Adherence: a plan against what was logged."""

from groundforce.monitoring.adherence.state import adherence_state

__all__ = ["adherence_state"]
