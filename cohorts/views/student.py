"""What a student does: apply, follow the application, answer an offer, withdraw."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts import story
from cohorts.actions import answers as answering
from cohorts.actions import places
from cohorts.answers import answers_of
from cohorts.dossier import checklist_of
from cohorts.forms.answers import say_taken_out
from cohorts.forms.application import ApplicationForm
from cohorts.models import Application, Cohort, Question
from cohorts.releases import feeds
from records.errors import Refused


@login_not_required
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; newcomers come back to it after signing up."""
    cohort = get_object_or_404(Cohort.objects.public().select_related("organisation"), slug=slug)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, "account_signup")
    if request.method == "POST":
        return _send(request, cohort)
    application = Application.objects.filter(cohort=cohort, person=request.user).select_related("school").first()
    if application and application.is_running:
        return redirect("cohorts:application", application.public_id)
    refusal = cohort.why_cannot_apply(request.user, application)
    form = None if refusal else ApplicationForm(cohort=cohort, person=request.user, application=application)
    return _form_page(request, cohort, form, refusal=refusal, application=application)


def _send(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    form = ApplicationForm(request.POST, request.FILES, cohort=cohort, person=request.user)
    is_valid = form.is_valid()
    form.keep_files()
    taken_out = say_taken_out(form.taken_out(cohort))
    if not is_valid:
        return _form_page(request, cohort, form, taken_out=taken_out, status=422)
    name = form.cleaned_data.get("full_name", "")
    try:
        application = answering.apply(
            cohort, request.user, form.answers, form.accepted_texts, form.given, full_name=name
        )
    except Refused as refused:
        application = Application.objects.filter(cohort=cohort, person=request.user).first()
        if application and application.is_running:  # a second click, or the second of two tabs
            messages.info(request, str(refused))
            return redirect("cohorts:application", application.public_id)
        return _form_page(request, cohort, form, refusal=str(refused), status=422)
    if taken_out:
        messages.info(request, taken_out)
    return redirect("cohorts:application", application.public_id)


def _form_page(request, cohort, form, status=200, **more) -> HttpResponse:
    context = {"cohort": cohort, "form": form, **more}
    return render(request, "cohorts/student/apply.html", context, status=status)


@require_POST
def save_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what stands in the form while it is being filled in; answers with when."""
    cohort = get_object_or_404(Cohort.objects.public(), slug=slug)
    form = ApplicationForm(request.POST, cohort=cohort, person=request.user)
    form.is_valid()
    try:
        answering.save_draft(cohort, request.user, form.answers, form.given)
        refusal = ""
    except Refused as refused:
        refusal = str(refused)
    context = {"cohort": cohort, "refusal": refusal, "now": timezone.now()}
    return render(request, "cohorts/student/saved.html", context)


def _mine(request: HttpRequest, public_id) -> Application:
    mine = Application.objects.filter(person=request.user).select_related("cohort__organisation", "school", "person")
    return get_object_or_404(mine, public_id=public_id)


@require_safe
def application(request: HttpRequest, public_id) -> HttpResponse:
    """Where the application stands and what happens next."""
    application = _mine(request, public_id)
    cohort = application.cohort
    if application.state == Application.State.DRAFT:
        return redirect("cohorts:apply", cohort.slug)
    context = {
        "application": application,
        "cohort": cohort,
        "steps": story.steps_of(application),
        "answers": answers_of(application, Question.Stage.APPLICATION),
        "cannot_answer": application.why_cannot_answer(),
        "cannot_withdraw": application.why_cannot_withdraw(),
        "cannot_apply_again": cohort.why_cannot_apply(request.user, application) if application.is_closed else "",
    }
    if application.state == Application.State.WAITING:
        context["rank"] = application.rank()
    if application.state == Application.State.ACCEPTED:
        context["has_learning"] = cohort.opened_modules.exists()
    if not application.why_dossier_is_closed():
        granted = application.accommodations.current().select_related("granted_by")
        context["has_quizzes"] = cohort.quizzes.in_use().exists()
        context |= {"checklist": checklist_of(application), "granted": granted.prefetch_related("reader_rows__user")}
    return render(request, "cohorts/student/application.html", context)


@require_POST
def accept(request: HttpRequest, public_id) -> HttpResponse:
    return _answer(request, _mine(request, public_id), places.accept_offer, _("The place is yours."))


def decline(request: HttpRequest, public_id) -> HttpResponse:
    application = _mine(request, public_id)
    if request.method == "POST":
        return _answer(request, application, places.decline_offer, _("The place goes to the next person."))
    return _ask(
        request,
        application,
        title=_("Give the place to the next person?"),
        text=_("You leave the waiting list. To come back you apply again and join its end."),
        submit=_("Decline the place"),
    )


def withdraw(request: HttpRequest, public_id) -> HttpResponse:
    application = _mine(request, public_id)
    if request.method == "POST":
        verb = places.withdraw
        return _answer(
            request, application, lambda mine: verb(mine, by=request.user), _("Your application is withdrawn.")
        )
    return _ask(
        request,
        application,
        title=_("Withdraw your application for %(cohort)s?") % {"cohort": application.cohort},
        text=_(
            "You lose your place or your rank at once, and the organiser sees it. While applications are open you can"
            " apply again, at the end of the line."
        ),
        submit=_("Withdraw my application"),
    )


def _answer(request: HttpRequest, application: Application, verb, done: str) -> HttpResponse:
    try:
        verb(application)
        messages.success(request, done)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:application", application.public_id)


def _ask(request: HttpRequest, application: Application, **words) -> HttpResponse:
    context = {"cancel": application.get_absolute_url(), "danger": True, **words}
    return render(request, "components/confirm_page.html", context)


@require_safe
def calendar_file(request: HttpRequest, public_id) -> HttpResponse:
    """The cohort's days and the placed sittings, for those who hold a place."""
    application = get_object_or_404(Application.objects.enrolled().filter(person=request.user), public_id=public_id)
    response = HttpResponse(feeds.of_participant(application), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{application.cohort.slug}.ics"'
    return response
