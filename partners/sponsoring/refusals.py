"""Why something can't be done with a sponsor or a promise, in words for the person who asks; "" = it can."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Cohort

from ..emails import contacts_of
from ..models import Agreement, Deliverable, Package, Sponsorship
from .terms import terms_of

State = Sponsorship.State


def today_in(cohort: Cohort) -> date:
    return timezone.now().astimezone(cohort.zone).date()


def places_left(package: Package, besides: Sponsorship | None = None) -> int | None:
    """How many sponsors it still takes; None = any number. Count under the package's lock before giving one away."""
    if package.limit is None:
        return None
    holding = Sponsorship.objects.filter(package=package).holding(today_in(package.cohort))
    if besides is not None:
        holding = holding.exclude(pk=besides.pk)
    return max(0, package.limit - holding.count())


def why_full(package: Package | None, besides: Sponsorship | None = None) -> str:
    if package is None or places_left(package, besides) != 0:
        return ""
    return ngettext(
        "“%(package)s” is taken: it has %(limit)d sponsor, and no more. Choose another package.",
        "“%(package)s” is taken: it has %(limit)d sponsors, and no more. Choose another package.",
        package.limit or 0,
    ) % {"package": package, "limit": package.limit}


def why_ended(row: Sponsorship) -> str:
    if row.cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if row.state == State.DECLINED:
        return _("This was declined.")
    if row.state == State.WITHDRAWN:
        return _("This was withdrawn.")
    return ""


def why_no_new_terms(row: Sponsorship) -> str:
    """Package and amount: fixed from the invoice on."""
    if reason := why_ended(row):
        return reason
    if row.invoiced_at or row.paid_at:
        return _("It was invoiced. Credit the invoice first, then change the amount.")
    if row.state in (State.FULFILLED, State.THANKED):
        return _("It is fulfilled.")
    return ""


def why_no_other_package(row: Sponsorship) -> str:
    """Its promises are made anew from another package, so none may have been begun."""
    if row.deliverables.exclude(state=Deliverable.State.OPEN).exists():
        return _("Something was done for this package already. Change its promises one by one.")
    return ""


def why_not_offer(row: Sponsorship) -> str:
    """Why no version of the agreement can be sent to the sponsor."""
    if reason := why_ended(row):
        return reason
    if row.state in (State.FULFILLED, State.THANKED):
        return _("It is fulfilled.")
    if not contacts_of(row.organisation).exists():
        return _("Nobody speaks for %(organisation)s here. Invite a contact first.") % {
            "organisation": row.organisation
        }
    if row.amount_cents == 0 and not row.in_kind.exists() and not row.deliverables.exists():
        return _("There is nothing to agree on yet: choose a package, or write an amount or a promise.")
    if not row.is_agreed and (reason := why_full(row.package, row)):
        return reason
    newest = row.agreements.filter(withdrawn_at=None).first()
    if newest and newest.terms == terms_of(row):
        return _("Version %(number)d says exactly this.") % {"number": newest.number}
    return ""


def why_not_agree(row: Sponsorship, agreement: Agreement | None) -> str:
    if reason := why_ended(row):
        return reason
    if agreement is None or agreement.withdrawn_at:
        return _("There is no offer to accept now. A newer version may be on its way.")
    if agreement.accepted_at:
        return _("This version was accepted already.")
    if agreement.terms != terms_of(row):
        return _("The organiser is changing this offer. You get a mail with the new version.")
    if not row.is_agreed:
        return why_full(row.package, row)
    return ""


def why_not_decline(row: Sponsorship) -> str:
    """For the sponsor: an offer, or one's own interest. For the organiser: somebody's interest."""
    if reason := why_ended(row):
        return reason
    if row.state not in (State.INTERESTED, State.OFFERED):
        return _("This is agreed. Write to %(address)s if you can't keep it.") % {"address": row.cohort.contact_email}
    return ""


def why_not_withdraw(row: Sponsorship) -> str:
    """For the organiser: also what was agreed, while no money is asked for it."""
    if row.state in Sponsorship.ENDED:
        return why_ended(row)
    if row.state in (State.INVOICED, State.PAID) or row.paid_at:
        return _("It was invoiced. Credit the invoice first.")
    if row.state in (State.FULFILLED, State.THANKED):
        return _("It is fulfilled.")
    return ""


def why_not_fulfil(row: Sponsorship) -> str:
    """Everything was handed in, done or waived, and paid."""
    if reason := why_ended(row):
        return reason
    if row.state in (State.FULFILLED, State.THANKED):
        return _("It is fulfilled already.")
    if not row.is_agreed:
        return _("It is not agreed yet.")
    left = sum(1 for promise in row.deliverables.all() if not promise.is_done)
    if left:
        return ngettext("%(n)d promise is still open.", "%(n)d promises are still open.", left) % {"n": left}
    if row.amount_cents and not row.paid_at:
        return _("It is not paid yet.")
    return ""


def why_not_thank(row: Sponsorship) -> str:
    if row.state == State.THANKED:
        return _("You thanked for it already.")
    return "" if row.state == State.FULFILLED else _("Thank for it once everything is fulfilled.")


# Promises


def why_no_work(promise: Deliverable) -> str:
    """Why nothing at all happens with it: the sponsorship is not in force, or was settled."""
    row = promise.sponsorship
    if reason := why_ended(row):
        return reason
    if not row.is_agreed:
        return _("This begins once the agreement is accepted.")
    if row.state in (State.FULFILLED, State.THANKED):
        return _("The sponsorship is fulfilled.")
    return ""


def why_not_deliver(promise: Deliverable) -> str:
    """For whoever hands it in; a newer version may come until it is accepted."""
    if promise.state == Deliverable.State.ACCEPTED:
        return _("This was accepted. Write to %(address)s if it has to change.") % {
            "address": promise.sponsorship.cohort.contact_email
        }
    if promise.state == Deliverable.State.WAIVED:
        return _("This is not needed any more.")
    return why_no_work(promise)


def why_not_judge(promise: Deliverable) -> str:
    """For the organiser: accept it or give it back."""
    if promise.state != Deliverable.State.DELIVERED:
        return _("Nothing was handed in that waits for a decision.")
    return why_no_work(promise)


def why_not_done(promise: Deliverable) -> str:
    """For the organiser: say that one's own side of it is done, or that the sponsor's was, outside this page."""
    if promise.is_done:
        return _("This is done already.")
    return why_no_work(promise)


def why_not_reopen(promise: Deliverable) -> str:
    if not promise.is_done:
        return _("This is still open.")
    return why_no_work(promise)


def why_not_waive(promise: Deliverable) -> str:
    if promise.is_done:
        return _("This is done already.")
    return why_ended(promise.sponsorship)
