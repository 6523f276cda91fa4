"""Planning: the day by rooms, and placing each sitting."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from records.errors import Refused, refusal_in

from ..actions import timetable as actions
from ..forms.timetable import PlaceForm, SwapForm
from ..grid import day_asked, local_day
from ..models import Sitting
from ..timetable.board import board_of
from .doors import open_desk


@require_safe
def timetable(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One day with its rooms, and what has no place yet."""
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    can_edit = request.user.has_perm("cohorts.run_cohort", cohort)
    day = day_asked(cohort, request.GET.get("day", ""))
    return render(request, "cohorts/timetable/grid.html", board_of(cohort, day, can_edit=can_edit))


def sitting_of(request: HttpRequest, public_id: uuid.UUID, key: uuid.UUID) -> Sitting:
    cohort = open_desk(request, public_id)
    sitting = get_object_or_404(
        Sitting.objects.select_related("session", "room"), session__cohort=cohort, public_id=key
    )
    sitting.session.cohort = cohort
    return sitting


def place(request: HttpRequest, public_id: uuid.UUID, sitting: uuid.UUID) -> HttpResponse:
    """Give a sitting its day, hour and room; warnings are shown once and then taken as known."""
    found = sitting_of(request, public_id, sitting)
    form = PlaceForm(request.POST or None, sitting=found)
    warnings: list[str] = []
    if form.is_valid():
        placement = form.placement()
        warnings = placement.warnings()
        if not warnings or request.POST.get("known") == "yes" or placement.why_not():
            with refusal_in(form):
                _write(request, found, form)
                return _to_day(request, found)
    return _page(request, found, form, warnings)


def _write(request: HttpRequest, sitting: Sitting, form: PlaceForm) -> None:
    answers = form.cleaned_data
    actions.place_sitting(
        sitting,
        room=answers["room"],
        starts_at=answers["starts_at"],
        minutes=answers["minutes"],
        group=answers["group"],
        lecturers=answers.get("lecturers"),
        by=request.user,
    )
    messages.success(request, _("%(session)s is in the timetable.") % {"session": sitting})


def _page(request: HttpRequest, sitting: Sitting, form, warnings=()) -> HttpResponse:
    context = {
        "cohort": sitting.session.cohort,
        "sitting": sitting,
        "session": sitting.session,
        "form": form,
        "warnings": [] if form.errors else warnings,
        "why_cannot_move": sitting.why_cannot_move(),
        "is_placed": Sitting.objects.filter(pk=sitting.pk, during__isnull=False).exists(),
    }
    return render(request, "cohorts/timetable/place.html", context)


def _to_day(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    cohort = sitting.session.cohort
    address = reverse("cohorts:timetable", args=[cohort.public_id])
    if sitting.during:
        address += f"?day={local_day(cohort, sitting)}#sitting-{sitting.public_id}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


@require_POST
def unplace(request: HttpRequest, public_id: uuid.UUID, sitting: uuid.UUID) -> HttpResponse:
    found = sitting_of(request, public_id, sitting)
    day = local_day(found.session.cohort, found) if found.during else ""
    try:
        actions.unplace_sitting(found, by=request.user)
        messages.success(request, _("%(session)s waits to be placed.") % {"session": found})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("cohorts:timetable", args=[public_id]) + f"?day={day}")


@require_POST
def remove(request: HttpRequest, public_id: uuid.UUID, sitting: uuid.UUID) -> HttpResponse:
    """Take one sitting away; the session stays."""
    found = sitting_of(request, public_id, sitting)
    try:
        actions.remove_sitting(found, by=request.user)
        messages.success(request, _("The sitting is taken away."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:edit_session", public_id, found.session.public_id)


def swap(request: HttpRequest, public_id: uuid.UUID, sitting: uuid.UUID) -> HttpResponse:
    found = sitting_of(request, public_id, sitting)
    form = SwapForm(request.POST or None, sitting=found)
    if form.is_valid():
        other = form.cleaned_data["other"]
        other.session.cohort = found.session.cohort
        with refusal_in(form):
            actions.swap_sittings(found, other, by=request.user)
            messages.success(request, _("%(one)s and %(other)s are swapped.") % {"one": found, "other": other})
            return _to_day(request, found)
    context = {"cohort": found.session.cohort, "sitting": found, "form": form}
    return render(request, "cohorts/timetable/swap.html", context)
