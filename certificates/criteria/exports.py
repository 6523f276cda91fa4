"""The list of participants and criteria as a file."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from tablib import Dataset

from cohorts.models import Cohort

from .lines import Standing

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def standings_as(kind: str, cohort: Cohort, rows: list[Standing], names: dict[str, str]) -> HttpResponse:
    data = Dataset(title=_("certificates"))
    criteria = rows[0].lines if rows else []
    data.headers = [_("name"), _("e-mail"), _("school"), _("state"), _("code"), _("issued at")]
    data.headers += [line.criterion.name for line in criteria] + [_("what is missing")]
    for row in rows:
        data.append([safe(value) for value in _row(row, names)])
    content = data.export(kind)
    if kind == "csv":
        content = content.encode("utf-8-sig")
    response = HttpResponse(content, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{cohort.slug}-certificates.{kind}"'
    return response


def _row(row: Standing, names: dict[str, str]) -> list:
    application, certificate = row.application, row.certificate
    issued = certificate.issued_at.isoformat() if certificate and certificate.issued_at else ""
    school = application.school.name if application.school else application.school_other
    person = application.person
    first = [
        person.full_name,
        person.email,
        school,
        names[row.group],
        certificate.grouped_code if certificate else "",
        issued,
    ]
    return [*first, *(line.measured for line in row.lines), row.why_held_back()]


def safe(value: str) -> str:
    """A spreadsheet must not take what a person typed for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
