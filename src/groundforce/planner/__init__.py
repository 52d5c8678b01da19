"""Groundforce planner."""
