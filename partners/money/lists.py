"""Invoices as a list: search, filters with counts, and the file for the bookkeeper."""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..models import Invoice, VatCategory
from .standing import standing_of, with_sums
from .sums import Share
from .ubl import payment_reference

NUMBER = re.compile(r"([A-Za-z]*)(\d{4})-?(\d*)")
DRAFT, OPEN, OVERDUE, PAID, CREDITED, NOTES = "draft", "open", "overdue", "paid", "credited", "notes"


def conditions(today: date) -> dict[str, Q]:
    charge, State = Q(kind=Invoice.Kind.INVOICE), Invoice.State
    return {
        DRAFT: Q(state=State.DRAFT),
        OPEN: charge & Q(state=State.ISSUED),
        OVERDUE: charge & Q(state=State.ISSUED, due_on__lt=today),
        PAID: charge & Q(state=State.PAID),
        CREDITED: charge & Q(state=State.CREDITED),
        NOTES: Q(kind=Invoice.Kind.CREDIT) & ~Q(state=State.DRAFT),
    }


def names() -> dict[str, str]:
    return {
        DRAFT: pgettext("invoices", "drafts"),
        OPEN: pgettext("invoices", "open"),
        OVERDUE: pgettext("invoices", "overdue"),
        PAID: pgettext("invoices", "paid"),
        CREDITED: pgettext("invoices", "credited"),
        NOTES: _("credit notes"),
    }


def searched_in(rows: QuerySet[Invoice], query: str) -> QuerySet[Invoice]:
    """By buyer, cohort, note, or the number as it is printed."""
    if not query:
        return rows
    found = Q(buyer__name__icontains=query) | Q(facts__name__icontains=query) | Q(cohort__title__icontains=query)
    found |= Q(buyer_reference__icontains=query)
    if number := NUMBER.fullmatch(query):
        printed = Q(series__istartswith=number[1], year=int(number[2]))
        if number[3]:
            printed &= Q(number=min(int(number[3]), 2**31 - 1))
        found |= printed
    return rows.filter(found)


def found(rows: QuerySet[Invoice], query: str, state: str) -> QuerySet[Invoice]:
    """Drafts first, then the newest number."""
    rows = searched_in(rows, query)
    condition = conditions(timezone.localdate()).get(state)
    rows = rows.filter(condition) if condition is not None else rows
    ordered = with_sums(rows).select_related("buyer", "cohort", "credited", "file")
    return ordered.order_by("issued_at", "pk").reverse()


def choices(rows: QuerySet[Invoice], query: str) -> list[tuple[str, str, int]]:
    """For the pills; one query."""
    asked = conditions(timezone.localdate())
    counts = {f"n_{key}": Count("pk", filter=condition) for key, condition in asked.items()}
    counted = searched_in(rows, query).order_by().aggregate(n_all=Count("pk"), **counts)
    every = [("", _("all"), counted["n_all"])]
    return every + [(key, word, counted[f"n_{key}"]) for key, word in names().items() if counted[f"n_{key}"]]


def head(keys: Iterable[tuple[str, str]]) -> list[str]:
    fixed = [_("Date"), _("Number"), _("Kind"), _("Buyer"), _("VAT number"), _("Country"), _("Cohort"), _("Currency")]
    split = [word for category, rate in keys for word in _split_head(category, rate)]
    last = [_("Without VAT"), _("VAT"), _("Total"), _("Paid"), _("Open"), _("Due on"), _("Paid on"), _("Reference")]
    return [*fixed, *split, *last, _("State")]


def _split_head(category: str, rate: str) -> tuple[str, ...]:
    name = f"{rate} %" if category == VatCategory.STANDARD else str(VatCategory(category).label)
    return (_("Base, %(vat)s") % {"vat": name}, _("VAT, %(vat)s") % {"vat": name})


def vat_keys(rows: Iterable[Invoice]) -> list[tuple[str, str]]:
    """Category and rate of everything on the list, in one order."""
    return sorted({(data["category"], data["rate"]) for row in rows for data in row.breakdown})


def line(row: Invoice, keys: list[tuple[str, str]]) -> list:
    """Amounts as numbers; a credit note counts below zero."""
    shares = {(data["category"], data["rate"]): Share.from_data(data) for data in row.breakdown}
    split: list[float | str] = []
    for key in keys:
        share = shares.get(key)
        split += [_number(row, share.net_cents), _number(row, share.vat_cents)] if share else ["", ""]
    standing = standing_of(row)
    open_cents = 0 if row.is_credit else standing.open
    paid_on = row.last_paid_on.isoformat() if row.last_paid_on and row.state == Invoice.State.PAID else ""
    return [
        row.issued_on.isoformat() if row.issued_on else "",
        row.name,
        str(row.get_kind_display()),
        row.facts.get("name") or row.buyer.name,
        row.facts.get("vat_number", ""),
        row.facts.get("country", ""),
        row.cohort.title if row.cohort else "",
        row.currency,
        *split,
        _number(row, row.net_cents),
        _number(row, row.vat_cents),
        _number(row, row.total_cents),
        standing.paid / 100,
        open_cents / 100,
        row.due_on.isoformat() if row.due_on else "",
        paid_on,
        "" if row.is_credit or row.is_draft else payment_reference(row),
        str(row.get_state_display()),
    ]


def _number(row: Invoice, cents: int) -> float:
    return row.sign * cents / 100


def with_days_paid(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    return rows.annotate(last_paid_on=Max("payments__paid_on", filter=Q(payments__taken_back_at=None)))
