"""Gap analysis: what employers want against what a school teaches (GAP in docs/rules.md)."""
