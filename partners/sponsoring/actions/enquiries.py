"""Strangers who would like to sponsor: kept, answered, forgotten (SPONSORING in docs/rules.md)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records.errors import Refused, refuse
from records.history import done_by

from ...models import Enquiry, Package, SponsorPage, Sponsorship
from .. import emails
from . import sponsorships

MOST_WAITING = 200
KEPT = timedelta(days=31)  # after the cohort's last day


@transaction.atomic
def ask(page: SponsorPage, *, package: Package | None, language: str, **said) -> Enquiry:
    """Kept for the team, who reads of it by mail; sent twice within an hour it is one. Raises Refused."""
    refuse(page.why_no_interest())
    if package and package.cohort_id != page.cohort_id:
        raise Refused(_("This package is not offered any more."), "package")
    waiting = Enquiry.objects.filter(cohort=page.cohort, state=Enquiry.State.WAITING)
    again = waiting.filter(email__iexact=said["email"], at__gte=timezone.now() - timedelta(hours=1)).first()
    if again:
        return again
    if waiting.count() >= MOST_WAITING:
        raise Refused(_("Too many wait already. Write to %(address)s.") % {"address": page.cohort.contact_email})
    row = Enquiry.objects.create(cohort=page.cohort, package=package, language=language, **said)
    emails.asked_by_stranger(row)
    return row


@transaction.atomic
def take_up(row: Enquiry, organisation: Organisation, by: User) -> Sponsorship:
    """It becomes a sponsor to be, of that organisation; whoever asked is then invited as its contact."""
    row = Enquiry.objects.select_for_update(of=("self",)).select_related("cohort", "package").get(pk=row.pk)
    refuse(row.why_not_decide())
    package = row.package if row.package and not row.package.retired_at else None
    sponsorship = Sponsorship.objects.open().filter(cohort=row.cohort, organisation=organisation).first()
    sponsorship = sponsorship or sponsorships.begin(row.cohort, organisation, package, by)
    if row.message and not sponsorship.message:
        sponsorship.message = row.message
        sponsorship.save(update_fields=["message"])
    _decide(row, Enquiry.State.TAKEN, by, organisation)
    return sponsorship


@transaction.atomic
def put_aside(row: Enquiry, by: User) -> None:
    row = Enquiry.objects.select_for_update().get(pk=row.pk)
    refuse(row.why_not_decide())
    _decide(row, Enquiry.State.ASIDE, by)


def _decide(row: Enquiry, state: str, by: User, organisation: Organisation | None = None) -> None:
    row.state, row.decided_at, row.decided_by, row.organisation = state, timezone.now(), by, organisation
    with done_by(by):
        row.save(update_fields=["state", "decided_at", "decided_by", "organisation"])


def forget_old() -> int:
    """Those of cohorts that ended a month ago; how many."""
    old = Enquiry.objects.filter(cohort__ends_on__lt=timezone.now().date() - KEPT)
    return old.delete()[1].get("partners.Enquiry", 0)
