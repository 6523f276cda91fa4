"""What visits hold about a person, and how they forget them (ERASURE in docs/rules.md)."""

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from records.holding import addresses_of

from ..models import HostFile, HostRules, VisitBooking, VisitOffer

GONE = "[erased]"
SHORTEST = 4  # a shorter name would be cut out of other people's words
TEXTS = ("title", "sees", "place", "contact_name", "contact_email", "withdrawn_reason")


def export(user) -> dict:
    """Offers that the person wrote or stands in as the contact, rules and files they brought, what they booked."""
    mine = Q(written_by=user) | Q(contact_email__in=addresses_of(user))
    offers = VisitOffer.objects.filter(mine).order_by("created_at")
    booked = VisitBooking.objects.filter(Q(booked_by=user) | Q(cancelled_by=user)).order_by("booked_at")
    return {
        "offers": list(offers.values("organisation__name", "state", *TEXTS, "created_at")),
        "rules": list(HostRules.objects.filter(by=user).values("offer__title", "number", "at")),
        "files": list(HostFile.objects.filter(by=user).values("offer__title", "title", "number", "at")),
        "bookings": list(booked.values("date__offer__title", "cohort__title", "booked_at", "cancelled_at", "reason")),
    }


def erase(user, certificates: str = "keep") -> None:
    """What a host offers stays the host's, without the person's name."""
    addresses = addresses_of(user)
    VisitOffer.objects.filter(contact_email__in=addresses).update(contact_email="erased@erased.invalid")
    names = {user.full_name, *addresses}
    for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
        _cut_out(VisitOffer.objects.all(), tuple(text for text in TEXTS if text != "contact_email"), name)
        _cut_out(HostRules.objects.all(), ("body_en", "body_nl", "body_fr"), name)
        _cut_out(HostFile.objects.all(), ("title",), name)
        _cut_out(VisitBooking.objects.all(), ("reason",), name)
    VisitOffer.objects.filter(written_by=user).update(written_by=None)


def _cut_out(rows: QuerySet, fields: tuple[str, ...], name: str) -> None:
    named = Q()
    for field in fields:
        named |= Q(**{f"{field}__contains": name})
    rows.filter(named).update(**{field: Replace(F(field), Value(name), Value(GONE)) for field in fields})


def follow(kept, gone, by) -> int:
    """Another account of the same person: what it wrote for a host is theirs."""
    return VisitOffer.objects.filter(written_by=gone).update(written_by=kept)
