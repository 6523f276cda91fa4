"""Sponsors of a cohort: packages, offers, agreements, and what both sides promised (SPONSORING in docs/rules.md)."""
