"""What a sponsor gives instead of money, with its value (SPONSORING in docs/rules.md)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse
from records.history import done_by

from ...models import InKind
from .. import refusals

MOST = 50


@transaction.atomic
def save_in_kind(row: InKind, by: User) -> InKind:
    """Raises Refused once it is received: its value is in the books then."""
    refuse(refusals.why_no_new_terms(row.sponsorship))
    if row.pk and InKind.objects.filter(pk=row.pk).exclude(received_on=None).exists():
        raise Refused(_("It was received: its value stays."))
    if not row.pk and row.sponsorship.in_kind.count() >= MOST:
        raise Refused(_("A sponsor has fifty lines in kind at most."))
    with done_by(by):
        row.save()
    return row


@transaction.atomic
def note_received(row: InKind, on: date | None, by: User) -> InKind:
    """The day on which it came; without a day it is still to come."""
    row = InKind.objects.select_for_update().get(pk=row.pk)
    row.received_on = on
    with done_by(by):
        row.save(update_fields=["received_on"])
    return row


@transaction.atomic
def remove_in_kind(row: InKind, by: User) -> None:
    refuse(refusals.why_no_new_terms(row.sponsorship))
    if row.received_on:
        raise Refused(_("It was received: its value stays."))
    with done_by(by):
        row.delete()
