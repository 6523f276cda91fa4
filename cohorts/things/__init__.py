"""What this app puts on a person's own page: the next things to do, and what waits."""
