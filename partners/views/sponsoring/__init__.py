"""Pages about sponsors."""
