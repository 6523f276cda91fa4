"""The verbs of a cohort, by what they are about."""
