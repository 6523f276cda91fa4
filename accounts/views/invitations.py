"""Answering an invitation (INVITATIONS in docs/rules.md)."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from records.errors import Refused

from .. import actions
from ..actions.invitations import digest_of, person_at, reason_not_to_answer
from ..forms import InvitedForm
from ..models import Invitation

OPENED = "opened_invitations"


@login_not_required
@never_cache
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the mail: note in the session that it was shown, and go to an address without the token."""
    invitation = Invitation.objects.filter(token_digest=digest_of(token)).first()
    if invitation is None:
        return render(request, "accounts/invitation_closed.html", {"reason": ""}, status=404)
    _remember(request, invitation)
    return redirect("accounts:invitation", invitation.public_id)


def _remember(request: HttpRequest, invitation: Invitation) -> None:
    opened = {*request.session.get(OPENED, []), str(invitation.public_id)}
    request.session[OPENED] = sorted(opened)


def _opened_or_404(request: HttpRequest, public_id) -> Invitation:
    """Whoever came by the link, or has proven the address that was invited."""
    invitation = Invitation.objects.select_related("organisation", "invited_by").filter(public_id=public_id).first()
    if invitation is None:
        raise Http404
    by_link = str(public_id) in request.session.get(OPENED, [])
    if not by_link and not (request.user.is_authenticated and _is_for(invitation, request.user)):
        raise Http404
    return invitation


def _is_for(invitation: Invitation, user) -> bool:
    return invitation.email.lower() in user.proven_addresses


@login_not_required
@never_cache
def invitation(request: HttpRequest, public_id) -> HttpResponse:
    invitation = _opened_or_404(request, public_id)
    if request.user.is_authenticated:
        return _answer_signed_in(request, invitation)
    if reason := invitation.reason_not_to_accept():
        return render(request, "accounts/invitation_closed.html", {"reason": reason, "invitation": invitation})
    if person_at(invitation.email):
        return render(request, "accounts/invitation_log_in.html", {"invitation": invitation})
    return _answer_by_sign_up(request, invitation)


def _answer_signed_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if not _is_for(invitation, request.user):
        return render(request, "accounts/invitation_other.html", {"invitation": invitation})
    if reason := reason_not_to_answer(invitation, request.user):
        return render(request, "accounts/invitation_closed.html", {"reason": reason, "invitation": invitation})
    if request.method != "POST":
        return render(request, "accounts/invitation.html", {"invitation": invitation})
    try:
        membership = actions.accept_invitation(invitation, request.user)
    except Refused as refused:
        return render(request, "accounts/invitation_closed.html", {"reason": str(refused), "invitation": invitation})
    return _welcome(request, membership)


def _answer_by_sign_up(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = InvitedForm(request.POST or None, email=invitation.email, initial={"full_name": invitation.full_name})
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/invitation_sign_up.html", {"invitation": invitation, "form": form})
    data = form.cleaned_data
    try:
        user = actions.sign_up_by_invitation(invitation, data["full_name"], data["password"], get_language())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("accounts:invitation", invitation.public_id)
    response = perform_login(request, user, email_verification="none")
    _welcome(request, invitation)
    return response


def _welcome(request: HttpRequest, place) -> HttpResponse:
    said = {"role": place.get_role_display(), "organisation": place.organisation}
    messages.success(request, _("You are now %(role)s of %(organisation)s.") % said)
    return redirect("accounts:me")


@login_not_required
@require_POST
def switch(request: HttpRequest, public_id) -> HttpResponse:
    """Log out the other person and come back to the same invitation."""
    invitation = _opened_or_404(request, public_id)
    logout(request)
    _remember(request, invitation)
    return redirect("accounts:invitation", invitation.public_id)
