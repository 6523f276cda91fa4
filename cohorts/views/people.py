"""The list of the enrolled: filters, saved views, totals, exports, name tags."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts import people_exports
from cohorts.actions import people as actions
from cohorts.desk import open_cohort
from cohorts.duplicates import pairs_in
from cohorts.enrolled import STATES, People, say_missing
from cohorts.forms.people import ViewForm
from cohorts.models import Cohort
from cohorts.totals import rows_of, totals_of
from records import tables
from records.errors import refusal_in

A_PAGE = 50


@require_safe
def people(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return list_page(request, People.asked(cohort, request.GET))


def list_page(request: HttpRequest, asked: People, view_form: ViewForm | None = None, status: int = 200):
    """The list as it was asked for; also what a refused form answers with."""
    page = Paginator(asked.rows(), A_PAGE).get_page(request.GET.get("page"))
    say_missing(page.object_list)
    counts = asked.counts()
    context = {
        "cohort": asked.cohort,
        "asked": asked,
        "page": page,
        "counts": counts,
        "filters": _filters(asked, counts),
        "narrow": _narrow(asked),
        "hidden": asked.address(),
        "views": _views(asked),
        "view_form": view_form or ViewForm(),
        "kept": kept(asked),
        "duplicates": len(pairs_in(asked.cohort)),
    }
    return render(request, "cohorts/people/list.html", context, status=status)


def kept(asked: People) -> str:
    """The address of the list as it is filtered and searched."""
    return urlencode(asked.address() | ({"q": asked.query} if asked.query else {}))


def back_to(cohort: Cohort, query: str = "") -> str:
    return reverse("cohorts:people", args=[cohort.public_id]) + (f"?{query}" if query else "")


def _filters(asked: People, counts: dict[str, int]) -> list[dict]:
    rest = {name: value for name, value in asked.address().items() if name != "state"}
    rest |= {"q": asked.query} if asked.query else {}
    return [
        {
            "name": name,
            "count": counts[key],
            "url": f"?{urlencode({'state': key, **rest})}",
            "is_current": key == asked.state,
        }
        for key, (name, _states) in STATES.items()
    ]


def _narrow(asked: People) -> list[dict]:
    """The lists to choose from; one without a choice is left out."""
    labels = {"school": _("School"), "group": _("Group"), "quota": _("Quota"), "missing": _("Dossier")}
    return [
        {"name": name, "label": labels[name], "options": options, "value": getattr(asked, name)}
        for name, options in asked.choices().items()
        if options
    ]


def _views(asked: People) -> list[dict]:
    present = asked.address()
    return [
        {"view": view, "url": f"?{urlencode(view.params)}", "is_current": view.params == present and not asked.query}
        for view in asked.cohort.saved_views.all()
    ]


@require_POST
def save_view(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    asked = People.asked(cohort, request.GET)
    form = ViewForm(request.POST)
    if form.is_valid():
        with refusal_in(form):
            view = actions.save_view(asked, form.cleaned_data["name"], request.user)
            messages.success(request, _("“%(name)s” is kept for the team.") % {"name": view.name})
            return redirect(back_to(cohort, urlencode(view.params)))
    return list_page(request, asked, form, status=422)


def remove_view(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    view = get_object_or_404(cohort.saved_views, public_id=public_id)
    if request.method == "POST":
        actions.remove_view(view)
        messages.success(request, _("“%(name)s” is removed.") % {"name": view.name})
        return redirect(back_to(cohort))
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "people",
        "title": _("Remove the view “%(name)s”?") % {"name": view.name},
        "text": _("It goes for the whole team. The people in it stay as they are."),
        "submit": _("Remove the view"),
        "cancel": back_to(cohort),
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
def export(request: HttpRequest, cohort_id: UUID, kind: str) -> HttpResponse:
    """The list as it is searched and filtered, as a CSV or XLSX file."""
    cohort = open_cohort(request, cohort_id)
    asked = People.asked(cohort, request.GET)
    name = f"{cohort.slug}-people"
    return tables.streamed(kind, name, people_exports.head(asked), people_exports.rows(asked), people_exports.WIDTHS)


@require_safe
def totals(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """What to order: sizes with spare, diets, schools; of the list as it is filtered."""
    cohort = open_cohort(request, cohort_id)
    asked = People.asked(cohort, request.GET)
    context = {"cohort": cohort, "asked": asked, "totals": totals_of(cohort, asked.rows()), "kept": kept(asked)}
    return render(request, "cohorts/people/totals.html", context)


@require_safe
def export_totals(request: HttpRequest, cohort_id: UUID, kind: str) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    rows = rows_of(totals_of(cohort, People.asked(cohort, request.GET).rows()))
    head = [_("What"), _("Answer"), _("People"), _("With 25 % spare")]
    return tables.answer(kind, f"{cohort.slug}-totals", head, rows)
