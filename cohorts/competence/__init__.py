"""What a cohort teaches, outcome by outcome, and what its people have shown (MATRIX, EVIDENCE in docs/rules.md)."""
