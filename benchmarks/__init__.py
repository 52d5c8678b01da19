"""Benchmarks: ``python -m benchmarks.NAME [--data DIR] [--json] [--full]``, alike for people and scripts."""
