"""Groundforce monitoring."""
