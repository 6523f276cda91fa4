"""The rooms of an organisation."""

import uuid

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from courses.lists import page_of, pills, searched
from courses.views.library import my_organisations, organisation_of
from records.errors import Refused, refusal_in

from ..actions import setup
from ..forms.setup import RoomForm
from ..models import Room


def rooms(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    rows = Room.objects.filter(organisation=owner)
    counts = rows.aggregate(used=Count("pk", Q(retired_at=None)), retired=Count("pk", Q(retired_at__isnull=False)))
    query, state = searched(request), request.GET.get("state", "")
    rows = rows.filter(retired_at__isnull=state != "retired")
    if query:
        rows = rows.filter(Q(name__icontains=query) | Q(site__icontains=query))
    page = page_of(request, rows)
    choices = [("", _("In use"), counts["used"]), ("retired", _("No longer used"), counts["retired"])]
    context = {
        "organisation": owner,
        "tab": "rooms",
        "page": page,
        "query": query,
        "count": ngettext("%(n)d room", "%(n)d rooms", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "state", choices),
        "hidden": {"state": state} if state else {},
        "is_empty": not (counts["used"] or counts["retired"]),
    }
    return render(request, "cohorts/setup/rooms.html", context)


def add_room(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    return _form(request, organisation_of(request, organisation), None)


def _room(request: HttpRequest, public_id: uuid.UUID) -> Room:
    mine = Room.objects.filter(organisation__in=my_organisations(request.user)).select_related("organisation")
    return get_object_or_404(mine, public_id=public_id)


def edit_room(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    room = _room(request, public_id)
    return _form(request, room.organisation, room)


def _form(request: HttpRequest, owner, room: Room | None) -> HttpResponse:
    form = RoomForm(request.POST or None, instance=room)
    if form.is_valid():
        with refusal_in(form):
            setup.save_room(owner, room, **form.cleaned_data)
            return redirect("cohorts:rooms", owner.public_id)
    context = {"organisation": owner, "tab": "rooms", "form": form, "room": room}
    if room:
        context["why_cannot_retire"] = room.why_cannot_retire()
    return render(request, "cohorts/setup/room.html", context)


@require_POST
def retire_room(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    room = _room(request, public_id)
    try:
        setup.retire_room(room, request.POST.get("retired") != "no")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cohorts:edit_room", room.public_id)
    return redirect("cohorts:rooms", room.organisation.public_id)
