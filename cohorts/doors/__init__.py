"""Who came in and who went out: the codes at the doors, the scans, who is present (DOORS in docs/rules.md)."""
