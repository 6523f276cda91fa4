"""The verbs of what is taught, by what they are about (VERSIONS in docs/rules.md)."""
