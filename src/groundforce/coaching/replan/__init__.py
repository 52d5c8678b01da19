"""What happened → a changed problem → the plan with the fewest changes, each with its reason."""
