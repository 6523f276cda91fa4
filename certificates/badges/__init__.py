"""Open Badges 3.0 of certificates: signed credentials, their status, issuer and picture (BADGES in docs/rules.md)."""
