"""The phone at the door: the page that reads codes, with or without a connection, and what it delivers."""

import hashlib
import json
import uuid
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import doors
from cohorts.doors import scanner
from cohorts.forms.scans import Delivered, Unreadable, read_delivery
from cohorts.models import Application, Cohort, Door, Scan, Sitting
from records.errors import Refused

from .attendance import MARK

FILES = (
    "css/tokens.css", "css/theme.css", "css/base.css", "css/parts.css", "css/forms.css", "css/pages.css", "css/day.css",
    "css/checks.css",
    "vendor/tabler/tabler.min.css", "vendor/htmx/htmx.min.js", "vendor/jsqr/jsQR.js", "js/house.js",
    "js/kept.js", "js/scan.js", "js/check.js",
    "vendor/source-sans-3/wght.css", "vendor/literata/opsz.css",
    "vendor/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "vendor/literata/files/literata-latin-opsz-normal.woff2",
)  # fmt: skip


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the addresses under /scan/: it names our own files and nobody."""
    files = [static(name) for name in FILES]
    version = hashlib.sha256(" ".join(files).encode()).hexdigest()[:12]
    context = {"told_json": mark_safe(json.dumps({"files": files, "version": version}))}  # our own paths alone
    response = render(request, "cohorts/scan/worker.js", context, content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response


def _sitting(request: HttpRequest, public_id: UUID) -> Sitting:
    """The sitting, for those who mark attendance in its cohort; 404 to strangers, 403 to others of the team."""
    rows = Sitting.objects.filter(session__cohort__in=Cohort.objects.visible_to(request.user))
    found = get_object_or_404(rows.select_related("session__cohort__organisation", "room"), public_id=public_id)
    if not request.user.has_perm(MARK, found.session.cohort):
        raise PermissionDenied
    return found


def scan(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Codes read at the door of one sitting; without JavaScript one code or name at a time."""
    sitting = _sitting(request, public_id)
    refusal = doors.why_nobody_can_be_scanned(sitting)
    if request.method == "POST" and not refusal:
        return _typed(request, sitting)
    context = {
        "cohort": sitting.session.cohort,
        "sitting": sitting,
        "refusal": refusal,
        "way": "out" if request.GET.get("way") == "out" else "in",
        "key": uuid.uuid4(),
        "known": [] if refusal else scanner.known(sitting),
        "latest": scanner.latest(sitting),
    }
    return render(request, "cohorts/scan/team.html", context)


def _typed(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    way = "out" if request.POST.get("way") == "out" else "in"
    person, code = request.POST.get("person", ""), request.POST.get("code", "")
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid.uuid4()
    if not (person or code.strip()):
        messages.error(request, _("Type a code, or choose a name."))
    else:
        told = scanner.take(sitting, key=key, way=way, at=timezone.now(), code=code, person=person, by=request.user)
        (messages.error if told["tone"] == "stop" else messages.success)(request, told["words"])
    return redirect(f"{request.path}?way={way}")


@require_POST
def deliver(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Scans that a phone of the team kept; each is answered by its key."""
    sitting, by = _sitting(request, public_id), request.user

    def take(row: Delivered) -> dict[str, object]:
        if row.is_far:
            return dict(scanner.unreadable(str(row.key)))
        return scanner.take(sitting, key=row.key, way=row.way, at=row.at, code=row.code, person=row.person, by=by)

    return _answers(request, take)


def _answers(request: HttpRequest, take: Callable[[Delivered], dict[str, object]]) -> JsonResponse:
    """Each scan of a delivery in its turn, with what came of it."""
    try:
        rows = read_delivery(request.body)
    except Refused as refused:
        return JsonResponse({"error": str(refused)}, status=400)
    told = [scanner.unreadable(row.key) if isinstance(row, Unreadable) else take(row) for row in rows]
    return JsonResponse({"results": told})


# The student's own phone


def _mine(request: HttpRequest, public_id: UUID) -> Application:
    rows = Application.objects.enrolled().filter(person=request.user).select_related("cohort", "person")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def scan_room(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The student reads the code that the room shows."""
    application = _mine(request, public_id)
    context = {"application": application, "cohort": application.cohort}
    return render(request, "cohorts/scan/student.html", context)


@require_POST
def deliver_own(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Codes of rooms that the student's phone kept."""
    application = _mine(request, public_id)

    def take(row: Delivered) -> dict[str, object]:
        return scanner.take_room(application, key=str(row.key), way=row.way, door=row.door, code=row.code)

    return _answers(request, take)


def here(request: HttpRequest, door: str, code: str) -> HttpResponse:
    """The address in the room's QR code, opened by any camera: one touch says in or out."""
    found = get_object_or_404(Door.objects.select_related("cohort", "room"), public_id=_uuid(door))
    rows = Application.objects.enrolled().filter(person=request.user, cohort=found.cohort_id)
    application = get_object_or_404(rows.select_related("cohort", "person"))
    told = None
    if request.method == "POST":
        way = "out" if request.POST.get("way") == "out" else "in"
        told = scanner.take_room(application, key="", way=way, door=door, code=code)
        if told["tone"] == "done":
            messages.success(request, told["words"])
            return redirect("cohorts:my_day", application.public_id)
    context = {
        "door": found,
        "application": application,
        "cohort": found.cohort,
        "told": told,
        "seen": scanner.seen_at(found, application, code),
        "is_in": scanner.last_way(application) == Scan.Way.IN,
    }
    return render(request, "cohorts/scan/here.html", context, status=422 if told else 200)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
