"""What may be brought, how large, by whom (MATERIAL in docs/rules.md)."""

from django.db.models import Sum

from records import contents, uploads, videos

from ..models import Cohort, Lecturer, MaterialVersion

MOST_OF_COHORT = 10 * 1024 * uploads.MB


def _used(scope: str) -> int:
    """Bytes that the cohort's material keeps."""
    rows = MaterialVersion.objects.filter(material__session__cohort__public_id=scope, withdrawn_at=None)
    return rows.aggregate(Sum("file__size"))["file__size__sum"] or 0


MATERIAL = uploads.register(
    uploads.Use(
        "material",
        kinds=(*contents.DOCUMENTS, *contents.PICTURES, *videos.VIDEOS),
        most_bytes=200 * uploads.MB,
        most_of_scope=MOST_OF_COHORT,
        used=_used,
    )
)


def scope_of(cohort: Cohort) -> str:
    return str(cohort.public_id)


def owner_of(lecturer: Lecturer) -> str:
    return f"lecturer:{lecturer.public_id}"
