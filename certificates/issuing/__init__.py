"""From an approval to the file in the holder's hands (CERTIFICATES in docs/rules.md)."""
