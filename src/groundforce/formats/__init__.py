"""Groundforce formats."""
