"""Models from the literature as plain functions, each named for its author and year."""
