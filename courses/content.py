"""What a version of a module says, as plain data: what is exported, compared and signed (docs/formats.md)."""

import hashlib
import json
from typing import Any

from django.db.models import Prefetch

from .models import ModuleVersion, Outcome

Content = dict[str, Any]
PARTS = (
    "prerequisites__module",
    "references",
    "credits",
    Prefetch("outcomes", Outcome.objects.prefetch_related("competencies")),
)


def with_parts(versions):
    """The versions with all that `content_of` reads, in a fixed number of queries."""
    return versions.select_related("module").prefetch_related(*PARTS)


def content_of(version: ModuleVersion) -> Content:
    """Whatever order the database keeps its rows in, the same words give the same data."""
    return {
        "title": version.title,
        "summary": version.summary,
        "theory_minutes": version.theory_minutes,
        "practice_minutes": version.practice_minutes,
        "prerequisites": sorted(row.module.code for row in version.prerequisites.all()),
        "references": [
            {"document": row.document, "edition": row.edition, "clause": row.clause, "to_confirm": row.to_confirm}
            for row in version.references.all()
        ],
        "credits": [
            {"school": row.school, "points": f"{row.points:.2f}"}
            for row in sorted(version.credits.all(), key=lambda row: row.school)
        ],
        "outcomes": [
            {"text": row.text, "competencies": sorted(one.code for one in row.competencies.all())}
            for row in version.outcomes.all()
        ],
    }


def digest_of(version: ModuleVersion) -> str:
    """SHA-256 of what the version says: what an expert signs (REVIEW WITH INDUSTRY in docs/rules.md)."""
    written = json.dumps(content_of(version), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
