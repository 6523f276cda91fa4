"""The invited: their list, one more, the invitation once more or taken back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import invitees as actions
from cohorts.desk import open_cohort
from cohorts.forms.invitees import InviteeFileForm, InviteeForm
from cohorts.models import Cohort, Invitee
from courses.lists import searched
from records import tables
from records.errors import Refused, refusal_in
from records.wording import local

A_PAGE = 50
STATES = {
    "all": Q(),
    "open": Q(withdrawn_at=None, application=None),
    "applied": Q(application__isnull=False),
    "withdrawn": Q(withdrawn_at__isnull=False),
}


def _asked(request: HttpRequest, cohort: Cohort) -> tuple[QuerySet[Invitee], str, str]:
    query, state = searched(request), request.GET.get("state", "all")
    found = cohort.invitees.called(query).select_related("school", "quota", "application")
    return found, query, state if state in STATES else "all"


@require_safe
def invitees(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found, query, state = _asked(request, cohort)
    counts = found.aggregate(**{key: Count("pk", filter=part) for key, part in STATES.items() if part})
    counts["all"] = found.count()
    words = {"all": _("All"), "open": _("No answer yet"), "applied": _("Applied"), "withdrawn": _("Taken back")}
    context = {
        "cohort": cohort,
        "page": Paginator(found.filter(STATES[state]), A_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "counts": counts,
        "hidden": {"state": state},
        "filters": [
            {
                "name": words[key],
                "count": counts[key],
                "url": f"?{urlencode({'state': key, 'q': query})}",
                "is_current": key == state,
            }
            for key in STATES
        ],
        "files": cohort.invitee_files.select_related("by")[:10],
        "form": InviteeFileForm(),
        "refusal": cohort.why_cannot_invite(),
    }
    return render(request, "cohorts/invitees/list.html", context)


@require_safe
def export(request: HttpRequest, cohort_id: UUID, kind: str) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found, _query, state = _asked(request, cohort)
    head = [_("E-mail"), _("Name"), _("School"), _("Quota"), _("Priority"), _("Invited"), _("Application")]
    rows = (_row(one, cohort.time_zone) for one in found.filter(STATES[state]).iterator(chunk_size=500))
    return tables.streamed(kind, f"{cohort.slug}-invited", head, rows)


def _row(one: Invitee, zone: str) -> list:
    return [
        one.email,
        one.full_name,
        one.school.name if one.school else "",
        one.quota.name if one.quota else "",
        one.priority,
        local(one.invited_at, zone).strftime("%Y-%m-%d %H:%M") if one.invited_at else "",
        one.application.get_state_display() if one.application else "",
    ]


def add(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    form = InviteeForm(request.POST or None, cohort=cohort)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            invitee = actions.invite_one(cohort, form.details, request.user)
            messages.success(request, _("%(name)s gets a mail with the invitation.") % {"name": invitee})
            return redirect("cohorts:invitees", cohort.public_id)
    context = {"cohort": cohort, "form": form, "refusal": cohort.why_cannot_invite()}
    return render(request, "cohorts/invitees/add.html", context, status=422 if form.errors else 200)


@require_POST
def remind(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    invitee = get_object_or_404(cohort.invitees, public_id=public_id)
    try:
        actions.remind(invitee)
        messages.success(request, _("%(name)s gets the invitation once more.") % {"name": invitee})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:invitees", cohort.public_id)


def withdraw(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    invitee = get_object_or_404(cohort.invitees, public_id=public_id)
    if request.method == "POST":
        try:
            actions.withdraw(invitee, request.user)
            messages.success(request, _("The invitation of %(name)s is taken back.") % {"name": invitee})
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("cohorts:invitees", cohort.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "people",
        "title": _("Take back the invitation of %(name)s?") % {"name": invitee},
        "text": _("No mail goes out. Quota and priority of the invitation no longer count; applying stays possible."),
        "submit": _("Take it back"),
        "cancel": redirect("cohorts:invitees", cohort.public_id).url,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
