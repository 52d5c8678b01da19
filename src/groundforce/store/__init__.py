"""Groundforce store."""
