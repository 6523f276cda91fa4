"""The demo: a finished edition, the next one, and a small cohort, with a log-in for each role."""
