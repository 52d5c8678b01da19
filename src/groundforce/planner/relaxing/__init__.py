"""What would make room for a session that a plan had to leave out: the smallest changes, each one proved."""
