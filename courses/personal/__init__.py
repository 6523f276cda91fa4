"""What this app holds about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""
