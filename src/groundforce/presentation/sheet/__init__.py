"""The sheet on paper: a week or a session on one page."""

from groundforce.presentation.sheet.render import plan_sheet, session_sheet

__all__ = ["plan_sheet", "session_sheet"]
