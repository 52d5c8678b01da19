"""What each run was for, relative to the runner who ran it."""

from groundforce.monitoring.classification.classify import classify_runs

__all__ = ["classify_runs"]
