"""Sponsorships that wait for their invoice, and the draft that is made of one."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Organisation, User
from cohorts.models import Cohort
from records.errors import refuse

from ..models import Invoice, InvoiceLine, Sponsorship, VatCategory, billing_of
from .actions import save_draft


def to_invoice(organiser: Organisation, cohort: Cohort | None = None) -> list[Sponsorship]:
    """Agreed for money, without an invoice that stands or is being written; one query."""
    rows = Sponsorship.objects.agreed().filter(cohort__organisation=organiser, amount_cents__gt=0)
    standing = Invoice.objects.charges().exclude(state=Invoice.State.CREDITED).exclude(sponsorship=None)
    rows = rows.exclude(pk__in=standing.values("sponsorship"))
    rows = rows.filter(cohort=cohort) if cohort else rows
    return list(rows.select_related("organisation", "cohort", "package").order_by("agreed_at", "pk"))


def why_not_invoice(sponsorship: Sponsorship) -> str:
    if not sponsorship.is_agreed:
        return _("It is not agreed yet, so it can't be invoiced.")
    if not sponsorship.amount_cents:
        return _("It is support in kind: there is nothing to invoice.")
    standing = sponsorship.invoices.charges().exclude(state=Invoice.State.CREDITED).first()
    if standing and standing.is_draft:
        return _("A draft of its invoice is there already.")
    if standing:
        return _("It was invoiced already: %(number)s.") % {"number": standing.name}
    return ""


@transaction.atomic
def draft_for(sponsorship: Sponsorship, by: User) -> Invoice:
    """A draft with one line, in the buyer's language; once, however often one clicks. Raises Refused."""
    rows = Sponsorship.objects.select_for_update(of=("self",), no_key=True)
    sponsorship = rows.select_related("cohort__organisation", "organisation", "package").get(pk=sponsorship.pk)
    refuse(why_not_invoice(sponsorship))
    buyer, cohort = billing_of(sponsorship.organisation), sponsorship.cohort
    invoice = Invoice(
        organiser=cohort.organisation,
        cohort=cohort,
        buyer=sponsorship.organisation,
        sponsorship=sponsorship,
        currency=sponsorship.currency,
        language=buyer.language,
        buyer_reference=buyer.order_reference,
        structured=buyer.country == "BE" or bool(buyer.peppol_id),
    )
    return save_draft(invoice, [_line(sponsorship, buyer.language)], by)


def _line(sponsorship: Sponsorship, language: str) -> InvoiceLine:
    with override(language):
        what = {"package": sponsorship.package or _("Sponsorship"), "cohort": sponsorship.cohort.title}
        words = _("%(package)s, %(cohort)s") % what
        line = InvoiceLine(words=words[:300], unit_cents=sponsorship.amount_cents, rate=sponsorship.vat_rate)
        if not sponsorship.vat_rate:
            line.category, line.reason = VatCategory.REVERSE, _("Reverse charge")
    return line
