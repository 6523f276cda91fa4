"""The organiser's decision on one proposal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions import placing, proposals
from ..calls import scoring, speaking
from ..calls.asking import answered
from ..forms.fields import ReasonForm
from ..models import Proposal, ProposalReview
from .access import proposal_to_decide
from .answers import act, ask
from .calls.talking import form_on


def _page_of(row: Proposal) -> str:
    return reverse("partners:decide_proposal", args=[row.cohort.public_id, row.public_id])


@require_safe
def proposal(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = proposal_to_decide(request, cohort_id, public_id)
    context = {
        "proposal": row,
        "cohort": row.cohort,
        "words": row.sent_words,
        "type_name": Proposal(type=row.sent_words["type"]).get_type_display(),
        "room_name": Proposal(room=row.sent_words.get("room", "")).get_room_display(),
        "steps": row.steps.exclude(kind="written").select_related("by"),
        "answers": answered(row.call, row.sent_words.get("answers", {})),
        "speakers": speaking.named_in(row.sent_words["speaker"], row),
        "said": row.messages.select_related("by"),
        "say_form": form_on(request, row),
        "scores": scoring.summary(row),
        "cannot_score": scoring.why_not_score(row, request.user) or ProposalReview(proposal=row).why_not_write(),
        "sittings": placing.placed_sittings(row),
        "cannot_review": row.why_not_review(),
        "cannot_accept": row.why_not_accept(),
        "cannot_decline": row.why_not_decline(),
        "cannot_ask": row.why_not_ask_for_changes(),
    }
    return render(request, "partners/desk/proposal.html", context)


@require_POST
def start_review(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = proposal_to_decide(request, cohort_id, public_id)
    done = _("In review. The partner sees it on the proposal's page.")
    return act(request, lambda: proposals.start_review(row, request.user), done, _page_of(row))


@require_POST
def accept(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = proposal_to_decide(request, cohort_id, public_id)
    done = _("Accepted. It is a session now, waiting for its place in the timetable.")
    return act(request, lambda: proposals.accept(row, request.user), done, _page_of(row))


def decline(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = proposal_to_decide(request, cohort_id, public_id)
    return _with_reason(
        request,
        row,
        proposals.decline,
        row.why_not_decline(),
        done=_("Declined, and told."),
        title=_("Decline “%(title)s”?") % {"title": row.sent_words["title"]},
        text=_("The contacts of %(organisation)s get a mail with your reason. It can't be taken back.")
        % {"organisation": row.organisation},
        submit=_("Decline the proposal"),
        danger=True,
    )


def ask_for_changes(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = proposal_to_decide(request, cohort_id, public_id)
    return _with_reason(
        request,
        row,
        proposals.ask_for_changes,
        row.why_not_ask_for_changes(),
        done=_("Given back, with your words."),
        title=_("Ask for changes in “%(title)s”?") % {"title": row.sent_words["title"]},
        text=_("It becomes the partner's draft again. The contacts of %(organisation)s get a mail with your words.")
        % {"organisation": row.organisation},
        submit=_("Ask for changes"),
    )


def _with_reason(request: HttpRequest, row: Proposal, verb, refusal: str, *, done: str, **words) -> HttpResponse:
    if refusal:
        messages.error(request, refusal)
        return redirect(_page_of(row))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: verb(row, request.user, reason), done, _page_of(row))
    words |= {"layout": "desk.html", "cohort": row.cohort, "tab": "partners", "form": form, "cancel": _page_of(row)}
    return ask(request, status=422 if form.errors else 200, **words)
