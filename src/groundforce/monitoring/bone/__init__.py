"""Bone loading: ordinal, by site; load inside the shin apart from ground force."""

from groundforce.monitoring.bone.state import bone_state, planned_bone

__all__ = ["bone_state", "planned_bone"]
