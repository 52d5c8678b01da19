"""The weekly rhythm: which runs come on which day, as far as the last weeks show one."""

from groundforce.monitoring.rhythm.weekly import weekly_rhythm

__all__ = ["weekly_rhythm"]
