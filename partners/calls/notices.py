"""Who hears of a call when: once a step, made up after a missed run, never those who have sent (CALLS)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation

from ..models import Call, CallNotice
from . import emails

Kind = CallNotice.Kind
STEPS = ((Kind.DAY, timedelta(days=1)), (Kind.WEEK, timedelta(days=7)))


def tell_all(at: datetime | None = None) -> int:
    """Beat: every open call; how many organisations were told."""
    return sum(tell(call, at) for call in Call.objects.open(at).select_related("cohort__organisation"))


@transaction.atomic
def tell(call: Call, at: datetime | None = None) -> int:
    """The organisations of the cohort that have not heard of the present step."""
    at = at or timezone.now()
    call = (
        Call.objects.select_for_update(of=("self",), no_key=True).select_related("cohort__organisation").get(pk=call.pk)
    )
    if call.published_at is None or not call.opens_at <= at < call.closes_at or call.cohort.cancelled_at:
        return 0
    told = 0
    for kind, organisations in _steps(call, at):
        told += sum(_tell(call, organisation, kind) for organisation in organisations)
    return told


def _steps(call: Call, at: datetime):
    """Each step that is due, with those who still have to hear of it; the nearest alone of two reminders."""
    partners = Organisation.objects.filter(partnerships__cohort=call.cohort, partnerships__ended_at=None).distinct()
    heard = {kind: call.notices.filter(kind=kind).values("organisation") for kind in Kind.values}
    new = list(partners.exclude(pk__in=heard[Kind.OPENED]))
    yield Kind.OPENED, new
    due = next((kind for kind, before in STEPS if call.closes_at - at <= before), None)
    if due:
        sent = call.cohort.proposals.sent().values("organisation")
        rows = partners.exclude(pk__in=heard[due]).exclude(pk__in=sent)
        yield due, [row for row in rows if row not in new]


def _tell(call: Call, organisation: Organisation, kind: str) -> bool:
    _row, new = CallNotice.objects.get_or_create(call=call, organisation=organisation, kind=kind)
    if new:
        emails.call_notice(call, organisation, kind)
    return new
