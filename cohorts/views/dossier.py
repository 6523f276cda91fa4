"""What a student answers after acceptance, what they agreed to, and the files of answers."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import Acceptance
from records import files
from records.errors import Refused

from ..actions import answers as answering
from ..answers import missing_of
from ..forms.answers import say_taken_out
from ..forms.dossier import DossierForm
from ..models import Answer, Application, Cohort, Consent, Question
from .doors import open_mine


def dossier_form(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The questions of the dossier; what is answered is kept, complete or not."""
    application = open_mine(request, public_id)
    if request.method == "POST":
        form = DossierForm(request.POST, request.FILES, application=application)
        form.is_valid()
        return _keep_draft(request, application, form) if request.htmx else _save(request, application, form)
    return _page(request, application, DossierForm(application=application))


def _page(request: HttpRequest, application: Application, form: DossierForm, status=200, **more) -> HttpResponse:
    context = {
        "application": application,
        "cohort": application.cohort,
        "form": form,
        "refusal": application.why_dossier_is_closed(),
        "missing": missing_of([application], Question.Stage.DOSSIER)[application.pk],
        **more,
    }
    return render(request, "cohorts/student/dossier.html", context, status=status)


def _save(request: HttpRequest, application: Application, form: DossierForm) -> HttpResponse:
    form.keep_files()
    taken_out = say_taken_out(form.taken_out(application.cohort))
    if not form.is_valid():
        return _page(request, application, form, taken_out=taken_out, status=422)
    try:
        answering.save_dossier(application, form.given)
    except Refused as refused:
        return _page(request, application, form, refusal=str(refused), status=422)
    if taken_out:
        messages.info(request, taken_out)
    left = len(missing_of([application], Question.Stage.DOSSIER)[application.pk])
    if left:
        told = ngettext("Saved. %(left)d answer is still missing.", "Saved. %(left)d answers are still missing.", left)
        messages.success(request, told % {"left": left})
        return redirect("cohorts:dossier_form", application.public_id)
    messages.success(request, _("Saved. Every question is answered."))
    return redirect("cohorts:application", application.public_id)


def _keep_draft(request: HttpRequest, application: Application, form: DossierForm) -> HttpResponse:
    """What was typed so far, while the person types."""
    refusal = ""
    try:
        answering.save_typed(application, form.given)
    except Refused as refused:
        refusal = str(refused)
    context = {"cohort": application.cohort, "refusal": refusal, "now": timezone.now()}
    return render(request, "cohorts/student/saved.html", context)


@require_safe
def consents(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the person agreed to for this cohort and with the organiser, in which version, from when to when."""
    application = open_mine(request, public_id)
    rows = list(application.consents.select_related("question__text").order_by("-given_at", "pk"))
    texts = Acceptance.objects.visible_to(request.user).select_related("text__organisation")
    texts = list(texts.filter(text__organisation=application.cohort.organisation_id))
    context = {
        "application": application,
        "cohort": application.cohort,
        "current": [row for row in rows if row.withdrawn_at is None],
        "former": [row for row in rows if row.withdrawn_at],
        "current_texts": [row for row in texts if row.withdrawn_at is None],
        "former_texts": [row for row in texts if row.withdrawn_at],
    }
    return render(request, "cohorts/student/consents.html", context)


def withdraw_consent(request: HttpRequest, public_id: uuid.UUID, consent: uuid.UUID) -> HttpResponse:
    application = open_mine(request, public_id)
    found = get_object_or_404(Consent.objects.select_related("question"), application=application, public_id=consent)
    back = redirect("cohorts:consents", application.public_id)
    if request.method == "POST":
        try:
            answering.withdraw_consent(found)
            messages.success(request, _("Taken back: %(consent)s.") % {"consent": found})
        except Refused as refused:
            messages.error(request, str(refused))
        return back
    context = {
        "title": _("Take back what you agreed to?"),
        "text": _("%(consent)s: from now on it does not hold any more, and the team sees it.") % {"consent": found},
        "submit": _("Take it back"),
        "cancel": back["Location"],
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
def answer_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The file of an answer, for the person who sent it and for the organisers of the cohort."""
    rows = Answer.objects.filter(file__isnull=False).select_related("file", "application__cohort")
    answer = get_object_or_404(rows, public_id=public_id)
    application = answer.application
    is_mine = application.person_id == request.user.pk
    if not is_mine:
        get_object_or_404(Cohort.objects.visible_to(request.user), pk=application.cohort_id)
        if application.state == Application.State.DRAFT or not request.user.has_perm(
            "cohorts.run_cohort", application.cohort
        ):
            raise Http404
    return files.serve(answer.file, public=False)
