"""Calendars behind secret addresses: one's own, and those of rooms (CALENDARS in docs/rules.md)."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_POST, require_safe

from courses.lists import page_of, searched

from ..actions import calendars as actions
from ..models import CalendarFeed, Cohort, Room
from ..releases import feeds
from .doors import open_desk
from .shown import send_file


@login_not_required
@require_safe
def feed(request: HttpRequest, public_id: uuid.UUID, token: str) -> HttpResponse:
    """A person's or a room's calendar, for whoever knows its address."""
    found = CalendarFeed.objects.select_related("person", "room").filter(public_id=public_id).first()
    if found is None or not found.opens_with(token) or (found.person and not found.person.is_active):
        raise Http404
    if found.person:
        with override(found.person.language):
            content = feeds.of_person(found.person)
    else:
        content = feeds.of_room(found.room)
    return send_file(request, content, "text/calendar; charset=utf-8", "calendar.ics", private=True)


@require_safe
def my_calendar(request: HttpRequest) -> HttpResponse:
    """The address of one's own calendar, how to subscribe, and what would stand in it."""
    found = CalendarFeed.objects.filter(person=request.user).first()
    context = {"feed": found, "cohorts": feeds.cohorts_of(request.user)}
    return render(request, "cohorts/calendars/mine.html", context)


@require_POST
def make_my_calendar(request: HttpRequest) -> HttpResponse:
    actions.make(person=request.user)
    messages.success(request, _("Your calendar has an address."))
    return redirect("cohorts:my_calendar")


def renew_my_calendar(request: HttpRequest) -> HttpResponse:
    """Another address, because the old one came into other hands."""
    found = get_object_or_404(CalendarFeed, person=request.user)
    back = reverse("cohorts:my_calendar")
    return _renew(request, found, back, _("Make a new address for your calendar?"))


@require_safe
def calendars(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The public calendar of the cohort, and one for each room."""
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    rooms = cohort.organisation.rooms.filter(retired_at=None).order_by("site", "name")
    query = searched(request)
    if query:
        rooms = rooms.filter(Q(name__icontains=query) | Q(site__icontains=query))
    page = page_of(request, rooms)
    known = {feed.room_id: feed for feed in CalendarFeed.objects.filter(room__in=list(page))}
    for room in page:
        room.feed = known.get(room.pk)
    context = {
        "cohort": cohort,
        "page": page,
        "count": ngettext("%(n)d room", "%(n)d rooms", page.paginator.count) % {"n": page.paginator.count},
        "public": settings.SITE_URL + reverse("cohorts:public_calendar", args=[cohort.slug]),
        "query": query,
        "can_edit": request.user.has_perm("cohorts.run_cohort", cohort),
        "released": cohort.releases.exists(),
    }
    return render(request, "cohorts/calendars/desk.html", context)


def _room(request: HttpRequest, public_id: uuid.UUID, room: uuid.UUID) -> tuple[Cohort, Room]:
    cohort = open_desk(request, public_id)
    return cohort, get_object_or_404(cohort.organisation.rooms, public_id=room)


@require_POST
def make_room_calendar(request: HttpRequest, public_id: uuid.UUID, room: uuid.UUID) -> HttpResponse:
    _cohort, found = _room(request, public_id, room)
    actions.make(room=found)
    messages.success(request, _("The calendar of %(room)s has an address.") % {"room": found})
    return redirect("cohorts:calendars", public_id)


def renew_room_calendar(request: HttpRequest, public_id: uuid.UUID, room: uuid.UUID) -> HttpResponse:
    _cohort, found = _room(request, public_id, room)
    address = get_object_or_404(CalendarFeed, room=found)
    title = _("Make a new address for the calendar of %(room)s?") % {"room": found}
    return _renew(request, address, reverse("cohorts:calendars", args=[public_id]), title)


def _renew(request: HttpRequest, found: CalendarFeed, back: str, title: str) -> HttpResponse:
    if request.method == "POST":
        actions.renew(found)
        messages.success(request, _("The old address has ended. Subscribe to the new one."))
        return redirect(back)
    text = _("Every calendar that reads the old address stops following, at once. This cannot be undone.")
    context = {"title": title, "text": text, "submit": _("Make a new address"), "cancel": back, "danger": True}
    return render(request, "components/confirm_page.html", context)
