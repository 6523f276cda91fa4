"""The team's lists of lecturers and of material: searched, filtered, and as tables for a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.wording import local

from ..models import Cohort, Lecturer, LecturerLink, Session, Teaching
from ..models.material import address_of
from .brought import Brought, material_of

LECTURERS = [
    ("", gettext_lazy("All")),
    ("missing", gettext_lazy("Something missing")),
    ("no_link", gettext_lazy("No link sent")),
    ("not_opened", gettext_lazy("Link not opened")),
    ("no_email", gettext_lazy("No e-mail")),
    ("no_session", gettext_lazy("No session")),
]
MATERIAL = [
    ("", gettext_lazy("All")),
    ("late", gettext_lazy("Late")),
    ("missing", gettext_lazy("Missing")),
    ("approval", gettext_lazy("Waits for a company")),
    ("there", gettext_lazy("There")),
]


@dataclass
class Row:
    """One lecturer with what they give and bring."""

    lecturer: Lecturer
    sessions: dict[int, Session] = field(default_factory=dict)
    sittings: int = 0
    brought: list[Brought] = field(default_factory=list)
    link: LecturerLink | None = None

    @property
    def open(self) -> list[Brought]:
        return [one for one in self.brought if one.state in ("late", "missing")]

    @property
    def is_late(self) -> bool:
        return any(one.state == "late" for one in self.brought)

    @property
    def email(self) -> str:
        return address_of(self.lecturer)

    def is_in(self, state: str) -> bool:
        match state:
            case "missing":
                return bool(self.open)
            case "no_link":
                return self.link is None
            case "not_opened":
                return bool(self.link and not self.link.opened_at)
            case "no_email":
                return not self.email
            case "no_session":
                return not self.sessions
        return True


def lecturers_of(cohort: Cohort, query: str = "") -> list[Row]:
    """By name; a fixed number of queries."""
    people = cohort.lecturers.select_related("person", "organisation").order_by("full_name", "pk")
    rows = {person.pk: Row(person) for person in people}
    given = Teaching.objects.filter(lecturer__in=rows, sitting__session__cancelled_at=None)
    for teaching in given.select_related("sitting__session").order_by("sitting__session__code", "pk"):
        row = rows[teaching.lecturer_id]
        row.sessions[teaching.sitting.session_id] = teaching.sitting.session
        row.sittings += 1
    for one in material_of(cohort):
        for person in one.lecturers:
            rows[person.pk].brought.append(one)
    for link in LecturerLink.objects.filter(lecturer__in=rows, ended_at=None):
        rows[link.lecturer_id].link = link
    for row in rows.values():
        row.lecturer.cohort = cohort
    words = query.casefold()
    return [row for row in rows.values() if words in _said(row)]


def _said(row: Row) -> str:
    titles = " ".join(f"{session.code} {session.title}" for session in row.sessions.values())
    return f"{row.lecturer.full_name} {row.email} {row.lecturer.affiliation} {titles}".casefold()


def lecturers_as_table(rows: Iterable[Row]) -> tuple[list[str], list[list]]:
    head = [_("Name"), _("E-mail"), _("Affiliation"), _("Partner"), _("Sessions"), _("Missing"), _("Link opened")]
    return head, [
        [
            row.lecturer.full_name,
            row.email,
            row.lecturer.affiliation,
            str(row.lecturer.organisation or ""),
            "; ".join(f"{session.code} {session.title}".strip() for session in row.sessions.values()),
            "; ".join(one.material.title for one in row.open),
            _("yes") if row.link and row.link.opened_at else _("no") if row.link else "",
        ]
        for row in rows
    ]


def found(cohort: Cohort, query: str = "") -> list[Brought]:
    words = query.casefold()
    rows = material_of(cohort)
    return [
        one
        for one in rows
        if words
        in f"{one.material.title} {one.material.session.code} {one.material.session.title} {one.names}".casefold()
    ]


def material_as_table(cohort: Cohort, rows: Iterable[Brought]) -> tuple[list[str], list[list]]:
    head = [
        _("Code"), _("Session"), _("Title"), _("Kind"), _("Brought by"), _("Due on"), _("State"), _("Version"),
        _("File"), _("Size"), _("Came"), _("Licence"), _("Approval"), _("By"), _("Students see it"), _("For whom"),
    ]  # fmt: skip
    return head, [_material_row(cohort, one) for one in rows]


def _material_row(cohort: Cohort, one: Brought) -> list:
    material, latest = one.material, one.latest
    told = [
        material.session.code, material.session.title, material.title, material.get_kind_display(), one.names,
        material.due_on.isoformat() if material.due_on else "", one.word,
    ]  # fmt: skip
    if latest is None:
        told += [""] * 7
    else:
        came = local(latest.at, cohort.time_zone).strftime("%Y-%m-%d %H:%M")
        told += [
            latest.number, latest.file.name, filesizeformat(latest.file.size), came, latest.get_licence_display(),
            latest.get_approval_display(), latest.approved_by,
        ]  # fmt: skip
    return [*told, material.get_shown_display(), material.get_audience_display()]
