"""Verbs about sponsors: one transaction each, refusals raised before anything is written."""
