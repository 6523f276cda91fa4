"""The tablet: a checklist filled in with or without a connection, and what it delivers (CHECKS in docs/rules.md)."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cohorts.actions import checks as actions
from cohorts.checks import delivery, tablet, who
from cohorts.checks.result import Rule
from cohorts.models import Cohort, CohortChecklist
from records.errors import Refused
from records.text import unreadable

from .attendance import MARK


def _used(request: HttpRequest, public_id: UUID) -> CohortChecklist:
    """For those who mark attendance in its cohort; 404 to strangers, 403 to others of the team."""
    rows = CohortChecklist.objects.filter(cohort__in=Cohort.objects.visible_to(request.user))
    rows = rows.select_related("cohort__organisation", "version__checklist", "session")
    found = get_object_or_404(rows, public_id=public_id)
    if not request.user.has_perm(MARK, found.cohort):
        raise PermissionDenied
    return found


def fill(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One participant after the other; without JavaScript a plain form does the same."""
    used = _used(request, public_id)
    refusal, seen, field = who.why_cannot_fill(used), {}, ""
    if request.method == "POST" and not refusal:
        try:
            check = _typed(request, used)
        except Refused as refused:
            refusal, field, seen = str(refused), refused.field, _again(used, request.POST)
        else:
            messages.success(request, _("Noted, not signed yet. Read it once more, then sign it."))
            return redirect("cohorts:check", used.cohort.public_id, check.public_id)
    people = tablet.trainees(used, request.user)
    context = {
        "cohort": used.cohort,
        "used": used,
        "version": used.version,
        "rule": Rule.of(used.version).say(used.version.plates.exists()),
        "refusal": refusal,
        "field": field,
        "closed": bool(who.why_cannot_fill(used)),
        "people": people,
        "chosen": request.POST.get("person") or request.GET.get("person", ""),
        "comment": request.POST.get("comment", ""),
        "lines": tablet.lines(used, seen),
        "key": request.POST.get("key") or uuid.uuid4(),
        "no_assessor": who.why_is_no_assessor(request.user, used),
    }
    return render(request, "cohorts/checks/fill.html", context, status=422 if request.method == "POST" else 200)


def _again(used: CohortChecklist, data) -> dict:
    try:
        return delivery.typed_seen(used, data)
    except Refused:
        return {}


def _typed(request: HttpRequest, used: CohortChecklist):
    """What the plain form sends. Raises Refused."""
    words = request.POST.get("comment", "")
    if reason := unreadable(words, lines=True):
        raise Refused(reason, "comment")
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid.uuid4()
    application = delivery.person_of(used, request.POST.get("person", ""))
    seen = delivery.typed_seen(used, request.POST)
    return actions.fill(used, application, seen, by=request.user, key=key, filled_at=timezone.now(), comment=words)


@require_POST
def deliver(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Checks that a tablet kept; each is answered by its key."""
    used = _used(request, public_id)
    try:
        rows = delivery.read_delivery(request.body)
    except Refused as refused:
        return JsonResponse({"error": str(refused)}, status=400)
    return JsonResponse({"results": [delivery.take(used, row, by=request.user) for row in rows]})
