"""Groundforce catalogue."""
