"""A participant's own practical checks: what was seen, what it came to, who signed, and the way to appeal."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.actions import appeals
from cohorts.checks import who
from cohorts.checks.content import why_not_as_signed
from cohorts.checks.reading import record_of
from cohorts.forms.checks import AppealForm
from cohorts.models import Application, FilledChecklist
from records import files
from records.errors import refusal_in


def _mine(request: HttpRequest, public_id: UUID) -> Application:
    rows = Application.objects.filter(person=request.user).select_related("cohort", "person")
    return get_object_or_404(rows, public_id=public_id)


def _shown(application: Application):
    """What a participant sees of themselves: nothing before it is signed."""
    rows = application.checks.exclude(signed_at=None).select_related(
        "used__version__checklist", "used__cohort", "application__cohort", "application__person", "appeal__answered_by",
        "voided_by",
    )  # fmt: skip
    return rows.order_by("used", "attempt")


@require_safe
def my_checks(request: HttpRequest, public_id: UUID) -> HttpResponse:
    application = _mine(request, public_id)
    used = application.cohort.checklists.current().select_related("version", "session")
    checks = list(_shown(application))
    context = {
        "application": application,
        "cohort": application.cohort,
        "checks": checks,
        "to_come": [one for one in used if not any(check.used_id == one.pk for check in checks)],
    }
    return render(request, "cohorts/checks/mine.html", context)


def _my_check(request: HttpRequest, public_id: UUID, check: UUID) -> FilledChecklist:
    return get_object_or_404(_shown(_mine(request, public_id)), public_id=check)


@require_safe
def my_check(request: HttpRequest, public_id: UUID, check: UUID) -> HttpResponse:
    found = _my_check(request, public_id, check)
    record = record_of(found)
    context = {
        "application": found.application,
        "cohort": found.application.cohort,
        "check": found,
        "record": record,
        "version": found.used.version,
        "signed": [(one, why_not_as_signed(one, record)) for one in record.signatures.values()],
        "appeal": getattr(found, "appeal", None),
        "cannot_appeal": who.why_cannot_appeal(found, request.user),
    }
    return render(request, "cohorts/checks/my_check.html", context)


def appeal(request: HttpRequest, public_id: UUID, check: UUID) -> HttpResponse:
    """Say why the result is wrong; a second assessor answers."""
    found = _my_check(request, public_id, check)
    form = AppealForm(request.POST or None)
    back = reverse("cohorts:my_check", args=[public_id, check])
    if form.is_valid():
        with refusal_in(form):
            appeals.appeal(found, by=request.user, words=form.cleaned_data["words"])
            messages.success(request, _("Your appeal is sent. Another assessor answers."))
            return redirect(back)
    context = {
        "title": _("Appeal this result?"),
        "text": who.why_cannot_appeal(found, request.user)
        or _("An assessor who had no part in it answers. Either the result stands, or you have another attempt."),
        "submit": _("Send the appeal"),
        "cancel": back,
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


@require_safe
def my_plate_photo(request: HttpRequest, public_id: UUID, check: UUID, reading: UUID) -> HttpResponse:
    found = _my_check(request, public_id, check)
    row = get_object_or_404(found.readings.select_related("photo"), public_id=reading)
    if row.photo is None or not found.plates_signed_at:
        raise Http404
    return files.serve(row.photo, public=False)
