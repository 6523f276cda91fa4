"""Signing a practical check, reading its plates, answering an appeal: what an assessor answers for."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.again import ask_again_since
from cohorts.actions import appeals, plates
from cohorts.actions import checks as actions
from cohorts.actions.plates import Counted
from cohorts.checks import who
from cohorts.checks.reading import Record, record_of
from cohorts.desk import open_cohort
from cohorts.forms.checks import AnswerForm, PlatesForm
from cohorts.models import Appeal, CheckSignature, FilledChecklist
from records import files
from records.errors import Refused, refusal_in

from .attendance import MARK
from .checks import open_check

Part, Meaning = CheckSignature.Part, CheckSignature.Meaning


def sign_visual(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """What will be signed, by whom, meaning what; signing asks for a proof that is newer than the record."""
    found = open_check(request, open_cohort(request, cohort_id, MARK), public_id)
    reason = who.why_cannot_sign_visual(found, request.user)
    if request.method == "POST" and not reason:
        ask_again_since(request, found.received_at)
        return _sign(request, found, actions.sign_visual)
    meaning = Meaning.WATCHED if found.filled_by_id == request.user.pk else Meaning.REVIEWED
    return _page(request, found, Part.VISUAL, meaning, reason)


def sign_plates(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = open_check(request, open_cohort(request, cohort_id, MARK), public_id)
    record = record_of(found)
    reason = who.why_cannot_sign_plates(record, request.user)
    if request.method == "POST" and not reason:
        ask_again_since(request, _last_read(record))
        return _sign(request, found, actions.sign_plates)
    return _page(request, found, Part.PLATES, Meaning.READ, reason)


def _last_read(record: Record) -> datetime:
    return max(line.reading.read_at for line in record.plates if line.reading)


def _sign(request: HttpRequest, found: FilledChecklist, verb) -> HttpResponse:
    try:
        verb(found, by=request.user)
        messages.success(request, _("Signed. %(name)s is told.") % {"name": found.application.person})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:check", found.used.cohort.public_id, found.public_id)


def _page(request: HttpRequest, found: FilledChecklist, part: str, meaning: Meaning, reason: str) -> HttpResponse:
    context = {
        "cohort": found.used.cohort,
        "check": found,
        "record": record_of(found),
        "version": found.used.version,
        "part": part,
        "meaning": meaning.label,
        "reason": reason,
        "qualification": who.qualification_of(request.user, found.used),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "cohorts/checks/sign.html", context, status=status)


def read_plates(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Colonies, words and a photograph for each plate; some now, the others later."""
    found = open_check(request, open_cohort(request, cohort_id, MARK), public_id)
    refusal = who.why_cannot_read_plates(found, request.user)
    record = record_of(found)
    posted = request.method == "POST"
    form = PlatesForm(record, request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid() and not refusal:
        try:
            changed = _read(request, found, form)
        except Refused as refused:
            refusal = str(refused)
        else:
            words = ngettext("%(number)d plate noted.", "%(number)d plates noted.", changed)
            messages.success(request, words % {"number": changed})
            return redirect("cohorts:check", found.used.cohort.public_id, found.public_id)
    context = {"cohort": found.used.cohort, "check": found, "record": record, "form": form, "refusal": refusal}
    return render(request, "cohorts/checks/plates.html", context, status=422 if posted else 200)


def _read(request: HttpRequest, found: FilledChecklist, form: PlatesForm) -> int:
    """Photographs are kept first, pending; the verb confirms them."""
    counted = {}
    for plate, row in form.typed().items():
        photo = files.keep(row.photo, by=request.user) if row.photo else None
        counted[plate] = Counted(int(row.cfu) if row.cfu else None, row.comment, photo)
    return plates.read_plates(found, counted, by=request.user)


def answer_appeal(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """A second assessor answers; signed in the same way as a result."""
    found = open_check(request, open_cohort(request, cohort_id, MARK), public_id)
    asked = get_object_or_404(Appeal.objects.select_related("answered_by"), check_of=found)
    asked.check_of = found
    form = AnswerForm(request.POST or None)
    reason = who.why_cannot_answer(asked, request.user)
    if form.is_valid() and not reason:
        ask_again_since(request, asked.asked_at)
        with refusal_in(form):
            appeals.answer(asked, by=request.user, **form.cleaned_data)
            messages.success(request, _("Answered. %(name)s is told.") % {"name": found.application.person})
            return redirect("cohorts:check", found.used.cohort.public_id, found.public_id)
    context = {"cohort": found.used.cohort, "check": found, "appeal": asked, "form": form, "reason": reason}
    status = 422 if request.method == "POST" else 200
    return render(request, "cohorts/checks/answer.html", context | {"record": record_of(found)}, status=status)
