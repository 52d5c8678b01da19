"""What one test of a run says."""

from __future__ import annotations

from dataclasses import dataclass

from groundforce.training.run import RunKind


@dataclass(frozen=True)
class Verdict:
    """A kind, how sure [0–1] and why in one clause with its numbers."""

    kind: RunKind
    confidence: float
    basis: str


def sureness(value: float, just: float, plain: float, low: float = 0.5, high: float = 0.9) -> float:
    """Confidence [0–1]: ``low`` where ``value`` only ``just`` passes, ``high`` where it is ``plain``.

    >>> sureness(1.3, 1.3, 1.6), sureness(2.0, 1.3, 1.6)
    (0.5, 0.9)
    """
    share = (value - just) / (plain - just)
    return low + (high - low) * min(1.0, max(0.0, share))


def clock(seconds: float) -> str:
    """Seconds as ``m:ss``.

    >>> clock(90.4)
    '1:30'
    """
    return f"{round(seconds) // 60}:{round(seconds) % 60:02d}"
