"""What a participant does at a gate: read and accept, declare, ask to have it looked at again; and the guardian."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cohorts import guardians
from cohorts.actions import gates as actions
from cohorts.actions import guardians as asking
from cohorts.forms.gates import AskAgainForm, FitnessForm
from cohorts.forms.grants import GuardianForm
from cohorts.gates import passages
from cohorts.models import Application, Gate
from records.errors import Refused, refusal_in


def _mine(request: HttpRequest, public_id) -> Application:
    mine = Application.objects.enrolled().filter(person=request.user)
    return get_object_or_404(mine.select_related("cohort__organisation", "person"), public_id=public_id)


def _gate(application: Application, gate) -> Gate:
    """The gate, with the cohort that the application carries; a retired one is seen by whom it concerned."""
    found = get_object_or_404(application.cohort.gates.select_related("text"), public_id=gate)
    if found.retired_at and not found.results.filter(application=application).exists():
        found = get_object_or_404(Gate.objects.none())
    found.cohort = application.cohort
    return found


@never_cache
def gate(request: HttpRequest, public_id, gate) -> HttpResponse:
    """The gate as its participant sees it; fitness is declared here."""
    application = _mine(request, public_id)
    found = _gate(application, gate)
    passage = passages([found], [application])[application.pk][0]
    form = None
    if found.kind == Gate.Kind.FITNESS:
        form = FitnessForm(request.POST or None, initial={"outcome": passage.outcome})
        if form.is_valid():
            with refusal_in(form):
                actions.declare_fitness(found, application, form.cleaned_data["outcome"], form.cleaned_data["words"])
                messages.success(request, _("Your declaration is noted."))
                return redirect(application.get_absolute_url() + "#dossier")
    cannot_pass = actions.why_cannot_pass(found, application)
    context = {
        "application": application,
        "cohort": application.cohort,
        "gate": found,
        "passage": passage,
        "wording": found.text.wording(get_language() or "en") if found.text else None,
        "form": form,
        "cannot_pass": cannot_pass,
        "asks_guardian": cannot_pass == guardians.consent_missing(),
        "cannot_ask": actions.why_cannot_ask_again(found, application),
        "requests": found.requests.filter(application=application).select_related("answered_by").order_by("-pk"),
        "quiz": found.quizzes.in_use().first(),
        "opened": passage.result if passage.result and passage.result.note else None,
    }
    return render(request, "cohorts/gates/gate.html", context, status=422 if form and form.is_bound else 200)


@require_POST
def accept_gate(request: HttpRequest, public_id, gate) -> HttpResponse:
    """Accept the version that stood on the page."""
    application = _mine(request, public_id)
    found = _gate(application, gate)
    text = found.text if found.text and request.POST.get("version") == str(found.text.public_id) else None
    try:
        if not text:
            raise Refused(_("There is a newer version of this text: read it, then accept it."))
        actions.accept_version(found, application, text)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("cohorts:gate", application.public_id, found.public_id)
    messages.success(request, _("Accepted: %(text)s.") % {"text": found.text})
    return redirect(application.get_absolute_url() + "#dossier")


def ask_gate(request: HttpRequest, public_id, gate) -> HttpResponse:
    """Ask to have it looked at again."""
    application = _mine(request, public_id)
    found = _gate(application, gate)
    form = AskAgainForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            actions.ask_again(found, application, form.cleaned_data["words"])
            messages.success(request, _("A person of the team looks at it and answers."))
            return redirect("cohorts:gate", application.public_id, found.public_id)
    context = {"application": application, "cohort": application.cohort, "gate": found, "form": form}
    context["cannot_ask"] = actions.why_cannot_ask_again(found, application)
    return render(request, "cohorts/gates/ask.html", context, status=422 if form.is_bound else 200)


@never_cache
def guardian(request: HttpRequest, public_id) -> HttpResponse:
    """Ask a parent or guardian by mail; whom one asked, and what they answered."""
    application = _mine(request, public_id)
    consent = guardians.current_of(application)
    refusal = asking.why_cannot_ask(application)
    start = {"language": get_language()} if consent is None else _typed(consent)
    form = GuardianForm(request.POST or None, initial=start)
    if not refusal and form.is_valid():
        with refusal_in(form):
            asking.ask_guardian(application, **form.cleaned_data)
            said = {"name": form.cleaned_data["full_name"]}
            messages.success(request, _("The mail is on its way to %(name)s.") % said)
            return redirect("cohorts:guardian", application.public_id)
    context = {
        "application": application,
        "cohort": application.cohort,
        "consent": consent,
        "refusal": refusal,
        "form": form,
    }
    return render(request, "cohorts/gates/guardian.html", context, status=422 if form.is_bound else 200)


def _typed(consent) -> dict:
    return {"full_name": consent.full_name, "email": consent.email, "language": consent.language}
