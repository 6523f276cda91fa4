"""Screens at the doors: a tablet shows the room's code, another one every 30 seconds."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts import qr
from cohorts.actions import doors as actions
from cohorts.desk import open_cohort
from cohorts.doors.room_code import SECONDS, address_of, begins_at, window_of
from cohorts.models import Door, Room

from .attendance import MARK

AHEAD = 20  # windows that a screen gets beforehand: ten minutes without a connection


@require_safe
def doors(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The rooms of the timetable, each with its screen."""
    cohort = open_cohort(request, cohort_id, MARK)
    rooms = Room.objects.filter(sittings__session__cohort=cohort, sittings__during__isnull=False).distinct()
    opened = {door.room_id: door for door in cohort.doors.filter(closed_at=None).select_related("room")}
    rows = [(room, opened.pop(room.pk, None)) for room in rooms]
    rows += [(door.room, door) for door in opened.values()]
    context = {"cohort": cohort, "rows": rows, "open": sum(door is not None for _room, door in rows)}
    return render(request, "cohorts/day/doors.html", context)


@require_POST
def open_door(request: HttpRequest, cohort_id: UUID, room: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id, MARK)
    found = get_object_or_404(Room, organisation=cohort.organisation_id, public_id=room)
    door = actions.open_door(cohort, found, by=request.user)
    return redirect("cohorts:screen", door.screen_key)


def close_door(request: HttpRequest, cohort_id: UUID, door: UUID) -> HttpResponse:
    """End a screen: its address and its codes are of no use any more."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = get_object_or_404(cohort.doors.select_related("room", "cohort"), public_id=door, closed_at=None)
    if request.method == "POST":
        actions.close_door(found)
        messages.success(request, _("The screen of %(door)s is closed.") % {"door": found})
        return redirect("cohorts:doors", cohort_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "day",
        "title": _("Close the screen of %(door)s?") % {"door": found},
        "text": _("Its address shows nothing any more. You can open a new one, with other codes."),
        "submit": _("Close the screen"),
        "cancel": reverse("cohorts:doors", args=[cohort_id]),
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


def _door(key: str) -> Door:
    return get_object_or_404(Door.objects.select_related("cohort", "room"), screen_key=key, closed_at=None)


@login_not_required
@require_safe
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """What hangs at the door: nobody is logged in there, the address alone opens it."""
    door = _door(key)
    window = window_of(timezone.now())
    context = {"door": door, "cohort": door.cohort, "picture": qr.picture(address_of(door, window)), "seconds": SECONDS}
    response = render(request, "cohorts/scan/screen.html", context)
    return _kept_nowhere(response)


@login_not_required
@require_safe
def codes(request: HttpRequest, key: str) -> JsonResponse:
    """The codes of the next ten minutes, with the server's clock."""
    door = _door(key)
    now = timezone.now()
    windows = range(window_of(now), window_of(now) + AHEAD)
    rows = [
        {"from": int(begins_at(window).timestamp() * 1000), "picture": qr.picture(address_of(door, window))}
        for window in windows
    ]
    return _kept_nowhere(JsonResponse({"now": int(now.timestamp() * 1000), "codes": rows}))


def _kept_nowhere(response):
    patch_cache_control(response, private=True, no_store=True)
    response["Referrer-Policy"] = "no-referrer"
    return response
