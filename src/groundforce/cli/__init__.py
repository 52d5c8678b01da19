"""The command line."""

from groundforce.cli.app import main

__all__ = ["main"]
