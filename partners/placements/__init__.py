"""Placements: the allocation, what pages read, mails (PLACEMENTS in docs/rules.md)."""
