"""The mail that brings a host its list of visitors (MAIL in docs/rules.md)."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from records import mail
from records.models import MailAttachment, OutgoingMail

from ..models import BookedVisit, VisitorList
from .files import file_of


def list_sent(frozen: VisitorList) -> OutgoingMail:
    """By a link that only this mail has, or with the file; its text is shown to nobody else."""
    visit, cohort = frozen.visit, frozen.visit.cohort
    attachments = []
    if visit.delivery == BookedVisit.Delivery.ATTACHED:
        attachments = [mail.Attachment(*file_of(frozen))]
    link = settings.SITE_URL + reverse("cohorts:open_visitors", args=[frozen.public_id, frozen.token])
    with override(visit.language):
        return mail.write(
            "cohorts/visitor_list",
            {"frozen": frozen, "visit": visit, "cohort": cohort, "link": "" if attachments else link},
            address=visit.contact_email,
            name=visit.contact_name,
            language=visit.language,
            about=cohort.public_id,
            reply_to=cohort.contact_email,
            secret=True,
            attachments=attachments,
        )


def forget_files(lists) -> int:
    """The files in the mails go with the lists."""
    return MailAttachment.objects.filter(mail__in=[one.mail_id for one in lists if one.mail_id]).delete()[0]
