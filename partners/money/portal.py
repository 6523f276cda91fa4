"""What the portal, my page and an organisation's record show of invoices (PORTAL)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Membership, Organisation, Role
from records.money import words
from records.nextthings import NextThing
from records.wording import say_day

from ..models import Invoice
from ..portal import due, pages, sections
from .standing import standing_of, with_sums
from .words import state_of

A_SECTION = 8


def register() -> None:
    due.register(invoices_due, _open)
    sections.register_record(invoices_of, place=50, shows=lambda its: Invoice.objects.filter(buyer__in=its))
    pages.register(
        "invoices", gettext_lazy("Invoices"), "partners:own_invoices", place=60,
        shows=lambda mine: Invoice.objects.issued().filter(buyer__in=mine),
    )  # fmt: skip


def _open(organisations: list[int]):
    return Invoice.objects.open().filter(buyer__in=organisations)


def invoices_due(organisations: list[int], *, cohort=None) -> list[due.Due]:
    """What is still to be paid; one query."""
    rows = with_sums(Invoice.objects.open().filter(buyer__in=organisations)).select_related("buyer", "cohort")
    rows = rows.filter(cohort=cohort) if cohort else rows
    return [
        due.Due(
            title=_("Pay invoice %(number)s.") % {"number": row.name},
            detail=words(standing_of(row).open, row.currency),
            on=row.due_on,
            url=reverse("partners:own_invoices"),
            desk_url=reverse("partners:invoice", args=[row.public_id]),
            action=_("Open your invoices"),
            icon="receipt",
            organisation=row.buyer,
            cohort=row.cohort,
        )
        for row in rows.order_by("due_on")[:100]
    ]


def invoices_of(organisation: Organisation, viewer) -> sections.Section | None:
    """For the organiser's page of one partner over all editions; two queries."""
    rows = Invoice.objects.kept_for(viewer).filter(buyer=organisation)
    total = rows.count()
    if not total:
        return None
    shown = with_sums(rows).select_related("cohort").order_by("issued_at", "pk").reverse()[:A_SECTION]
    books = reverse("partners:books", args=[organisation.keeper.public_id])
    return sections.Section(
        key="invoices",
        title=_("Invoices"),
        count=total,
        template="partners/money/_record.html",
        context={"rows": [_row(row) for row in shown]},
        url=f"{books}?q={organisation.name}" if total > A_SECTION else "",
        action=_("All invoices"),
    )


def _row(row: Invoice) -> Invoice:
    row.word = state_of(row)
    return row


def of_books(user) -> list[NextThing]:
    """What an organiser or a bookkeeper has to do: overdue invoices; one query."""
    if not any({Role.ORGANISER, Role.BOOKKEEPER} & roles for roles in user.roles.values()):
        return []
    keeps = Membership.objects.of(user, Role.ORGANISER, Role.BOOKKEEPER).values("organisation")
    late = Invoice.objects.overdue(timezone.localdate()).filter(organiser__in=keeps)
    by_place: dict[Organisation, list[Invoice]] = {}
    for row in late.select_related("organiser").order_by("due_on")[:200]:
        by_place.setdefault(row.organiser, []).append(row)
    return [
        NextThing(
            title=_("Overdue invoices of %(organisation)s: %(n)d.") % {"organisation": place, "n": len(rows)},
            detail=_("The oldest was due on %(day)s.") % {"day": say_day(rows[0].due_on)},
            url=reverse("partners:books", args=[place.public_id]) + "?state=overdue",
            action=_("Look at them"),
            icon="receipt",
        )
        for place, rows in by_place.items()
    ]
