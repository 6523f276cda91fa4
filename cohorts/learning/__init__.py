"""E-learning in a cohort: what each participant reads, and how far they are (LEARNING in docs/rules.md)."""
