"""Groundforce presentation."""
