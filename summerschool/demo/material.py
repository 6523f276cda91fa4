"""Slides of the demo's invented lecturers, and a visit at an invented host; small files, written here."""

import io
from datetime import timedelta

import pydyf

from accounts.models import Organisation, Text, User
from cohorts.actions import lecturer_page, visits
from cohorts.actions import material as actions
from cohorts.lecturing.uses import MATERIAL
from cohorts.models import Cohort, Lecturer, Material, MaterialVersion, Session, VisitField
from records import uploads
from records.models import StoredFile

Approval, Licence = MaterialVersion.Approval, MaterialVersion.Licence
VISIT = "S14"
NO_ADDRESS = "Imke Raes"
BROUGHT = {
    "S02": [
        (Licence.CC_BY, Approval.NOT_NEEDED, "", ""),
        (Licence.CC_BY, Approval.NOT_NEEDED, "", "Two figures more."),
    ],
    "S09": [(Licence.PARTICIPANTS, Approval.PENDING, "", "With the donor's story; our lawyers read it.")],
    "S11": [(Licence.PARTICIPANTS, Approval.YES, "R. Thys, legal affairs", "")],
}
ASKED = (
    (VisitField.Kind.LEGAL_NAME, "", "The badge is made beforehand."),
    (VisitField.Kind.ID_NUMBER, "", "The reception compares it with your card."),
    (VisitField.Kind.PLATE, "", "Only if you come by car."),
)


def bring_slides(cohort: Cohort, organiser: User) -> None:
    """Asked of every lecturer; some are there, one waits for its company, some are missing."""
    for number, lecturer in enumerate(cohort.lecturers.exclude(full_name=NO_ADDRESS).order_by("pk")):
        lecturer.email = f"lecturer{number + 1}@demo.example"
        lecturer.save(update_fields=["email"])
    actions.ask_slides(cohort, cohort.starts_on - timedelta(days=14), approval_wanted=False, by=organiser)
    Material.objects.filter(session__cohort=cohort, session__code="S09").update(approval_wanted=True)
    for row in Material.objects.filter(session__cohort=cohort, session__code__in=BROUGHT).select_related("session"):
        lecturer = Lecturer.objects.filter(teachings__sitting__session=row.session).first()
        for licence, approval, by_whom, note in BROUGHT[row.session.code]:
            stored = _pdf(row.session, number=row.versions.count() + 1)
            said = {"licence": licence, "approval": approval, "approved_by": by_whom, "note": note}
            actions.bring(row, stored, lecturer=lecturer, **said)
    handout = {"title": "Words of the cleanroom", "kind": "handout", "shown": "before", "audience": "cohort"}
    session = cohort.sessions.get(code="S02")
    paper = actions.save_material(cohort, None, session=session, **handout)
    actions.bring(paper, _pdf(session), licence=Licence.CC_BY_SA, approval=Approval.NOT_NEEDED, by=organiser)
    for lecturer in cohort.lecturers.exclude(email="").order_by("pk")[:3]:
        lecturer_page.send_link(lecturer, organiser)


def bring_slides_of_today(cohort: Cohort, trainer: User) -> None:
    """Of the cohort that runs: one handout from the start, slides that come after each session."""
    for number, session in enumerate(cohort.sessions.filter(cancelled_at=None).order_by("code", "pk")[:4]):
        shown = Material.Shown.AFTER if number else Material.Shown.BEFORE
        row = actions.save_material(cohort, None, session=session, title="Slides", shown=shown)
        said = {"licence": Licence.PARTICIPANTS, "approval": Approval.NOT_NEEDED}
        actions.bring(row, _pdf(session), by=trainer, **said)


def book_visit(cohort: Cohort, text: Text, organiser: User) -> None:
    """The company visit of the last day; most have given what the host asks."""
    session = cohort.sessions.get(code=VISIT)
    host = Organisation.objects.filter(keeper=cohort.organisation, name__startswith="Cellbridge").first()
    visit = visits.save_visit(
        cohort, None, session=session, host=host, host_name="Cellbridge Biologics (invented)",
        contact_name="Reception", contact_email="reception@demo.example", language="en", text=text,
        closes_at=cohort.begins_at - timedelta(days=14, hours=-17), people_a_guide=10, format="xlsx", delivery="link",
        delete_on=cohort.ends_on + timedelta(days=7), by=organiser,
    )  # fmt: skip
    fields = [
        visits.save_field(visit, None, kind=kind, label=label, help=why, required=kind != VisitField.Kind.PLATE)
        for kind, label, why in ASKED
    ]
    people = cohort.applications.enrolled().select_related("person").order_by("queue_number")
    for number, application in enumerate(people[:27]):
        values = (application.person.full_name, f"000-{4500000 + 137 * number}-00", "1-DEM-042" if number == 5 else "")
        visits.give(visit, application, dict(zip(fields, values, strict=True)))


def _pdf(session: Session, number: int = 1) -> StoredFile:
    """Two slides with the session's title."""
    document = pydyf.PDF()
    font = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})
    document.add_object(font)
    for line in (session.title, f"Slides of a demonstration, version {number}"):
        stream = pydyf.Stream()
        stream.begin_text()
        stream.set_font_size("F1", 24)
        stream.set_text_matrix(1, 0, 0, 1, 60, 300)
        stream.show_text_string(line.encode("ascii", "replace").decode())
        stream.end_text()
        document.add_object(stream)
        resources = pydyf.Dictionary({"Font": pydyf.Dictionary({"F1": font.reference})})
        page = {"Type": "/Page", "Parent": document.pages.reference, "MediaBox": pydyf.Array([0, 0, 800, 450])}
        document.add_page(pydyf.Dictionary({**page, "Resources": resources, "Contents": stream.reference}))
    content = io.BytesIO()
    document.write(content)
    return uploads.keep(content, f"{session.code or 'session'}.pdf", MATERIAL)
