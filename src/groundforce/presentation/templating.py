"""The templates of every page: one way to open them, and the colours each of them has."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from groundforce.presentation.palette import DARK, LIGHT


def templates() -> Environment:
    """A fresh environment for the templates of this room; a name a template does not know is an error."""
    environment = Environment(
        loader=PackageLoader("groundforce.presentation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"light": LIGHT, "dark": DARK}
    return environment
