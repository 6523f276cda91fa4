"""The people of an organisation: who belongs to it, who was invited, how one leaves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused

from .. import actions
from ..forms import InviteForm
from ..models import Invitation, Membership, Organisation
from .doors import authorise, organisation_or_404, organiser_or_404


def people_of(organisation: Organisation) -> dict:
    """Current members and unanswered invitations, as `accounts/_people.html` wants them."""
    members = Membership.objects.current().filter(organisation=organisation).select_related("user")
    invitations = Invitation.objects.unanswered().filter(organisation=organisation).select_related("invited_by")
    members = members.order_by("user__full_name", "pk")
    return {"organisation": organisation, "members": members, "invitations": invitations}


def page_of(organisation: Organisation, user) -> str:
    """Where the people of an organisation are kept, for this reader."""
    if organisation.kind == Organisation.Kind.INSTALLATION:
        return reverse("accounts:installation")
    if organisation.keeper_id:
        return reverse("accounts:address", args=[organisation.public_id])
    if user.has_perm("accounts.see_team", organisation):
        return reverse("accounts:team", args=[organisation.public_id])
    return reverse("accounts:organiser", args=[organisation.public_id])


def team(request: HttpRequest, public_id) -> HttpResponse:
    organiser = organiser_or_404(request, public_id, "accounts.see_team")
    manages = request.user.has_perm("accounts.run_organisation", organiser)
    context = {**people_of(organiser), "organiser": organiser, "manages": manages}
    return render(request, "accounts/team.html", context)


def invite(request: HttpRequest, public_id) -> HttpResponse:
    organisation = organisation_or_404(request, public_id, "accounts.manage_people")
    form = InviteForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite(organisation=organisation, by=request.user, **form.who)
        except Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("%(email)s gets a mail with a link.") % {"email": invitation.email})
            return redirect(page_of(organisation, request.user))
    context = {"form": form, "organisation": organisation, "back": page_of(organisation, request.user)}
    return render(request, "accounts/invite.html", context)


def _invitation_or_404(request: HttpRequest, public_id) -> Invitation:
    managed = Invitation.objects.managed_by(request.user).select_related("organisation")
    invitation = get_object_or_404(managed, public_id=public_id)
    authorise(request, "accounts.manage_people", invitation.organisation)
    return invitation


@require_POST
def invite_again(request: HttpRequest, public_id) -> HttpResponse:
    invitation = _invitation_or_404(request, public_id)
    try:
        actions.invite_again(invitation)
        said = _("Sent again to %(email)s; the first link no longer works.") % {"email": invitation.email}
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(page_of(invitation.organisation, request.user))


def withdraw_invitation(request: HttpRequest, public_id) -> HttpResponse:
    invitation = _invitation_or_404(request, public_id)
    back = page_of(invitation.organisation, request.user)
    if request.method == "POST":
        try:
            actions.withdraw_invitation(invitation)
            messages.success(request, _("The invitation of %(email)s is withdrawn.") % {"email": invitation.email})
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(back)
    context = {
        "title": _("Withdraw the invitation of %(email)s?") % {"email": invitation.email},
        "text": _("The link in the mail stops working at once. You can invite the address again later."),
        "submit": _("Withdraw the invitation"),
        "cancel": back,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


def end_membership(request: HttpRequest, public_id) -> HttpResponse:
    managed = Membership.objects.managed_by(request.user).select_related("organisation", "user")
    membership = get_object_or_404(managed, public_id=public_id)
    authorise(request, "accounts.manage_people", membership.organisation)
    back = page_of(membership.organisation, request.user)
    reason = membership.reason_not_to_end()
    if request.method == "POST":
        return _end(request, membership, back)
    return render(request, "accounts/end_membership.html", {"membership": membership, "reason": reason, "cancel": back})


def _end(request: HttpRequest, membership: Membership, back: str) -> HttpResponse:
    try:
        actions.end_membership(membership)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(back)
    said = {"name": membership.user, "role": membership.get_role_display(), "organisation": membership.organisation}
    messages.success(request, _("%(name)s is no longer %(role)s of %(organisation)s.") % said)
    return redirect("accounts:me" if membership.user_id == request.user.pk else back)
