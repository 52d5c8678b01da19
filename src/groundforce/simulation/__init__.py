"""Groundforce simulation."""
