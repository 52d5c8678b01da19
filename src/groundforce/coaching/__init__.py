"""Groundforce coaching."""
