"""Pages of placements: the organiser's, the host's, the student's, and the agreement that all three read."""
