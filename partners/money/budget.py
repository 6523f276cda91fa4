"""A cohort's budget against what really came in and went out (BUDGET in docs/rules.md).

Planned and real are in euros and without VAT. What a line of income really brought are its issued invoices, less
credit notes, and what was entered by hand; a line of costs has entries alone. Support in kind is no money: it stands
apart with its value, on neither side.
"""

from dataclasses import dataclass, field

from django.db.models import BigIntegerField, Case, F, Q, Sum, When
from django.utils.translation import gettext as _

from cohorts.models import Application, Cohort
from records.money import shared, words

from ..models import BudgetEntry, BudgetLine, InKind, Invoice, Sponsorship

Side = BudgetLine.Side
CURRENCY = "EUR"


@dataclass
class Row:
    """One line with its real amount; `line` is None for invoices that no line plans."""

    name: str
    side: str
    planned: int
    real: int
    line: BudgetLine | None = None

    @property
    def difference(self) -> int:
        """Above zero is good news: more income, or less cost."""
        return self.real - self.planned if self.side == Side.IN else self.planned - self.real

    @property
    def top(self) -> int:
        """The whole of the bar."""
        return max(self.planned, self.real, 1)


@dataclass
class Budget:
    income: list[Row] = field(default_factory=list)
    costs: list[Row] = field(default_factory=list)
    in_kind_cents: int = 0
    elsewhere: list[str] = field(default_factory=list)

    @property
    def planned_in(self) -> int:
        return sum(row.planned for row in self.income)

    @property
    def real_in(self) -> int:
        return sum(row.real for row in self.income)

    @property
    def planned_out(self) -> int:
        return sum(row.planned for row in self.costs)

    @property
    def real_out(self) -> int:
        return sum(row.real for row in self.costs)

    @property
    def planned_result(self) -> int:
        return self.planned_in - self.planned_out

    @property
    def real_result(self) -> int:
        return self.real_in - self.real_out


BELOW_ZERO = When(kind=Invoice.Kind.CREDIT, then=-F("net_cents"))
NET = Sum(Case(BELOW_ZERO, default=F("net_cents"), output_field=BigIntegerField()))


def budget_of(cohort: Cohort) -> Budget:
    """Four queries, whatever the number of lines."""
    lines = list(BudgetLine.objects.filter(cohort=cohort, removed_at=None))
    entered = _entered(cohort)
    invoiced, elsewhere = _invoiced(cohort)
    shown = {line.pk for line in lines}
    rows = [
        Row(line.words, line.side, line.planned_cents, entered.get(line.pk, 0) + invoiced.get(line.pk, 0), line)
        for line in lines
    ]
    rest = sum(cents for key, cents in invoiced.items() if key not in shown)
    if rest:
        rows.append(Row(_("Invoices that no line plans"), Side.IN, 0, rest))
    return Budget(
        income=[row for row in rows if row.side == Side.IN],
        costs=[row for row in rows if row.side == Side.OUT],
        in_kind_cents=_in_kind(cohort),
        elsewhere=[words(cents, currency) for currency, cents in elsewhere.items()],
    )


def _entered(cohort: Cohort) -> dict[int, int]:
    rows = BudgetEntry.objects.filter(line__cohort=cohort, taken_out_at=None).order_by()
    return dict(rows.values_list("line").annotate(Sum("amount_cents")))


def _invoiced(cohort: Cohort) -> tuple[dict[int | None, int], dict[str, int]]:
    """Net by line of the budget, and what was invoiced in other currencies."""
    rows = Invoice.objects.issued().filter(cohort=cohort).order_by()
    by_line: dict[int | None, int] = {}
    elsewhere: dict[str, int] = {}
    for line, currency, cents in rows.values_list("budget_line", "currency").annotate(net=NET):
        if currency == CURRENCY:
            by_line[line] = by_line.get(line, 0) + cents
        else:
            elsewhere[currency] = elsewhere.get(currency, 0) + cents
    return by_line, elsewhere


def _in_kind(cohort: Cohort) -> int:
    agreed = Sponsorship.objects.agreed().filter(cohort=cohort)
    return InKind.objects.filter(sponsorship__in=agreed).aggregate(n=Sum("value_cents"))["n"] or 0


def cost_per_student(cohort: Cohort) -> tuple[int, int] | None:
    """Real costs divided by those who hold a place, in cents, and how many they are; None without costs or students."""
    spent = sum(_entered_on(cohort, Side.OUT).values())
    students = cohort.applications.filter(state=Application.State.ACCEPTED).count()
    return (shared(spent, students), students) if spent and students else None


def _entered_on(cohort: Cohort, side: str) -> dict[int, int]:
    rows = BudgetEntry.objects.filter(Q(line__cohort=cohort, line__side=side), taken_out_at=None).order_by()
    return dict(rows.values_list("line").annotate(Sum("amount_cents")))


def totals_of(cohorts: list[Cohort]) -> list[dict]:
    """Planned and real of each edition; three queries for all of them."""
    planned: dict[tuple[int, str], int] = {}
    lines = BudgetLine.objects.filter(cohort__in=cohorts, removed_at=None).order_by()
    for cohort, side, cents in lines.values_list("cohort", "side").annotate(Sum("planned_cents")):
        planned[cohort, side] = cents
    real: dict[tuple[int, str], int] = {}
    entries = BudgetEntry.objects.filter(line__cohort__in=cohorts, line__removed_at=None, taken_out_at=None).order_by()
    for cohort, side, cents in entries.values_list("line__cohort", "line__side").annotate(Sum("amount_cents")):
        real[cohort, side] = cents
    invoices = Invoice.objects.issued().filter(cohort__in=cohorts, currency=CURRENCY).order_by()
    for cohort, cents in invoices.values_list("cohort").annotate(net=NET):
        real[cohort, Side.IN] = real.get((cohort, Side.IN), 0) + cents
    rows = []
    for cohort in cohorts:
        row = {
            "cohort": cohort,
            "planned_in": planned.get((cohort.pk, Side.IN), 0),
            "real_in": real.get((cohort.pk, Side.IN), 0),
            "planned_out": planned.get((cohort.pk, Side.OUT), 0),
            "real_out": real.get((cohort.pk, Side.OUT), 0),
        }
        rows.append({**row, "result": row["real_in"] - row["real_out"]})
    return rows
