"""The keys that seal certificates and sign badges; they lie in files, never in the database (KEYS in docs/rules.md)."""

from .faults import KeyFault
from .loading import (
    BadgeKey,
    SealKey,
    badge_key,
    badge_public_keys,
    common_name,
    fingerprint,
    is_demonstration,
    our_seals,
    roots,
    seal_key,
)
from .standing import is_demonstration_now, why_cannot_issue

__all__ = [
    "BadgeKey",
    "KeyFault",
    "SealKey",
    "badge_key",
    "badge_public_keys",
    "common_name",
    "fingerprint",
    "is_demonstration",
    "is_demonstration_now",
    "our_seals",
    "roots",
    "seal_key",
    "why_cannot_issue",
]
