"""The public check of a certificate: by its code, by its file, by its badge (VERIFICATION in docs/rules.md)."""
