"""Planning again: the fewest changes to a plan whose problem changed, the past frozen, each with a reason."""

from groundforce.planner.replanning.replan import replan

__all__ = ["replan"]
