"""Booked visits: who comes, what is missing, the list for the host (VISITS in docs/rules.md)."""
