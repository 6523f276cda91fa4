"""The mails of an application: each is written in the transaction of its cause (MAIL in docs/rules.md)."""

from records import mail
from records.models import OutgoingMail

from .calendar import invitation
from .models import Application, Invitee, Letter, Notice
from .models.seats import Rank


def received(application: Application) -> None:
    _write("received", application)


def waiting(application: Application, rank: Rank) -> None:
    _write("waiting", application, rank=rank)


def accepted(application: Application) -> None:
    calendar = mail.Attachment("calendar.ics", "text/calendar; charset=utf-8; method=PUBLISH", invitation(application))
    _write("accepted", application, attachments=[calendar])


def place_offered(application: Application) -> None:
    _write("place_offered", application)


def declined(application: Application) -> None:
    _write("declined", application)


def lapsed(application: Application) -> None:
    _write("lapsed", application)


def refused(application: Application) -> None:
    _write("refused", application)


def reconsidered(application: Application) -> None:
    _write("reconsidered", application)


def withdrawn(application: Application) -> None:
    _write("withdrawn", application)


def invited(invitee: Invitee) -> OutgoingMail:
    """The invitation to apply, unsaved; to an address, because whoever is invited may have no account."""
    cohort = invitee.cohort
    return mail.draft(
        "cohorts/invited",
        {"invitee": invitee, "cohort": cohort},
        address=invitee.email,
        name=invitee.full_name,
        language=invitee.language,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )


def letter(letter: Letter, to, *, is_test: bool = False, language: str = "") -> OutgoingMail:
    """One person's copy of a letter to (a part of) the cohort, unsaved."""
    cohort = letter.cohort
    return mail.draft(
        "cohorts/letter",
        {"letter": letter, "cohort": cohort, "is_test": is_test},
        to=to,
        language=language,
        about=cohort.public_id,
        part_of=None if is_test else letter.public_id,
        reply_to=cohort.contact_email,
    )


def _write(kind: str, application: Application, attachments: list[mail.Attachment] | None = None, **context) -> None:
    cohort = application.cohort
    mail.write(
        f"cohorts/{kind}",
        {"application": application, "cohort": cohort, **context},
        to=application.person,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
        attachments=attachments or (),
    )


def notice(notice: Notice, to) -> OutgoingMail:
    """One person's word of a change on the day, unsaved."""
    cohort = notice.cohort
    return mail.draft(
        "cohorts/notice",
        {"notice": notice, "cohort": cohort, "zone": cohort.time_zone},
        to=to,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )
