"""How far an invoice is paid: always counted from its payments and credit notes, never kept as a number."""

from datetime import date
from typing import NamedTuple

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ..models import Invoice, Payment


class Standing(NamedTuple):
    total: int
    paid: int
    credited: int

    @property
    def open(self) -> int:
        """What is still to come in; below zero, what is to be paid back."""
        return self.total - self.paid - self.credited

    @property
    def state(self) -> str:
        if self.credited and self.credited >= self.total:
            return Invoice.State.CREDITED
        return Invoice.State.PAID if self.open <= 0 else Invoice.State.ISSUED


def _sum(rows: QuerySet, by: str, field: str) -> Coalesce:
    total = rows.order_by().values(by).annotate(sum_of=Sum(field)).values("sum_of")
    return Coalesce(Subquery(total, output_field=BigIntegerField()), 0)


def with_sums(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """Each with `paid_cents` and `credited_cents`, in the same query."""
    payments = Payment.objects.filter(invoice=OuterRef("pk"), taken_back_at=None)
    notes = Invoice.objects.issued().filter(credited=OuterRef("pk"))
    return rows.annotate(
        paid_cents=_sum(payments, "invoice", "amount_cents"), credited_cents=_sum(notes, "credited", "total_cents")
    )


def standing_of(invoice: Invoice) -> Standing:
    """Of a row of `with_sums`; for any other in one query."""
    if not hasattr(invoice, "paid_cents"):
        counted = with_sums(Invoice.objects.filter(pk=invoice.pk)).values_list("paid_cents", "credited_cents").get()
        return Standing(invoice.total_cents, *counted)
    return Standing(invoice.total_cents, invoice.paid_cents, invoice.credited_cents)


def step_due(invoice: Invoice, days: tuple[int, int], sent: set[int], today: date) -> int:
    """Which reminder may go out now; 0 for none. The first comes before the second, however late it is."""
    if not invoice.is_overdue(today) or invoice.due_on is None:
        return 0
    late = (today - invoice.due_on).days
    return next((step for step, after in enumerate(days, 1) if step not in sent and late >= after), 0)
