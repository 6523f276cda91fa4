"""What an agreement says, as data: what the PDF prints, and what tells whether a newer version is needed."""

from datetime import date

from django.utils.translation import gettext as _

from records import money

from ..models import Deliverable, Sponsorship


def terms_of(row: Sponsorship) -> dict:
    """The terms as they stand now. Plain values, so that they equal what was kept as JSON."""
    cohort = row.cohort
    promises = sorted(row.deliverables.all(), key=lambda one: (one.due_on, one.position, one.pk))
    kept = [one for one in promises if one.state != Deliverable.State.WAIVED]
    return {
        "organiser": cohort.organisation.name,
        "sponsor": row.organisation.name,
        "cohort": cohort.title,
        "starts_on": cohort.starts_on.isoformat(),
        "ends_on": cohort.ends_on.isoformat(),
        "place": cohort.place,
        "package": row.package.name if row.package else "",
        "amount_cents": row.amount_cents,
        "currency": row.currency,
        "vat_rate": f"{row.vat_rate:.2f}",
        "in_kind": [
            {"what": one.what, "quantity": f"{one.quantity:.2f}", "unit": one.unit, "value_cents": one.value_cents}
            for one in row.in_kind.all()
        ],
        "theirs": [_promise(one) for one in kept if one.side == Deliverable.Side.THEIRS],
        "ours": [_promise(one) for one in kept if one.side == Deliverable.Side.OURS],
    }


def _promise(one: Deliverable) -> dict:
    return {
        "name": one.name,
        "details": one.details,
        "quantity": one.quantity,
        "asked": one.asked,
        "due_on": one.due_on.isoformat(),
    }


def amount_words(row: Sponsorship) -> str:
    """“€2,500.00 without VAT”; what is given in kind alone says so."""
    if not row.amount_cents:
        return _("no money")
    return _("%(amount)s without VAT") % {"amount": money.words(row.amount_cents, row.currency)}


def with_days(terms: dict) -> dict:
    """The same with days instead of texts, for a page or the PDF."""

    def dated(rows: list[dict]) -> list[dict]:
        return [row | {"due_on": date.fromisoformat(row["due_on"])} for row in rows]

    days = {name: date.fromisoformat(terms[name]) for name in ("starts_on", "ends_on")}
    return terms | days | {side: dated(terms[side]) for side in ("theirs", "ours")}
