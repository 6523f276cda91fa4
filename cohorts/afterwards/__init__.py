"""What is shown of a cohort afterwards, and only while everybody in it agrees (AFTERWARDS in docs/rules.md)."""
