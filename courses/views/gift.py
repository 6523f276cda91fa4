"""GIFT in and out of the question bank."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.errors import Refused

from ..actions import questions as actions
from ..forms.questions import GiftForm
from ..models import QuestionVersion
from ..quiz import gift, gift_writing
from ..quiz.bringing import written
from .library import organisation_of


def export_gift(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """The newest released version of each question in use."""
    owner = organisation_of(request, organisation)
    rows = QuestionVersion.objects.newest().filter(question__organisation=owner).select_related("question", "outcome")
    response = HttpResponse(gift_writing.write(rows.order_by("question__pk")), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="questions.gift.txt"'
    return response


def import_gift(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Looks first: every fault with its line, or what would come in; then brings in all or nothing."""
    owner = organisation_of(request, organisation)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = GiftForm(*data)
    faults, found = [], []
    if form.is_bound and form.is_valid():
        found, faults = gift.read(form.cleaned_data["text"])
        if not found and not faults:
            form.add_error("text", _("There is no question in it."))
        elif not faults and request.POST.get("do") == "bring_in":
            try:
                made = actions.bring_in(owner, written(owner, found), release=form.cleaned_data["release"])
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                words = ngettext("%(n)d question came in.", "%(n)d questions came in.", len(made)) % {"n": len(made)}
                messages.success(request, words)
                return redirect("courses:questions", owner.public_id)
    if form.is_bound and form.cleaned_data.get("text"):  # a file is typed out, so that it is not chosen twice
        form.data = form.data.copy()
        form.data["text"] = form.cleaned_data["text"]
    context = {
        "organisation": owner,
        "tab": "questions",
        "form": form,
        "faults": faults,
        "found": found if form.is_bound and not faults and not form.errors else [],
    }
    return render(request, "courses/quizzes/import.html", context, status=422 if faults or form.errors else 200)
