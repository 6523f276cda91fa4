"""What contacts and notes hold about a person (ERASURE in docs/rules.md)."""

from django.db.models import F, Value
from django.db.models.functions import Replace

from accounts.models import OrganisationMerge
from records.holding import addresses_of

from ..models import BillingDetails, Contact, Note

GONE = "[erased]"
SHORTEST = 4  # a shorter name would be cut out of other people's words


def export_contacts(user) -> dict:
    """What the person is there for in each organisation, and the notes that they wrote."""
    return {
        "contacts": list(
            Contact.objects.filter(user=user)
            .order_by("pk")
            .values("organisation__name", "purposes", "position", "phone", "is_main", "created_at")
        ),
        "notes": list(Note.objects.filter(by=user).order_by("at").values("organisation__name", "words", "at")),
    }


def erase_contacts(user, certificates: str = "keep") -> None:
    """The row stays without what the person typed; their name leaves the notes of others."""
    Contact.objects.filter(user=user).update(position="", phone="", is_main=False)
    Contact.objects.filter(user=None, invitation__email__in=addresses_of(user)).update(position="", phone="")
    for address in addresses_of(user):
        BillingDetails.objects.filter(invoice_email__iexact=address).update(invoice_email="")
    for name in sorted({user.full_name, *addresses_of(user)}, key=len, reverse=True):
        if len(name) >= SHORTEST:
            for rows, field in ((Note.objects, "words"), (OrganisationMerge.objects, "reason")):
                cut = Replace(F(field), Value(name), Value(GONE))
                rows.filter(**{f"{field}__contains": name}).update(**{field: cut})
    Note.objects.filter(by=user).update(by=None)


def follow(kept, gone, by) -> int:
    """Another account of the same person: one row an organisation."""
    rows = Contact.objects.filter(user=gone)
    rows.filter(organisation__in=Contact.objects.filter(user=kept).values("organisation")).delete()
    return rows.update(user=kept) + Note.objects.filter(by=gone).update(by=kept)
