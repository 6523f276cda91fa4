"""Verbs of placements, by what they are about (PLACEMENTS in docs/rules.md)."""
