"""The mails to lecturers: their link, and what is still missing (MAIL in docs/rules.md)."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from records import mail
from records.models import OutgoingMail

from ..models import Lecturer, LecturerLink
from .brought import Brought


def language_of(lecturer: Lecturer) -> str:
    return lecturer.person.language if lecturer.person else settings.LANGUAGE_CODE


def link_sent(link: LecturerLink, missing: list[Brought]) -> OutgoingMail:
    """The mail with the link; its text is shown to nobody else."""
    return _write("cohorts/lecturer_link", link, missing=missing)


def material_missing(link: LecturerLink, missing: list[Brought]) -> OutgoingMail:
    """What is due, with the same link."""
    return _write("cohorts/material_missing", link, missing=missing)


def _write(kind: str, link: LecturerLink, **context) -> OutgoingMail:
    lecturer, cohort = link.lecturer, link.lecturer.cohort
    address = reverse("cohorts:open_lecturer", args=[link.public_id, link.token])
    with override(language_of(lecturer)):
        return mail.write(
            kind,
            {"lecturer": lecturer, "cohort": cohort, "link": settings.SITE_URL + address, **context},
            address=link.email,
            name=lecturer.full_name,
            language=language_of(lecturer),
            about=cohort.public_id,
            reply_to=cohort.contact_email,
            secret=True,
        )
