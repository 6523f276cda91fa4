"""A participant's part in a visit, and the host's page of its list."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cohorts.actions import visits as actions
from cohorts.forms.visits import VisitorForm
from cohorts.models import Application, BookedVisit, VisitorAnswer, VisitorList
from cohorts.visiting.visitors import comes, groups_of
from records.errors import refusal_in
from records.sealing import unseal

from .visits import download

OPENED = "opened_visitor_lists"


def my_visit(request: HttpRequest, public_id: UUID, visit: UUID) -> HttpResponse:
    """What the host asks of the person, until the list closes."""
    rows = Application.objects.enrolled().filter(person=request.user).select_related("cohort", "person")
    application = get_object_or_404(rows, public_id=public_id)
    visits = BookedVisit.objects.filter(session__cohort=application.cohort_id, session__cancelled_at=None)
    found = get_object_or_404(visits.select_related("session", "gate"), public_id=visit)
    found.session.cohort = application.cohort
    if not comes(groups_of([found])[found.pk], application):
        raise Http404
    asked = list(found.fields.all())
    mine = VisitorAnswer.objects.filter(field__in=asked, application=application)
    given = {row.field_id: unseal(row.sealed) for row in mine}
    refusal = actions.why_cannot_give(found, application)
    form = VisitorForm(request.POST or None, asked=asked, given=given)
    if not refusal and form.is_valid():
        with refusal_in(form):
            actions.give(found, application, form.values)
            messages.success(request, _("Saved. Nobody but the team and %(host)s sees it.") % {"host": found})
            return redirect("cohorts:application", application.public_id)
    context = {"application": application, "cohort": application.cohort, "visit": found, "form": form}
    context |= {"refusal": refusal, "given": [(row, given.get(row.pk, "")) for row in asked]}
    return render(request, "cohorts/visits/mine.html", context, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
@require_safe
def open_visitors(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """Note in the session that the link was shown, and go to an address without the token."""
    frozen = VisitorList.objects.filter(public_id=public_id).first()
    if frozen is None or not frozen.opens_with(token):
        return render(request, "cohorts/visits/closed.html", {"reason": ""}, status=404)
    request.session[OPENED] = sorted({*request.session.get(OPENED, [])[-20:], str(frozen.public_id)})
    return redirect("cohorts:visitors", frozen.public_id)


def _opened(request: HttpRequest, public_id: UUID) -> VisitorList:
    if str(public_id) not in request.session.get(OPENED, []):
        raise Http404
    rows = VisitorList.objects.select_related("visit__session__cohort__organisation")
    return get_object_or_404(rows, public_id=public_id)


@login_not_required
@never_cache
@require_safe
def visitors(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The host's page: how many come, and the file."""
    frozen = _opened(request, public_id)
    visit = frozen.visit
    with override(visit.language):
        if reason := frozen.why_not_given_out():
            return render(request, "cohorts/visits/closed.html", {"reason": reason, "cohort": visit.cohort})
        context = {"frozen": frozen, "visit": visit, "cohort": visit.cohort}
        return render(request, "cohorts/visits/host.html", context)


@login_not_required
@never_cache
@require_safe
def visitors_file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    frozen = _opened(request, public_id)
    if frozen.why_not_given_out():
        return redirect("cohorts:visitors", public_id)
    if not frozen.fetched_at:
        VisitorList.objects.filter(pk=frozen.pk).update(fetched_at=timezone.now())
    return download(frozen, "")
