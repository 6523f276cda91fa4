"""An outgoing mail as the bytes of RFC 5322: addresses, headers, text and html, attachments (MAIL in docs/rules.md)."""

from collections.abc import Iterable
from email import charset, encoders
from email.header import Header
from email.headerregistry import Address
from email.mime.base import MIMEBase
from email.utils import format_datetime, formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.encoding import punycode

from .models import MailAttachment, OutgoingMail

# Quoted-printable keeps every line short and every byte in ASCII: no server can ask for anything else.
UTF8 = charset.Charset("utf-8")
UTF8.body_encoding = charset.QP


def compose(mail: OutgoingMail) -> tuple[str, str, bytes]:
    """Sender and recipient for the envelope, and the message.

    Raises ValueError for an address that cannot be written and for a line break in a header (django's
    BadHeaderError is one).
    """
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=mailbox(name, sender),
        to=[mailbox(mail.to_name, mail.to_address)],
        reply_to=[mailbox("", mail.reply_to)] if mail.reply_to else None,
        headers={
            "Date": format_datetime(timezone.now()),
            "Message-ID": message_id(mail),
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
        },
    )
    message.encoding = UTF8  # type: ignore[assignment]
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for part in _parts(mail.attachments.all()):
        message.attach(part)
    return bare(sender), bare(mail.to_address), message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]


def message_id(mail: OutgoingMail) -> str:
    """The same for every attempt at this row, so that a reader's program can tell a repeated message."""
    return f"<{mail.public_id}@{punycode(urlsplit(settings.SITE_URL).hostname or 'localhost')}>"


def bare(address: str) -> str:
    """The address as SMTP commands and headers can carry it: a domain outside ASCII in its registered form."""
    local, _, domain = address.rpartition("@")
    if not local or not domain or not local.isascii() or any(sign in address for sign in "\r\n<>"):
        raise ValueError(f"“{address}” is not an address that mail can be sent to.")
    return Address(username=local, domain=punycode(domain)).addr_spec


def mailbox(name: str, address: str) -> str:
    """A name and an address for a header, in ASCII; what would break the header out of its line is taken out."""
    plain = " ".join(name.split())
    return formataddr((plain if plain.isascii() else Header(plain, "utf-8").encode(linesep=""), bare(address)))


def _parts(attachments: Iterable[MailAttachment]) -> Iterable[MIMEBase]:
    """Each file with its type as kept, parameters too: a calendar's method must stand in its type (RFC 6047)."""
    for attachment in attachments:
        kind, *parameters = (part.strip() for part in attachment.content_type.split(";"))
        part = MIMEBase(*kind.split("/", 1))
        for name, _, value in (parameter.partition("=") for parameter in parameters):
            part.set_param(name.strip(), value.strip().strip('"'))
        part.set_payload(bytes(attachment.content))
        encoders.encode_base64(part)
        part.add_header("Content-Disposition", "attachment", filename=_file_name(attachment.name))
        yield part


def _file_name(name: str) -> str | tuple[str, str, str]:
    plain = " ".join(name.split())
    return plain if plain.isascii() else ("utf-8", "", plain)
