"""Writing a mail: one row in the transaction of its cause, handed to the worker after the commit (MAIL in docs/rules.md)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

from .models import MailAttachment, OutgoingMail


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


def write(
    kind: str,
    context: dict,
    *,
    to=None,
    address: str = "",
    name: str = "",
    language: str = "",
    about: uuid.UUID | None = None,
    reply_to: str = "",
    secret: bool = False,
    attachments: Iterable[Attachment] = (),
) -> OutgoingMail:
    """Write the message `kind` from the templates `emails/<kind>.{subject.txt,txt,html}`, in the reader's language.

    `to` is a person with an account; without one, give `address`, `name` and `language`. `about` is the public_id of
    the cohort whose team may read the mail. Call inside the transaction that changes what the mail tells.
    """
    language = language or getattr(to, "language", "") or settings.LANGUAGE_CODE
    context = {"site": settings.SITE_URL, "reader": to, "name": name or getattr(to, "full_name", ""), **context}
    with override(language):
        subject = " ".join(render_plain(f"emails/{kind}.subject.txt", context).split())
        text = render_plain(f"emails/{kind}.txt", context).strip() + "\n"
        html = render_to_string(f"emails/{kind}.html", context)
    mail = OutgoingMail.objects.create(
        kind=kind,
        about=about,
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
    MailAttachment.objects.bulk_create(
        MailAttachment(mail=mail, name=a.name, content_type=a.content_type, content=a.content) for a in attachments
    )
    hand_over(mail)
    return mail


def render_plain(template: str, context: dict) -> str:
    """Text as text: Django would escape O'Neill for HTML in a .txt template too."""
    return get_template(template).template.render(Context(context, autoescape=False))


def hand_over(mail: OutgoingMail) -> None:
    """Tell the worker after the commit; should the message be lost, beat finds the row."""
    from .tasks import deliver

    transaction.on_commit(partial(deliver.delay, mail.pk), robust=True)
