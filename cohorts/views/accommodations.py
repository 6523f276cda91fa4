"""What is granted to one person, for those who must act on it (ACCOMMODATIONS in docs/rules.md)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cohorts.actions import accommodations as actions
from cohorts.desk import open_cohort
from cohorts.forms.grants import GrantForm
from cohorts.models import Accommodation, Cohort
from cohorts.team import acting_in
from courses.lists import page_of, searched
from records.errors import refusal_in

SEE = "cohorts.mark_attendance"


@require_safe
@never_cache
def accommodations(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Those that this reader must act on or has granted; nobody sees the others."""
    cohort = open_cohort(request, cohort_id, SEE)
    query = searched(request)
    rows = _visible(request, cohort).current()
    if query:
        rows = rows.filter(application__person__full_name__icontains=query)
    rows = rows.select_related("application__person", "granted_by").prefetch_related("reader_rows__user")
    page = page_of(request, rows.order_by("application__person__full_name", "pk"))
    shown = list(page.object_list)
    actions.note_seen(shown, by=request.user)
    context = {
        "cohort": cohort,
        "query": query,
        "page": page,
        "runs": request.user.has_perm("cohorts.run_cohort", cohort),
        "me": request.user.pk,
    }
    return render(request, "cohorts/dossier/accommodations.html", context)


def _visible(request: HttpRequest, cohort: Cohort):
    return Accommodation.objects.visible_to(request.user).filter(application__cohort=cohort)


def grant(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Grant something to one participant."""
    cohort = open_cohort(request, cohort_id)
    rows = cohort.applications.enrolled().select_related("person", "cohort")
    application = get_object_or_404(rows, public_id=public_id)
    refusal = actions.why_cannot_grant(application, request.user)
    form = GrantForm(request.POST or None, team=acting_in(cohort))
    if not refusal and form.is_valid():
        with refusal_in(form):
            actions.grant(application, **form.cleaned_data, by=request.user)
            messages.success(request, _("Granted to %(name)s, who is told.") % {"name": application.person})
            return redirect("cohorts:dossier", cohort.public_id, application.public_id)
    context = {"cohort": cohort, "application": application, "form": form, "refusal": refusal}
    return render(request, "cohorts/dossier/grant.html", context, status=422 if form.is_bound else 200)


def end_accommodation(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(_visible(request, cohort).current(), public_id=public_id)
    back = redirect("cohorts:accommodations", cohort.public_id)
    if request.method == "POST":
        actions.end_accommodation(found)
        messages.success(request, _("It counts no longer."))
        return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "people",
        "title": _("End what is granted to %(name)s?") % {"name": found.application.person},
        "text": _("Those who act on it see it no longer. That it was granted stays in the history."),
        "submit": _("End it"),
        "cancel": back["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
