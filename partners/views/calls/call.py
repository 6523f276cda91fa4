"""The organiser's page of the call: its text, dates, questions, criteria, reviewers."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from records.errors import refusal_in

from ...actions import calls as actions
from ...calls import scoring
from ...forms.calls import CallForm, ReviewerForm
from ...models import Call, LateSending
from ..access import cohort_to_run
from ..answers import act, ask


def call_to_run(request: HttpRequest, cohort_id) -> Call:
    cohort = cohort_to_run(request, cohort_id)
    call = get_object_or_404(Call, cohort=cohort)
    call.cohort = cohort
    return call


def page_of_call(cohort: Cohort, part: str = "") -> str:
    return reverse("partners:call", args=[cohort.public_id]) + (f"#{part}" if part else "")


@require_safe
def call(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    row = Call.objects.filter(cohort=cohort).first()
    context = {"cohort": cohort, "call": row}
    if row:
        row.cohort = cohort
        context |= {
            "questions": row.questions.filter(retired_at=None),
            "retired": row.questions.exclude(retired_at=None),
            "criteria": row.criteria.all(),
            "reviewers": row.reviewers.select_related("person"),
            "reviewer_form": ReviewerForm(people=scoring.people_to_ask(row)),
            "topics": row.topics.in_order(),
            "late": row.late.filter(state=LateSending.State.ASKED).select_related("organisation"),
            "states": cohort.proposals.sent().counts(),
            "sent": cohort.proposals.sent().count(),
            "partners": cohort.partnerships.current().aggregate(n=Count("organisation", distinct=True))["n"],
            "cannot_publish": row.why_not_publish(),
        }
    return render(request, "partners/desk/call/call.html", context)


def edit_call(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    row = Call.objects.filter(cohort=cohort).first()
    with timezone.override(cohort.zone):
        form = CallForm(request.POST or None, instance=row, cohort=cohort)
        if request.method == "POST" and form.is_valid():
            with refusal_in(form):
                data = form.cleaned_data
                actions.save_call(cohort, data, data["topics"], request.user, data["seen"])
                messages.success(request, _("Saved."))
                return redirect(page_of_call(cohort))
        context = {"cohort": cohort, "call": row, "form": form}
        return render(request, "partners/desk/call/edit.html", context, status=422 if form.errors else 200)


def publish_call(request: HttpRequest, cohort_id) -> HttpResponse:
    row = call_to_run(request, cohort_id)
    back = page_of_call(row.cohort)
    if request.method == "POST":
        return act(request, lambda: actions.publish(row, request.user), _("The call is published."), back)
    return _ask(
        request,
        row,
        row.why_not_publish(),
        title=_("Publish the call?"),
        text=_("The contacts of every partner of this cohort get a mail when it opens, and one before it closes."),
        submit=_("Publish the call"),
    )


def close_call(request: HttpRequest, cohort_id) -> HttpResponse:
    row = call_to_run(request, cohort_id)
    if request.method == "POST":
        back = page_of_call(row.cohort)
        return act(request, lambda: actions.close(row, request.user), _("The call is closed."), back)
    return _ask(
        request,
        row,
        row.why_not_close(),
        title=_("Close the call now?"),
        text=_("Partners can send nothing new. You can open it again by choosing a later end."),
        submit=_("Close the call"),
        danger=True,
    )


def _ask(request: HttpRequest, row: Call, refusal: str, **words) -> HttpResponse:
    back = page_of_call(row.cohort)
    if refusal:
        messages.error(request, refusal)
        return redirect(back)
    return ask(request, layout="desk.html", cohort=row.cohort, tab="partners", cancel=back, **words)


@require_POST
def ask_reviewer(request: HttpRequest, cohort_id) -> HttpResponse:
    row = call_to_run(request, cohort_id)
    form = ReviewerForm(request.POST, people=scoring.people_to_ask(row))
    back = page_of_call(row.cohort, "reviewers")
    if not form.is_valid():
        messages.error(request, _("Choose somebody of the team, or with a role in this cohort."))
        return redirect(back)
    person = form.cleaned_data["person"]
    done = _("%(person)s gets a mail with the link.") % {"person": person}
    return act(request, lambda: actions.ask_reviewer(row, person, request.user), done, back)


def release_reviewer(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = call_to_run(request, cohort_id)
    reviewer = get_object_or_404(row.reviewers.select_related("person"), public_id=public_id)
    if request.method == "POST":
        done = _("%(person)s is no longer asked.") % {"person": reviewer.person}
        back = page_of_call(row.cohort, "reviewers")
        return act(request, lambda: actions.release_reviewer(reviewer, request.user), done, back)
    return _ask(
        request,
        row,
        "",
        title=_("No longer ask %(person)s?") % {"person": reviewer.person},
        text=_("The pages of scoring close for this person. Points that were sent still count."),
        submit=_("No longer ask"),
    )
