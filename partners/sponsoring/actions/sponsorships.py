"""From interest to thanks: each step once, under the sponsorship's lock (SPONSORING in docs/rules.md).

Locks in one order: the sponsorship first, then its package, whose places are counted after.
"""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, Role, User
from cohorts.models import Cohort
from records.errors import Refused, refuse
from records.history import done_by

from ...models import Package, Partnership, SponsorPage, Sponsorship
from ...models.sponsorships import stamp_of
from .. import emails, refusals
from ..earlier import sponsored_before
from . import promises

State = Sponsorship.State


def locked(row: Sponsorship) -> Sponsorship:
    rows = Sponsorship.objects.select_for_update(of=("self",))
    return rows.select_related("cohort__organisation", "organisation", "package__cohort").get(pk=row.pk)


def lock_package(row: Sponsorship) -> None:
    """Whoever gives a place of it away waits here, and counts after."""
    if row.package_id:
        Package.objects.select_for_update(no_key=True).get(pk=row.package_id)


def move(row: Sponsorship, state: str, by: User | None, **fields) -> Sponsorship:
    """To the state, with the moment; `fields` change with it."""
    row.state = state
    if stamp := stamp_of(state):
        fields[stamp] = timezone.now()
    for name, value in fields.items():
        setattr(row, name, value)
    with done_by(by):
        row.save(update_fields=["state", "changed_at", *fields])
    return row


# Beginning


@transaction.atomic
def say_interested(page: SponsorPage, organisation: Organisation, package: Package | None, message: str, by: User):
    """A contact says that their organisation would like to sponsor; sent twice it is one. Raises Refused."""
    before = organisation.pk in sponsored_before(page.cohort, [organisation.pk])
    refuse(page.why_no_interest(sponsored_before=before))
    if package and (package.cohort_id != page.cohort_id or package.retired_at or not package.is_public):
        raise Refused(_("This package is not offered any more."), "package")
    refuse(refusals.why_full(package), "package")
    row, made = _begin(page.cohort, organisation, package, by, message=message, contact=by)
    if not made and row.contact is None and row.state == State.INTERESTED:
        row.message, row.contact, made = message, by, True
        if row.package is None:
            _take_package(row, package)
        with done_by(by):
            row.save()
    if made:
        emails.interested(row)
    return row


@transaction.atomic
def begin(cohort: Cohort, organisation: Organisation, package: Package | None, by: User) -> Sponsorship:
    """The organiser notes a sponsor to be; nobody is written to yet. Raises Refused."""
    if cohort.cancelled_at:
        raise Refused(_("This cohort was cancelled."))
    if organisation.keeper_id != cohort.organisation_id:
        raise Refused(_("Choose an organisation of your own address book."), "organisation")
    if package and (package.cohort_id != cohort.pk or package.retired_at):
        raise Refused(_("Choose a package of this cohort."), "package")
    row, made = _begin(cohort, organisation, package, by, owner=by)
    if not made:
        raise Refused(_("%(organisation)s is in the list already.") % {"organisation": organisation}, "organisation")
    return row


def _begin(cohort, organisation, package, by, **fields) -> tuple[Sponsorship, bool]:
    open_one = Sponsorship.objects.open().filter(cohort=cohort, organisation=organisation).first()
    if open_one:
        return open_one, False
    row = Sponsorship(cohort=cohort, organisation=organisation, **fields)
    _take_package(row, package)
    try:
        with done_by(by), transaction.atomic():
            row.save()
    except IntegrityError:
        return Sponsorship.objects.open().get(cohort=cohort, organisation=organisation), False
    return row, True


def _take_package(row: Sponsorship, package: Package | None) -> None:
    row.package = package
    if package:
        row.amount_cents, row.currency, row.vat_rate = package.price_cents, package.currency, package.vat_rate


# Terms


@transaction.atomic
def save_terms(
    row: Sponsorship,
    *,
    package: Package | None,
    amount_cents: int,
    vat_rate: Decimal,
    held_until: date | None,
    owner: User | None,
    contact: User | None,
    by: User,
) -> Sponsorship:
    """What the next version of the agreement will say. Another package brings its own promises. Raises Refused."""
    row = locked(row)
    changed = (package.pk if package else None, amount_cents, vat_rate) != (
        row.package_id, row.amount_cents, row.vat_rate,
    )  # fmt: skip
    if changed:
        refuse(refusals.why_no_new_terms(row))
    if package and (package.cohort_id != row.cohort_id or (package.retired_at and package.pk != row.package_id)):
        raise Refused(_("Choose a package of this cohort."), "package")
    if (package.pk if package else None) != row.package_id:
        refuse(refusals.why_no_other_package(row), "package")
        row.deliverables.all().delete()
        row.package = package
        lock_package(row)
        if row.is_agreed:
            refuse(refusals.why_full(package, row), "package")
    row.amount_cents, row.vat_rate, row.held_until = amount_cents, vat_rate, held_until
    row.currency = package.currency if package else row.currency
    row.owner = owner
    if row.offered_at:  # before it, only a sponsor who spoke up has a contact
        row.contact = contact
    _check_people(row)
    with done_by(by):
        row.save()
    if row.package and not row.deliverables.exists():
        promises.make_from_package(row, by)
    return row


