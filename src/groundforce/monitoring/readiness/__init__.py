"""Readiness of the legs from what exists. It can only reduce load."""

from groundforce.monitoring.readiness.state import readiness_state

__all__ = ["readiness_state"]
