"""What sponsoring holds about a person, and how it forgets them (ERASURE in docs/rules.md).

What an organisation promised or agreed is the organisation's and stays, without the person's name. Whoever asked as a
stranger is found by the addresses that the account has proven.
"""

from django.db.models import F, Value
from django.db.models.functions import Replace

from records.holding import addresses_of

from ..models import Agreement, Deliverable, Delivery, Enquiry, Sponsorship

GONE = "[erased]"
SHORTEST = 4
TEXTS = (
    (Sponsorship, ("message", "end_reason", "thanks")),
    (Deliverable, ("note", "reason", "details")),
    (Delivery, ("words", "text_en", "text_nl", "text_fr")),
    (Enquiry, ("message",)),
)


def export(user) -> dict:
    enquiries = Enquiry.objects.filter(email__in=addresses_of(user)).order_by("at")
    return {
        "agreements": list(
            Agreement.objects.filter(accepted_by=user)
            .order_by("accepted_at")
            .values("sponsorship__organisation__name", "sponsorship__cohort__title", "number", "accepted_name",
                    "accepted_function", "accepted_at")
        ),
        "handed_in": list(
            Delivery.objects.filter(by=user)
            .order_by("at")
            .values("deliverable__name", "number", "words", "text_en", "text_nl", "text_fr", "file__name", "at")
        ),
        "promises": list(Deliverable.objects.filter(owner=user).order_by("due_on").values("name", "due_on", "state")),
        "asked": list(enquiries.values("cohort__title", "organisation_name", "full_name", "email", "message", "at")),
    }  # fmt: skip


def erase(user, certificates: str = "keep") -> None:
    Enquiry.objects.filter(email__in=addresses_of(user)).delete()
    Agreement.objects.filter(accepted_by=user).update(accepted_name=GONE, accepted_function=GONE)
    names = {user.full_name, *addresses_of(user)}
    for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
        for model, fields in TEXTS:
            for field in fields:
                found = model.objects.filter(**{f"{field}__contains": name})
                found.update(**{field: Replace(F(field), Value(name), Value(GONE))})
        Enquiry.objects.filter(full_name=name).update(full_name=GONE)


def follow(kept, gone, by) -> int:
    """Another account of the same person: what it sees to and what it spoke for is theirs."""
    moved = Deliverable.objects.filter(owner=gone).update(owner=kept)
    moved += Sponsorship.objects.filter(contact=gone).update(contact=kept)
    return moved + Sponsorship.objects.filter(owner=gone).update(owner=kept)
