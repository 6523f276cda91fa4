"""Visits that hosts offer and organisers book (OFFERS OF VISITS in docs/rules.md)."""
