"""Groundforce physiology."""
