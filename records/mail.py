"""Writing a mail: a row in the transaction of its cause, handed to the worker after it (MAIL in docs/rules.md)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

from . import delivery
from .models import MailAttachment, OutgoingMail


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


def draft(
    kind: str,
    context: dict,
    *,
    to=None,
    address: str = "",
    name: str = "",
    language: str = "",
    about: uuid.UUID | None = None,
    part_of: uuid.UUID | None = None,
    reply_to: str = "",
    secret: bool = False,
) -> OutgoingMail:
    """The message `kind` from the templates `emails/<kind>.{subject.txt,txt,html}`, in the reader's language, unsaved.

    `to` is a person with an account; without one, give `address`, `name` and `language`. `about` is the public_id of
    the cohort whose team may read the mail, `part_of` that of the letter it is a copy of; `secret` keeps its body
    from everyone but the recipient.
    """
    language = language or getattr(to, "language", "") or settings.LANGUAGE_CODE
    context = {"site": settings.SITE_URL, "reader": to, "name": name or getattr(to, "full_name", ""), **context}
    with override(language):
        subject = " ".join(render_plain(f"emails/{kind}.subject.txt", context).split())
        text = render_plain(f"emails/{kind}.txt", context).strip() + "\n"
        html = render_to_string(f"emails/{kind}.html", context)
    return OutgoingMail(
        kind=kind,
        about=about,
        part_of=part_of,
        secret=secret,
        recipient=to,
        to_address=address or to.email,
        to_name=name or getattr(to, "full_name", ""),
        reply_to=reply_to,
        language=language,
        subject=subject[:300],
        text=text,
        html=html,
    )


def write(kind: str, context: dict, *, attachments: Iterable[Attachment] = (), **about) -> OutgoingMail:
    """Write one message, with the arguments of `draft`. Call inside the transaction that changes what it tells."""
    mail = draft(kind, context, **about)
    mail.save()
    MailAttachment.objects.bulk_create(
        MailAttachment(mail=mail, name=a.name, content_type=a.content_type, content=a.content) for a in attachments
    )
    hand_over(mail)
    return mail


def write_all(drafts: Iterable[OutgoingMail]) -> list[OutgoingMail]:
    """Write many messages at once, in the transaction of their cause."""
    mails = OutgoingMail.objects.bulk_create(drafts, batch_size=200)
    hand_over(*mails)
    return mails


def render_plain(template: str, context: dict) -> str:
    """Text as text: Django would escape O'Neill for HTML in a .txt template too."""
    return get_template(template).template.render(  # type: ignore[attr-defined]
        Context(context, autoescape=False)
    )


def hand_over(*mails: OutgoingMail) -> None:
    """Tell the worker after the commit; should the message be lost, beat finds the row."""
    keys = [mail.pk for mail in mails]
    transaction.on_commit(lambda: delivery.hand_over(keys), robust=True)
