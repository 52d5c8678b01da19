"""The next load by pure rules: from what was planned and done to the rest of the plan."""
