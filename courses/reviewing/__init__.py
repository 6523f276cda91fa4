"""Experts of partners read a module, comment on it and sign it (REVIEW WITH INDUSTRY in docs/rules.md)."""
