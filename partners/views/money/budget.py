"""Budget against real: of one edition at its desk, of all of them in the books."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from courses.lists import page_of, searched
from records import tables
from records.errors import refusal_in

from ...forms.money import BudgetLineForm, EntryForm, ReasonForm
from ...models import BudgetEntry, BudgetLine, Invoice
from ...money import planning
from ...money.budget import Budget, Row, budget_of, cost_per_student, totals_of
from ..access import cohort_to_run
from ..answers import act, ask
from .access import cohort_of_books, organiser_of_books


def page(cohort: Cohort) -> str:
    return reverse("partners:budget", args=[cohort.public_id])


@require_safe
def budget(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_of_books(request, cohort_id)
    whole = budget_of(cohort)
    if "export" in request.GET:
        return _file(request.GET["export"], cohort, whole)
    context = {
        "cohort": cohort,
        "budget": whole,
        "each": cost_per_student(cohort),
        "last": planning.edition_to_copy(cohort),
        "runs": request.user.has_perm("cohorts.run_cohort", cohort),
    }
    return render(request, "partners/money/budget.html", context)


def _file(kind: str, cohort: Cohort, whole: Budget) -> HttpResponse:
    head = [_("Side"), _("What"), _("Planned"), _("Real"), _("Difference")]

    def cells(row: Row) -> list:
        side = str(BudgetLine.Side(row.side).label)
        return [side, row.name, row.planned / 100, row.real / 100, row.difference / 100]

    lines = [cells(row) for row in (*whole.income, *whole.costs)]
    kept = [_("support in kind"), _("value, no money"), "", whole.in_kind_cents / 100, ""]
    return tables.answer(kind, f"{_('Budget')} {cohort}", head, [*lines, kept])


def new_line(request: HttpRequest, cohort_id) -> HttpResponse:
    return _write(request, BudgetLine(cohort=cohort_to_run(request, cohort_id)))


def edit_line(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    return _write(request, _line(request, cohort_id, public_id))


def _write(request: HttpRequest, row: BudgetLine) -> HttpResponse:
    form = BudgetLineForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            planning.save_line(form.instance, request.user)
            messages.success(request, _("Saved."))
            return redirect(page(row.cohort))
    context = {"cohort": row.cohort, "row": row, "form": form, "back": page(row.cohort)}
    return render(request, "partners/money/budget_form.html", context, status=422 if form.errors else 200)


@require_POST
def copy_last(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    done = _("Copied. Change what differs.")
    return act(request, lambda: planning.copy_last(cohort, request.user), done, page(cohort))


def line(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """One line with its amounts, and the form for another."""
    row = _line(request, cohort_id, public_id)
    form = EntryForm(request.POST or None, instance=BudgetEntry(line=row))
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            planning.enter(form.instance, request.user)
            messages.success(request, _("Entered."))
            return redirect("partners:budget_line", row.cohort.public_id, row.public_id)
    context = {
        "cohort": row.cohort,
        "row": row,
        "form": form,
        "entries": row.entries.select_related("entered_by"),
        "invoices": Invoice.objects.issued().filter(budget_line=row).select_related("buyer"),
    }
    return render(request, "partners/money/budget_line.html", context, status=422 if form.errors else 200)


def remove_line(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _line(request, cohort_id, public_id)
    if request.method == "POST":
        return act(request, lambda: planning.remove_line(row, request.user), _("Removed."), page(row.cohort))
    if refusal := planning.why_not_remove(row):
        messages.error(request, refusal)
        return redirect("partners:budget_line", row.cohort.public_id, row.public_id)
    return ask(
        request,
        layout="desk.html",
        cohort=row.cohort,
        tab="partners",
        title=_("Remove “%(line)s” from the budget?") % {"line": row},
        text=_("Nothing was entered on it."),
        submit=_("Remove the line"),
        cancel=page(row.cohort),
        danger=True,
    )


def take_out(request: HttpRequest, cohort_id, public_id, entry) -> HttpResponse:
    row = _line(request, cohort_id, public_id)
    found = get_object_or_404(row.entries.all(), public_id=entry)
    back = reverse("partners:budget_line", args=[row.cohort.public_id, row.public_id])
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            planning.take_out(found, form.cleaned_data["reason"], request.user)
            messages.success(request, _("Taken out."))
            return redirect(back)
    return ask(
        request,
        status=422 if form.errors else 200,
        layout="desk.html",
        cohort=row.cohort,
        tab="partners",
        title=_("Take “%(entry)s” out?") % {"entry": found},
        text=_("It stays in the list, struck through, with your reason, and counts no more."),
        form=form,
        submit=_("Take it out"),
        cancel=back,
        danger=True,
    )


def _line(request: HttpRequest, cohort_id, public_id) -> BudgetLine:
    cohort = cohort_to_run(request, cohort_id)
    row = get_object_or_404(BudgetLine.objects.filter(cohort=cohort, removed_at=None), public_id=public_id)
    row.cohort = cohort
    return row


@require_safe
def budgets(request: HttpRequest, organisation_id) -> HttpResponse:
    """Every edition of one organiser, planned and real."""
    organiser = organiser_of_books(request, organisation_id)
    query = searched(request)
    cohorts = Cohort.objects.filter(organisation=organiser).order_by("-starts_on", "pk")
    total = cohorts.count()
    if query:
        cohorts = cohorts.filter(title__icontains=query)
    if "export" in request.GET:
        return _totals_file(request.GET["export"], str(organiser), totals_of(list(cohorts)))
    listed = page_of(request, cohorts)
    context = {
        "organiser": organiser,
        "page": listed,
        "rows": totals_of(list(listed)),
        "query": query,
        "total": total,
        "export": request.GET.urlencode(),
    }
    return render(request, "partners/money/budgets.html", context)


def _totals_file(kind: str, name: str, rows: list[dict]) -> HttpResponse:
    keys = ("planned_in", "real_in", "planned_out", "real_out", "result")
    head = [_("Cohort"), _("Income, planned"), _("Income, real"), _("Costs, planned"), _("Costs, real"), _("Result")]
    lines = ([str(row["cohort"]), *(row[key] / 100 for key in keys)] for row in rows)
    return tables.answer(kind, f"{_('Budgets')} {name}", head, lines)