def _check_people(row: Sponsorship) -> None:
    current = Membership.objects.current()
    team = current.filter(organisation=row.cohort.organisation_id, user=row.owner_id)
    if row.owner_id and not team.exists():
        raise Refused(_("Choose somebody of your team."), "owner")
    speak = current.filter(organisation=row.organisation_id, role=Role.PARTNER_CONTACT, user=row.contact_id)
    if row.contact_id and not speak.exists():
        raise Refused(_("Choose a contact of this organisation."), "contact")


# Ending


@transaction.atomic
def decline(row: Sponsorship, reason: str, by: User, *, by_sponsor: bool) -> Sponsorship:
    """The sponsor declines an offer or takes back an interest; the organiser declines an interest. Raises Refused."""
    row = locked(row)
    refuse(refusals.why_not_decline(row))
    _end(row, State.DECLINED, reason, by)
    if by_sponsor:
        emails.declined_by_sponsor(row)
    else:
        emails.declined_by_team(row)
    return row


@transaction.atomic
def withdraw(row: Sponsorship, reason: str, by: User) -> Sponsorship:
    """The organiser takes an offer or an agreement back, with a reason that the sponsor reads. Raises Refused."""
    row = locked(row)
    refuse(refusals.why_not_withdraw(row))
    if not reason.strip():
        raise Refused(_("Say why: the sponsor reads it."), "reason")
    _end(row, State.WITHDRAWN, reason, by)
    emails.withdrawn(row)
    return row


def _end(row: Sponsorship, state: str, reason: str, by: User) -> None:
    move(row, state, by, end_reason=reason.strip())
    now = timezone.now()
    row.agreements.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=now)
    if not row.agreed_at:
        return
    with done_by(by):
        for part in Partnership.objects.current().filter(
            cohort=row.cohort, organisation=row.organisation, kind=Partnership.Kind.SPONSOR
        ):
            part.ended_at = now
            part.save(update_fields=["ended_at"])


# Money: said by whoever writes invoices


@transaction.atomic
def mark_invoiced(row: Sponsorship, by: User | None = None) -> Sponsorship:
    """An invoice for it was issued; said twice it is once. Raises Refused where nothing was agreed."""
    row = locked(row)
    refuse(refusals.why_ended(row))
    if not row.is_agreed:
        raise Refused(_("It is not agreed yet, so it can't be invoiced."))
    if row.invoiced_at:
        return row
    if row.state == State.AGREED:
        return move(row, State.INVOICED, by)
    with done_by(by):
        row.invoiced_at = timezone.now()
        row.save(update_fields=["invoiced_at"])
    return row


@transaction.atomic
def mark_paid(row: Sponsorship, by: User | None = None) -> Sponsorship:
    """All of it was paid; said twice it is once."""
    row = locked(row)
    if row.paid_at or not row.is_agreed:
        return row
    if row.state in (State.AGREED, State.INVOICED):
        return move(row, State.PAID, by)
    with done_by(by):
        row.paid_at = timezone.now()
        row.save(update_fields=["paid_at"])
    return row


@transaction.atomic
def mark_unpaid(row: Sponsorship, by: User | None = None, *, credited: bool = False) -> Sponsorship:
    """A payment was taken back, or (`credited`) the invoice was credited in full."""
    row = locked(row)
    row.paid_at = None
    if credited:
        row.invoiced_at = None
    if row.state in (State.INVOICED, State.PAID):
        row.state = State.INVOICED if row.invoiced_at else State.AGREED
    with done_by(by):
        row.save(update_fields=["state", "invoiced_at", "paid_at", "changed_at"])
    return row


# The end


@transaction.atomic
def fulfil(row: Sponsorship, by: User) -> Sponsorship:
    """Everything was kept on both sides. Raises Refused."""
    row = locked(row)
    refuse(refusals.why_not_fulfil(row))
    return move(row, State.FULFILLED, by)


@transaction.atomic
def thank(row: Sponsorship, words: str, by: User) -> Sponsorship:
    """A mail in the team's own words to all contacts; once. Raises Refused."""
    row = locked(row)
    refuse(refusals.why_not_thank(row))
    if not words.strip():
        raise Refused(_("Write what you thank for."), "words")
    move(row, State.THANKED, by, thanks=words.strip())
    emails.thanked(row)
    return row
