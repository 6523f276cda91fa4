"""The library as a file, out and in (docs/formats.md)."""
