"""The search: season, menu, placement, content. It knows nothing of the checker."""
