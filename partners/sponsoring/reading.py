"""Lists of sponsors and promises as an organiser reads, filters and exports them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from records import money

from ..models import Deliverable, InKind, Package, Sponsorship

State = Sponsorship.State
OPEN_STATES = (State.INTERESTED, State.OFFERED, *Sponsorship.AGREED)


def counts(cohort: Cohort) -> dict[str, int]:
    rows = cohort.sponsorships.order_by().values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in rows}


def sponsors(cohort: Cohort, state: str, query: str, today: date) -> QuerySet[Sponsorship]:
    """Each with `open_promises` and `late_promises`."""
    missing = Q(deliverables__state__in=Deliverable.MISSING)
    rows = cohort.sponsorships.select_related("organisation", "package", "owner").annotate(
        open_promises=Count("deliverables", filter=missing),
        late_promises=Count("deliverables", filter=missing & Q(deliverables__due_on__lt=today)),
    )
    if state in State.values:
        rows = rows.filter(state=state)
    if query:
        rows = rows.filter(Q(organisation__name__icontains=query) | Q(package__name__icontains=query))
    return rows.order_by("package__position", "organisation__name", "pk")


def pills(choices: Iterable[tuple[str, object, int]], name: str, chosen: str, query: str) -> list[dict]:
    """Filters above a list; those that hold nothing are left out, but for the first and the chosen one."""
    return [
        {
            "name": words,
            "count": count,
            "is_current": key == chosen,
            "url": "?" + urlencode({k: v for k, v in ((name, key), ("q", query)) if v}),
        }
        for key, words, count in choices
        if count or key in ("", chosen)
    ]


def sponsor_filters(counted: dict[str, int], state: str, query: str) -> list[dict]:
    rows = [("", _("all"), sum(counted.values()))]
    rows += [(key.value, key.label, counted.get(key, 0)) for key in State]
    return pills(rows, "state", state, query)


def totals(cohort: Cohort) -> dict:
    """What was agreed, in money by currency and in kind; what is out as an offer."""
    rows = cohort.sponsorships.order_by()
    agreed = rows.agreed().values("currency").annotate(cents=Sum("amount_cents")).order_by("currency")
    offered = rows.filter(state=State.OFFERED).values("currency").annotate(cents=Sum("amount_cents"))
    kind = InKind.objects.filter(sponsorship__cohort=cohort, sponsorship__state__in=Sponsorship.AGREED)
    in_kind = kind.order_by().values("sponsorship__currency").annotate(cents=Sum("value_cents"))
    return {
        "agreed": [money.words(row["cents"], row["currency"]) for row in agreed if row["cents"]],
        "offered": [money.words(row["cents"], row["currency"]) for row in offered if row["cents"]],
        "in_kind": [money.words(row["cents"], row["sponsorship__currency"]) for row in in_kind if row["cents"]],
    }


def sponsor_lines(rows: QuerySet[Sponsorship]) -> Iterator[list]:
    for row in rows:
        yield [
            row.organisation.name, row.package.name if row.package else "", row.get_state_display(),
            f"{row.amount_cents / 100:.2f}", row.currency, f"{row.vat_rate}", row.open_promises, row.late_promises,
            row.owner or "", *(_day(moment) for moment in (row.agreed_at, row.invoiced_at, row.paid_at)),
        ]  # fmt: skip


def sponsor_head() -> list[str]:
    return [
        _("Sponsor"), _("Package"), _("State"), _("Amount without VAT"), _("Currency"), _("VAT"), _("Open promises"),
        _("Late promises"), _("Looked after by"), _("Agreed on"), _("Invoiced on"), _("Paid on"),
    ]  # fmt: skip


def _day(moment) -> str:
    return f"{moment:%Y-%m-%d}" if moment else ""


# Promises

LATE, SOON, TO_JUDGE, OURS, THEIRS, DONE = "late", "soon", "to_judge", "ours", "theirs", "done"
SOON_DAYS = 30


def _kinds(today: date) -> dict[str, Q]:
    missing = Q(state__in=Deliverable.MISSING)
    return {
        TO_JUDGE: Q(state=Deliverable.State.DELIVERED),
        LATE: missing & Q(due_on__lt=today),
        SOON: missing & Q(due_on__gte=today, due_on__lte=today + timedelta(days=SOON_DAYS)),
        OURS: missing & Q(side=Deliverable.Side.OURS),
        THEIRS: missing & Q(side=Deliverable.Side.THEIRS),
        DONE: Q(state__in=Deliverable.DONE),
    }


def promises(cohort: Cohort, kind: str, query: str, today: date) -> QuerySet[Deliverable]:
    """Of agreed sponsorships, the soonest first."""
    rows = Deliverable.objects.in_force().filter(sponsorship__cohort=cohort)
    rows = rows.select_related("sponsorship__organisation", "owner")
    if kind in _kinds(today):
        rows = rows.filter(_kinds(today)[kind])
    if query:
        rows = rows.filter(Q(name__icontains=query) | Q(sponsorship__organisation__name__icontains=query))
    return rows.order_by("due_on", "sponsorship__organisation__name", "position", "pk")


def promise_filters(cohort: Cohort, kind: str, query: str, today: date) -> tuple[list[dict], int]:
    """The pills, and how many there are in all; one query."""
    kinds = _kinds(today)
    every = Deliverable.objects.in_force().filter(sponsorship__cohort=cohort).order_by()
    counted = every.aggregate(total=Count("pk"), **{key: Count("pk", filter=rule) for key, rule in kinds.items()})
    names = {
        TO_JUDGE: _("to decide"), LATE: _("late"), SOON: _("due within 30 days"), OURS: _("ours to do"),
        THEIRS: _("theirs to do"), DONE: _("done"),
    }  # fmt: skip
    rows = [("", _("all"), counted["total"]), *((key, names[key], counted[key]) for key in kinds)]
    return pills(rows, "kind", kind, query), counted["total"]


def promise_head() -> list[str]:
    return [_("What"), _("Sponsor"), _("Who promises"), _("Due on"), _("State"), _("Who sees to it"), _("Details")]


def promise_lines(rows: QuerySet[Deliverable]) -> Iterator[list]:
    for row in rows:
        yield [
            row.name, row.sponsorship.organisation.name, row.get_side_display(), row.due_on.isoformat(),
            row.get_state_display(), row.owner or "", row.details,
        ]  # fmt: skip


def package_rows(cohort: Cohort) -> list[Package]:
    """Each with `given`, `offers`, `lines` and `price`; two queries."""
    held = Q(sponsorships__state__in=Sponsorship.AGREED)
    rows = Package.objects.current().filter(cohort=cohort).select_related("tier")
    rows = rows.annotate(
        given=Count("sponsorships", filter=held, distinct=True),
        offers=Count("sponsorships", filter=Q(sponsorships__state=State.OFFERED), distinct=True),
        lines=Count("benefits", distinct=True),
    )
    found = list(rows)
    for row in found:
        row.price = money.words(row.price_cents, row.currency)
    return found
