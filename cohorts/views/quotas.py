"""The seats that a cohort keeps, and the order of its line."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from records.errors import Refused, refusal_in

from ..actions import quotas as verbs
from ..forms.quota import QuotaForm, RankForm
from ..models import Application, Cohort, Quota
from ..showcase import places_of
from .doors import open_desk


@require_safe
def quotas(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """For whom how many places are kept, given and left."""
    cohort = open_desk(request, public_id)
    places = places_of(cohort)
    rows = list(cohort.quotas.select_related("organisation"))
    for row in rows:
        row.pool = places.seats.pools[row.pk]
        row.left = places.seats.left_in(row.pool)
        row.within = min(row.pool.held, row.places)
        row.beyond = row.pool.held - row.within
    context = {"cohort": cohort, "places": places, "rows": rows, "why_closed": cohort.why_closed_for_places()}
    return render(request, "cohorts/quotas/list.html", context)


def add_quota(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _form(request, open_desk(request, public_id), None)


def edit_quota(request: HttpRequest, public_id: uuid.UUID, quota: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    return _form(request, cohort, get_object_or_404(cohort.quotas, public_id=quota))


def _form(request: HttpRequest, cohort: Cohort, quota: Quota | None) -> HttpResponse:
    with timezone.override(cohort.zone):
        form = QuotaForm(request.POST or None, instance=quota and Quota.objects.get(pk=quota.pk), cohort=cohort)
        if form.is_valid():
            with refusal_in(form):
                if quota:
                    verbs.change_quota(quota, by=request.user, **form.cleaned_data)
                else:
                    verbs.add_quota(cohort, by=request.user, **form.cleaned_data)
                messages.success(request, _("Saved. What is free has been offered to those who wait for it."))
                return redirect("cohorts:quotas", cohort.public_id)
        context = {"cohort": cohort, "form": form, "quota": quota, "open": max(0, cohort.seats().open)}
        return render(request, "cohorts/quotas/form.html", context)


def release_quota(request: HttpRequest, public_id: uuid.UUID, quota: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    found = get_object_or_404(cohort.quotas, public_id=quota)
    words = {
        "title": _("Release the places of %(quota)s now?") % {"quota": found},
        "text": _("What nobody holds is open to all at once, and goes to those who wait first, by mail."),
        "submit": _("Release the places"),
        "done": _("The places of %(quota)s are open to all.") % {"quota": found},
    }
    return _ask(request, cohort, lambda: verbs.release_quota(found, by=request.user), words)


def remove_quota(request: HttpRequest, public_id: uuid.UUID, quota: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    found = get_object_or_404(cohort.quotas, public_id=quota)
    words = {
        "title": _("Remove the quota of %(quota)s?") % {"quota": found},
        "text": _(
            "Its people keep the places that they hold; who waits stands in the line of all. What was kept is open to"
            " all at once. The history keeps that there was a quota."
        ),
        "submit": _("Remove the quota"),
        "done": _("The quota of %(quota)s is gone.") % {"quota": found},
        "danger": True,
    }
    return _ask(request, cohort, lambda: verbs.remove_quota(found, by=request.user), words)


def _ask(request: HttpRequest, cohort: Cohort, verb, words: dict) -> HttpResponse:
    back = reverse("cohorts:quotas", args=[cohort.public_id])
    if request.method == "POST":
        try:
            verb()
            messages.success(request, words["done"])
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(back)
    frame = {"layout": "desk.html", "cohort": cohort, "tab": "settings", "cancel": back}
    return render(request, "components/confirm_page.html", frame | words)


def change_rank(request: HttpRequest, public_id: uuid.UUID, application: uuid.UUID) -> HttpResponse:
    """Another priority or quota for one application, with the reason."""
    cohort = open_desk(request, public_id)
    rows = cohort.applications.exclude(state=Application.State.DRAFT).select_related("person")
    found = get_object_or_404(rows, public_id=application)
    found.cohort = cohort
    back = f"{reverse('cohorts:applications', args=[cohort.public_id])}?state=all&open={found.public_id}"
    form = RankForm(request.POST or None, application=found)
    refusal = found.why_rank_cannot_change()
    if form.is_valid():
        given = {"quota": found.quota} | form.cleaned_data
        with refusal_in(form):
            verbs.change_rank(found, by=request.user, **given)
            messages.success(request, _("The order is changed for %(person)s.") % {"person": found.person})
            return redirect(back)
    waits = found.state == Application.State.WAITING
    context = {"cohort": cohort, "application": found, "form": form, "refusal": refusal, "back": back}
    context |= {"rank": found.rank() if waits else None}
    return render(request, "cohorts/quotas/rank.html", context)
