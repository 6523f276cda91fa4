"""Sending a mail again: always a new row, so that what happened to the first stays known (MAIL in docs/rules.md)."""

from django.db import transaction
from django.utils.translation import gettext as _

from .errors import refuse
from .mail import hand_over
from .models import MailAttachment, OutgoingMail

KEPT = (
    "kind",
    "about",
    "part_of",
    "secret",
    "recipient_id",
    "to_name",
    "reply_to",
    "language",
    "subject",
    "text",
    "html",
)


@transaction.atomic
def resend(mail: OutgoingMail) -> OutgoingMail:
    """A new copy, to the person's present address; a secret link goes to none but the address it was written for."""
    mail = OutgoingMail.objects.select_for_update(of=("self",)).select_related("recipient").get(pk=mail.pk)
    refuse(mail.why_cannot_resend())
    present = mail.recipient.email if mail.recipient and mail.recipient.is_active and not mail.secret else ""
    copy = OutgoingMail(**{name: getattr(mail, name) for name in KEPT}, resent_from=mail)
    copy.to_address = present or mail.to_address
    copy.save()
    MailAttachment.objects.bulk_create(
        MailAttachment(mail=copy, name=a.name, content_type=a.content_type, content=a.content)
        for a in mail.attachments.all()
    )
    hand_over(copy)
    return copy


@transaction.atomic
def resend_failed(about) -> int:
    """Send again what failed of a cohort or an organisation and was not sent again yet; returns how many."""
    failed = OutgoingMail.objects.about(about).undelivered().filter(state=OutgoingMail.State.FAILED)
    found = list(failed.prefetch_related("resends"))
    sent = [resend(mail) for mail in found if not mail.why_cannot_resend()]
    return len(sent)


def why_cannot_call_arrived(mail: OutgoingMail) -> str:
    if mail.state != OutgoingMail.State.UNCERTAIN:
        return _("Only of an uncertain mail can a person say that it arrived.")
    return ""


@transaction.atomic
def call_arrived(mail: OutgoingMail) -> None:
    """An uncertain mail of which the team has learned that it arrived."""
    mail = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
    refuse(why_cannot_call_arrived(mail))
    mail.state, mail.sent_at = OutgoingMail.State.SENT, mail.claimed_at
    mail.save(update_fields=["state", "sent_at"])
