"""The mails of an application: each is written in the transaction of its cause (MAIL in docs/rules.md)."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from records import mail
from records.holding import GONE
from records.models import ERASED, OutgoingMail

from .models import Accommodation, Application, GateRequest, GuardianConsent, Invitee, Letter, Notice
from .models.seats import Rank
from .releases import feeds

if TYPE_CHECKING:
    from .dossier import Checklist

State = OutgoingMail.State


def received(application: Application) -> None:
    _write("received", application)


def waiting(application: Application, rank: Rank) -> None:
    _write("waiting", application, rank=rank)


def accepted(application: Application) -> None:
    calendar = mail.Attachment(
        "calendar.ics", "text/calendar; charset=utf-8; method=PUBLISH", feeds.of_participant(application)
    )
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


def reminder(checklist: "Checklist") -> None:
    """What one participant still misses."""
    _write("reminder", checklist.application, checklist=checklist)


def gate_answered(asked: GateRequest) -> None:
    """Who answered, and where it can be read; the reason itself stays out of the mail."""
    _write("gate_answered", asked.application, asked=asked, gate=asked.gate)


def accommodation_granted(granted: Accommodation) -> None:
    """That something is granted, and by whom; what it is stays out of the mail."""
    _write("accommodation_granted", granted.application, granted=granted)


def guardian_asked(consent: GuardianConsent, token: str) -> None:
    """The mail with the link; the only place where the token is written."""
    cohort = consent.application.cohort
    link = settings.SITE_URL + reverse("cohorts:open_guardian", args=[token])
    mail.write(
        "cohorts/guardian_asked",
        {"consent": consent, "application": consent.application, "cohort": cohort, "link": link},
        address=consent.email,
        name=consent.full_name,
        language=consent.language,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
        secret=True,
    )


def guardian_answered(consent: GuardianConsent) -> None:
    """To the participant: what the parent or guardian answered."""
    _write("guardian_answered", consent.application, consent=consent)


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


def forget_guardians(addresses: list[str]) -> None:
    """Empty the mails to guardians when their addresses are cleared; those not sent yet stop."""
    mails = OutgoingMail.objects.filter(kind="cohorts/guardian_asked", to_address__in=addresses)
    mails.filter(state__in=(State.QUEUED, State.HELD)).update(state=State.FAILED)
    mails.update(to_address=f"guardian{ERASED}", to_name="", subject=GONE, text=GONE, html="", error="")
