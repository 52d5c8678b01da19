"""Groundforce cli."""
