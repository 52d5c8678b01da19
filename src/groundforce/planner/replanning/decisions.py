"""What is decided of a session: where it stands, and how far its content is written anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from groundforce.planner.search.slots import Slot


class Level(IntEnum):
    """How far content is changed; each level changes more than the one before it."""

    AS_IS = 0
    ADAPTED = 1
    """exercises that cannot be done are exchanged and sets above a limit go; the rest stays to the letter"""
    SPARED = 2
    """the same without the new jump and the new overloaded eccentric, which need most days before a run"""
    FAMILIAR = 3
    """the same without anything that is new to the legs on that day"""
    COMPOSED = 4
    """written anew from its own exercises, for its week and day"""
    LIGHT = 5
    """the same, held back"""
    GONE = 6


@dataclass(frozen=True)
class Decision:
    """Of one session: its level, and the slot it goes to; None: where it stands."""

    level: Level
    slot: Slot | None = None

    @property
    def is_change(self) -> bool:
        """Whether anything changes."""
        return self.level is not Level.AS_IS or self.slot is not None


STAYS = Decision(Level.AS_IS)
LEFT_OUT = Decision(Level.GONE)
