"""A plan as one self-contained web page: no script, no network, nothing but the file."""

from groundforce.presentation.page.render import plan_page

__all__ = ["plan_page"]
