"""The plan document ``groundforce.plan/1``: a plan as JSON and back, exactly."""

from __future__ import annotations

from groundforce.formats.plan_json.plan import plan_from_json, plan_text, plan_to_json, read_plan

__all__ = ["plan_from_json", "plan_text", "plan_to_json", "read_plan"]
