"""Logos: taken, cleaned, measured and shown (LOGOS in docs/rules.md)."""
