"""Models that rest on recollection or judgement: shown as such, never the ground for a rule."""
