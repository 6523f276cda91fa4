"""The talent pool: profiles opened to employers, searched, logged, closed (TALENT POOL in docs/rules.md)."""
