"""Releases of the timetable: what they hold, what differs, whom it concerns (RELEASES in docs/rules.md)."""
