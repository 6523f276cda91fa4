"""Lecturers and their material: their page, what is missing, what participants may read (MATERIAL, docs/rules.md)."""
