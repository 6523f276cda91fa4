"""What the outbox holds about a person, and how it forgets them (ERASURE in docs/rules.md)."""

from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.utils.html import escape

from .models import ERASED, MailAttachment, OutgoingMail, StoredFile

GONE = "[erased]"
SHORTEST = 4  # a shorter name ("Jan") would be cut out of other people's words
TEXTS = ("subject", "text", "html", "to_name", "error")


def addresses_of(user) -> list[str]:
    """Every address the person has or had with us, as typed."""
    known = user.emailaddress_set.values_list("email", flat=True)
    return sorted({user.email, *known, *getattr(user, "former_addresses", ())})


def _to(user) -> Q:
    query = Q(recipient=user)
    for address in addresses_of(user):
        query |= Q(to_address__iexact=address)
    return query


def export_mails(user) -> list[dict]:
    """The mails to the person; of secret ones no text, because their links open doors."""
    return [
        {
            "sent_at": mail.sent_at or mail.created_at,
            "to": mail.to_address,
            "subject": mail.subject,
            "text": "" if mail.secret else mail.text,
            "state": mail.state,
        }
        for mail in OutgoingMail.objects.filter(_to(user)).order_by("created_at")
    ]


def erase_mails(user, certificates: str = "keep") -> None:
    """Empty the mails to the person, stop those not sent yet, and take name and address out of all others."""
    mine = OutgoingMail.objects.filter(_to(user))
    MailAttachment.objects.filter(mail__in=mine).delete()
    mine.filter(state__in=[OutgoingMail.State.QUEUED, OutgoingMail.State.HELD]).update(state=OutgoingMail.State.FAILED)
    names = [*addresses_of(user), user.full_name]
    mine.update(
        to_address=f"{user.public_id}{ERASED}",
        to_name="",
        reply_to="",
        subject=GONE,
        text=GONE,
        html="",
        error="",
    )
    OutgoingMail.objects.filter(reply_to__in=addresses_of(user)).update(reply_to="")
    for written in sorted({*names, *map(escape, names)}, key=len, reverse=True):
        if len(written) >= SHORTEST:
            _cut_out(written)


def follow(kept, gone, by) -> int:
    """Another account of the same person: the mails to it are theirs, at the address to which they went."""
    return OutgoingMail.objects.filter(recipient=gone).update(recipient=kept) + gone.uploads.update(uploaded_by=kept)


def _cut_out(name: str) -> None:
    named = Q()
    for field in TEXTS:
        named |= Q(**{f"{field}__contains": name})
    cut = {field: Replace(field, Value(name), Value(GONE)) for field in TEXTS}
    OutgoingMail.objects.filter(named).update(**cut)


def export_files(user) -> list[dict]:
    return list(user.uploads.order_by("created_at").values("name", "content_type", "size", "created_at"))


def erase_files(user, certificates: str = "keep") -> None:
    """What a file was called is forgotten; the file itself belongs to the app whose row shows it."""
    StoredFile.objects.filter(uploaded_by=user).update(name=GONE)
