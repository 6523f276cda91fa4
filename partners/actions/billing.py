"""Address, VAT number and Peppol address of an organisation (BILLING DETAILS in docs/rules.md)."""

from django.db import transaction

from accounts.models import Organisation, User
from records import stale
from records.history import done_by

from ..models import BillingDetails


@transaction.atomic
def change_billing(organisation: Organisation, words: dict, by: User, seen: str) -> BillingDetails:
    """`seen` is the state that the form showed, "" for none yet; raises Stale when it is another now."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    row = BillingDetails.objects.filter(organisation=organisation).first()
    if not stale.check(row, words, seen):
        return row  # type: ignore[return-value]
    row = row or BillingDetails(organisation=organisation)
    for name, value in words.items():
        setattr(row, name, value)
    with done_by(by):
        row.save()
    return row
