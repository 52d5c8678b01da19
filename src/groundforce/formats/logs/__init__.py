"""Strength logs that phone apps export as CSV, one module an app. Import what you need from its module."""
