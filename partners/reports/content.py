"""What a report says now, what it froze, and how that is read. The shapes are in `funder` and `sponsor`."""

import hashlib
import json

from ..models import Report
from . import funder, funder_words, sponsor, sponsor_words
from .reading import Read


def drawn(report: Report) -> dict:
    """Of this moment."""
    if report.organisation is None:
        return funder.content_of(report.cohort)
    return sponsor.content_of(report.cohort, report.organisation)


def of(report: Report) -> dict:
    """What was frozen; of a draft, what it would say now."""
    return report.content if report.released_at else drawn(report)


def read(content: dict) -> Read:
    return funder_words.read(content) if content["kind"] == "funder" else sponsor_words.read(content)


def digest_of(content: dict) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
