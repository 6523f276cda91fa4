"""Lists of invoices: of all editions, of one cohort, and of a partner's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import Role
from courses.lists import filtered, searched
from records import tables

from ...models import Invoice
from ...money import lists, sponsored
from ...money.standing import standing_of
from ...money.words import state_of
from ..access import cohort_to_run, demand
from .access import ISSUE, organiser_of_books


@require_safe
def books(request: HttpRequest, organisation_id) -> HttpResponse:
    """All invoices of one organiser, over all editions."""
    organiser = organiser_of_books(request, organisation_id)
    rows = Invoice.objects.filter(organiser=organiser)
    if "export" in request.GET:
        return _file(request, rows, str(organiser))
    issues = request.user.has_perm(ISSUE, organiser)
    waiting = sponsored.to_invoice(organiser) if issues else []
    context = {"organiser": organiser, "issues": issues, "waiting": waiting, **_listed(request, rows)}
    return render(request, "partners/money/books.html", context)


@require_safe
def cohort_invoices(request: HttpRequest, cohort_id) -> HttpResponse:
    """Those of one cohort, in its desk."""
    cohort = cohort_to_run(request, cohort_id)
    rows = Invoice.objects.filter(cohort=cohort)
    if "export" in request.GET:
        return _file(request, rows, str(cohort))
    waiting = sponsored.to_invoice(cohort.organisation, cohort)
    context = {"cohort": cohort, "organiser": cohort.organisation, "issues": True, "waiting": waiting}
    return render(request, "partners/money/cohort.html", {**context, **_listed(request, rows)})


@require_safe
def own_invoices(request: HttpRequest) -> HttpResponse:
    """What the organisations that one speaks for were invoiced."""
    demand(request, "partners.enter_portal")
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    rows = Invoice.objects.issued().filter(buyer__in=mine)
    if "export" in request.GET:
        return _file(request, rows, _("Invoices"))
    return render(request, "partners/money/own.html", {"mine": mine, **_listed(request, rows)})


def _listed(request: HttpRequest, rows) -> dict:
    query, state = searched(request), request.GET.get("state", "")
    choices = lists.choices(rows, query)
    listed = filtered(request, lists.found(rows, query, state), choices)
    total = rows.count() if query else choices[0][2]
    for row in listed["page"]:
        row.word, row.open_cents = state_of(row), 0 if row.is_draft or row.is_credit else standing_of(row).open
    shown = listed["page"].paginator.count
    count = ngettext("%(shown)d of %(total)d invoice", "%(shown)d of %(total)d invoices", total)
    return {**listed, "count": count % {"shown": shown, "total": total}, "total": total}


def _file(request: HttpRequest, rows, name: str) -> HttpResponse:
    """The list as it is searched and filtered; drafts are no part of the books."""
    query, state = searched(request), request.GET.get("state", "")
    found = list(lists.with_days_paid(lists.found(rows, query, state).issued()))
    keys = lists.vat_keys(found)
    lines = (lists.line(row, keys) for row in reversed(found))
    return tables.answer(request.GET["export"], f"{_('Invoices')} {name}", lists.head(keys), lines)


def list_url(invoice: Invoice) -> str:
    """Where one goes back to from an invoice."""
    return reverse("partners:books", args=[invoice.organiser.public_id])
