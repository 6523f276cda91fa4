"""Deciding about several proposals at once; each stands or falls for itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from records.errors import Refused

from ...actions import proposals as actions
from ...forms.fields import ReasonForm
from ...models import Proposal
from ..access import cohort_to_run

MOST = 200
KINDS = ("accept", "decline", "review")


@require_POST
def decide_many(request: HttpRequest, cohort_id) -> HttpResponse:
    """First a look at what will happen to each, then the decision."""
    cohort = cohort_to_run(request, cohort_id)
    back = reverse("partners:proposals", args=[cohort.public_id])
    kind, rows = request.POST.get("do", ""), _picked(request, cohort)
    if kind not in KINDS or not rows:
        messages.error(request, _("Select at least one proposal."))
        return redirect(back)
    sure = "sure" in request.POST
    form = ReasonForm(request.POST if sure else None)
    if sure and (kind != "decline" or form.is_valid()):
        reason = form.cleaned_data["reason"] if kind == "decline" else ""
        _decide(request, rows, kind, reason)
        return redirect(back)
    context = {
        "cohort": cohort,
        "kind": kind,
        "rows": [{"proposal": row, "refusal": _refusal(row, kind)} for row in rows],
        "number": sum(not _refusal(row, kind) for row in rows),
        "form": form if kind == "decline" else None,
        "back": back,
    }
    return render(request, "partners/desk/call/decide.html", context, status=422 if form.errors else 200)


def _picked(request: HttpRequest, cohort) -> list[Proposal]:
    keys = []
    for text in request.POST.getlist("pick")[:MOST]:
        try:
            keys.append(UUID(text))
        except ValueError:
            continue
    rows = cohort.proposals.sent().filter(public_id__in=keys).select_related("organisation", "session")
    found = list(rows.order_by("submitted_at", "pk"))
    for row in found:
        row.cohort = cohort
    return found


def _refusal(row: Proposal, kind: str) -> str:
    return {"accept": row.why_not_accept, "decline": row.why_not_decline, "review": row.why_not_review}[kind]()


def _decide(request: HttpRequest, rows: list[Proposal], kind: str, reason: str) -> None:
    done = 0
    for row in rows:
        try:
            if kind == "decline":
                actions.decline(row, request.user, reason)
            else:
                (actions.accept if kind == "accept" else actions.start_review)(row, request.user)
            done += 1
        except Refused as refused:
            messages.error(request, f"{row.sent_words['title']}: {refused}")
    if done:
        words = {
            "accept": ngettext("%(n)d proposal accepted.", "%(n)d proposals accepted.", done),
            "decline": ngettext("%(n)d proposal declined.", "%(n)d proposals declined.", done),
            "review": ngettext("%(n)d proposal is in review.", "%(n)d proposals are in review.", done),
        }
        messages.success(request, words[kind] % {"n": done})
