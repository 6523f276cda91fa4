"""Whether two accounts are one person's, answered by the link of the mail (ONE PERSON in docs/rules.md)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from records.errors import Refused

from .. import actions
from ..actions.invitations import digest_of
from ..emails import masked
from ..models import MergeRequest

OPENED = "opened_merge_questions"
CLOSED = "accounts/merge_closed.html"


@login_not_required
@never_cache
def open_merge(request: HttpRequest, token: str) -> HttpResponse:
    """Note in the session that the link was shown, and go to an address without the token."""
    asked = MergeRequest.objects.filter(token_digest=digest_of(token)).first()
    if asked is None:
        return render(request, CLOSED, {"reason": ""}, status=404)
    request.session[OPENED] = sorted({*request.session.get(OPENED, []), str(asked.public_id)})
    return redirect("accounts:merge_question", asked.public_id)


@login_not_required
@never_cache
def merge_question(request: HttpRequest, public_id) -> HttpResponse:
    asked = _opened_or_404(request, public_id)
    refusal = asked.reason_not_to_answer()
    if request.method == "POST" and not refusal:
        try:
            return _answered(request, actions.answer_merge(asked, is_one_person=request.POST.get("answer") == "yes"))
        except Refused as refused:
            refusal = str(refused)
    if refusal:
        return render(request, CLOSED, {"reason": refusal})
    context = {"asked": asked, "stays": masked(asked.kept.email)}
    return render(request, "accounts/merge_question.html", context)


def _answered(request: HttpRequest, merge) -> HttpResponse:
    if merge is None:
        messages.success(request, _("Noted: these are two people. Nothing has changed."))
        return redirect("home")
    messages.success(request, _("Your two accounts are one. Log in with the address that stays."))
    return redirect("account_login")


def _opened_or_404(request: HttpRequest, public_id) -> MergeRequest:
    asked = (
        MergeRequest.objects.select_related("organisation", "kept", "gone", "by").filter(public_id=public_id).first()
    )
    if asked is None or str(public_id) not in request.session.get(OPENED, []):
        raise Http404
    return asked
