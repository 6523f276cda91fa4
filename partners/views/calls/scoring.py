"""A reviewer's pages: what waits, one proposal with its points, and on to the next."""

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cohorts.models import Cohort
from courses.lists import filtered, searched
from records import tables
from records.errors import refusal_in

from ...actions import scoring as actions
from ...calls import scoring, speaking
from ...calls.asking import answered
from ...forms.calls import ScoreForm
from ...models import CallReviewer, Proposal, ProposalReview
from ...models.calls import call_of
from ..access import demand
from ..answers import act, ask


def cohort_to_score(request: HttpRequest, cohort_id) -> Cohort:
    """Not there for strangers; forbidden to those who have another part in it."""
    asked = CallReviewer.objects.filter(person=request.user).values("call__cohort")
    cohorts = Cohort.objects.filter(Q(pk__in=Cohort.objects.visible_to(request.user)) | Q(pk__in=asked))
    cohort = get_object_or_404(cohorts.select_related("organisation"), public_id=cohort_id)
    demand(request, "partners.score_proposals", cohort)
    return cohort


def _queue(cohort: Cohort, user):
    """Everything that was sent, with `mine`: this person's review or none."""
    own = ProposalReview.objects.filter(reviewer=user)
    rows = cohort.proposals.sent().select_related("organisation").prefetch_related(
        Prefetch("reviews", queryset=own, to_attr="own")
    )  # fmt: skip
    return rows.order_by("submitted_at", "pk")


@require_safe
def queue(request: HttpRequest, cohort_id) -> HttpResponse:
    """What waits for this reviewer's points first."""
    cohort = cohort_to_score(request, cohort_id)
    rows, state, query = _queue(cohort, request.user), request.GET.get("state", ""), searched(request)
    waiting = set(scoring.to_score(cohort, request.user).values_list("pk", flat=True))
    scored = set(ProposalReview.objects.counting().filter(reviewer=request.user).values_list("proposal", flat=True))
    choices = [("", _("all"), rows.count()), ("waits", _("waits for you"), len(waiting))]
    choices.append(("scored", _("scored by you"), rows.filter(pk__in=scored).count()))
    if state in ("waits", "scored"):
        rows = rows.filter(pk__in=waiting if state == "waits" else scored)
    if query:
        rows = rows.filter(Q(sent__title__icontains=query) | Q(organisation__name__icontains=query))
    if "export" in request.GET:
        return _file(request.GET["export"], cohort, rows)
    context = {"cohort": cohort, "waiting": waiting, "title": _("Proposals to score")}
    context |= filtered(request, rows, choices)
    total = context["page"].paginator.count
    context["count"] = ngettext("%(n)d proposal", "%(n)d proposals", total) % {"n": total}
    return render(request, "partners/desk/call/queue.html", context)


def _file(kind: str, cohort: Cohort, rows) -> HttpResponse:
    """The reviewer's own points."""
    head = [_("Title"), _("Organisation"), _("Percent"), _("Comment")]
    lines = []
    for row in rows:
        mine = row.own[0] if row.own else None
        lines.append(
            [row.sent_words["title"], row.organisation.name, mine and mine.percent, mine.comment if mine else ""]
        )
    return tables.answer(kind, f"{cohort.slug}-{_('points')}", head, lines)


def _one(request: HttpRequest, cohort_id, public_id) -> Proposal:
    cohort = cohort_to_score(request, cohort_id)
    rows = cohort.proposals.sent().select_related("organisation", "call")
    proposal = get_object_or_404(rows, public_id=public_id)
    proposal.cohort = cohort
    return proposal


def score(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """What was sent, and the points; sending goes on to the next."""
    proposal = _one(request, cohort_id, public_id)
    cohort, call = proposal.cohort, call_of(proposal.cohort)
    mine = proposal.reviews.filter(reviewer=request.user).prefetch_related("scores").first()
    send = request.POST.get("do") != "keep"
    form = ScoreForm(request.POST or None, criteria=call.criteria.all() if call else (), review=mine, complete=send)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.save_review(proposal, request.user, form.points, form.cleaned_data["comment"], send=send)
            messages.success(request, _("Your points are sent.") if send else _("Your points are kept as a draft."))
            return _to_next(request, cohort) if send else redirect("partners:scoring", cohort.public_id)
    words = proposal.sent_words
    context = {
        "cohort": cohort,
        "proposal": proposal,
        "words": words,
        "type_name": Proposal(type=words["type"]).get_type_display(),
        "room_name": Proposal(room=words.get("room", "")).get_room_display(),
        "answers": answered(proposal.call, words.get("answers", {})),
        "speakers": speaking.named_in(words["speaker"], proposal),
        "form": form,
        "mine": mine,
        "refusal": scoring.why_not_score(proposal, request.user) or ProposalReview(proposal=proposal).why_not_write(),
        "left": scoring.to_score(cohort, request.user).count(),
    }
    return render(request, "partners/desk/call/score.html", context, status=422 if form.errors else 200)


def _to_next(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    proposal = scoring.to_score(cohort, request.user).first()
    if proposal is None:
        return redirect("partners:scoring", cohort.public_id)
    return redirect("partners:score", cohort.public_id, proposal.public_id)


def hand_back(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    proposal = _one(request, cohort_id, public_id)
    back = reverse("partners:score", args=[proposal.cohort.public_id, proposal.public_id])
    if request.method == "POST":
        done = _("Left to the other reviewers.")
        return act(request, lambda: actions.hand_back(proposal, request.user), done, back)
    return ask(
        request,
        layout="desk.html",
        cohort=proposal.cohort,
        tab="partners",
        title=_("Leave “%(title)s” to the other reviewers?") % {"title": proposal.sent_words["title"]},
        text=_("You know the people, or gain by the decision. Points that you gave so far are taken away."),
        submit=_("Leave it to others"),
        cancel=back,
    )
