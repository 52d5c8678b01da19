"""Groundforce training."""
