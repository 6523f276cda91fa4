"""What material and visits hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from django.db.models import Q

from accounts.models import User
from cohorts.actions.visits import forget_person
from cohorts.models import Application, LecturerLink, MaterialVersion, VisitorAnswer
from records.holding import GONE
from records.sealing import unseal

from .lecturers import lecturers_of


def export(user: User) -> dict[str, list[dict]]:
    return {"brought": _brought(user), "visits": _visits(user)}


def _brought(user: User) -> list[dict]:
    rows = MaterialVersion.objects.filter(Q(lecturer__in=lecturers_of(user)) | Q(by=user))
    return [
        {
            "cohort": row.material.session.cohort.title,
            "session": row.material.session.title,
            "title": row.material.title,
            "version": row.number,
            "file": row.file.name if row.file else "",
            "licence": row.get_licence_display(),
            "approval": row.get_approval_display(),
            "approved by": row.approved_by,
            "note": row.note,
            "at": row.at,
        }
        for row in rows.select_related("material__session__cohort", "file").order_by("pk")
    ]


def _visits(user: User) -> list[dict]:
    rows = VisitorAnswer.objects.filter(application__person=user).select_related("field__visit").order_by("pk")
    return [
        {"host": row.field.visit.host_name, "asked": str(row.field), "given": unseal(row.sealed), "at": row.at}
        for row in rows
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """Links and words about a file go, the file stays under its licence; what was given for a host goes wholly."""
    lecturers = list(lecturers_of(user))
    LecturerLink.objects.filter(lecturer__in=lecturers).delete()
    versions = MaterialVersion.objects.filter(Q(lecturer__in=lecturers) | Q(by=user))
    for version in versions.select_related("file"):
        version.note = version.approved_by = ""
        version.save(update_fields=["note", "approved_by"])
        if version.file:
            version.file.name = GONE
            version.file.save(update_fields=["name"])
    forget_person(Application.objects.filter(person=user))
