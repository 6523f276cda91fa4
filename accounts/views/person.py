"""What a person decides about themselves: name, language, consents, their data, the end of the account."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from records import personal
from records.errors import Refused

from .. import actions, own_data
from ..forms import ErasureForm, PersonForm
from ..models import Acceptance


def settings(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(request.user.language):
            messages.success(request, _("Saved."))
        return redirect("accounts:settings")
    acceptances = Acceptance.objects.visible_to(request.user).select_related("text__organisation")
    return render(request, "accounts/settings.html", {"form": form, "acceptances": acceptances})


def consent(request: HttpRequest, public_id) -> HttpResponse:
    """The very text that was accepted."""
    mine = Acceptance.objects.visible_to(request.user).select_related("text__organisation")
    acceptance = get_object_or_404(mine.prefetch_related("text__wordings"), public_id=public_id)
    wording = acceptance.text.wording(request.user.language)
    return render(request, "accounts/consent.html", {"acceptance": acceptance, "wording": wording})


def withdraw_consent(request: HttpRequest, public_id) -> HttpResponse:
    mine = Acceptance.objects.visible_to(request.user).select_related("text__organisation")
    acceptance = get_object_or_404(mine, public_id=public_id)
    if request.method == "POST":
        try:
            actions.withdraw_acceptance(acceptance)
            messages.success(request, _("Withdrawn: %(text)s.") % {"text": acceptance.text})
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("accounts:settings")
    context = {
        "title": _("Withdraw your consent?"),
        "text": _("%(text)s, of %(organisation)s. From now on it no longer holds; what was done before stays.")
        % {"text": acceptance.text, "organisation": acceptance.text.organisation},
        "submit": _("Withdraw the consent"),
        "cancel": reverse("accounts:settings"),
    }
    return render(request, "components/confirm_page.html", context)


@require_safe
@reauthentication_required
def download(request: HttpRequest, kind: str = "json") -> HttpResponse:
    """Everything held about the person, as one file (GDPR, articles 15 and 20)."""
    if kind not in ("json", "csv"):
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="about-me.{kind}"', "Cache-Control": "no-store"}
    if kind == "csv":
        lines = "".join(own_data.as_csv(request.user))
        return HttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    said = {"indent": 2, "ensure_ascii": False}
    return JsonResponse(own_data.everything(request.user), json_dumps_params=said, headers=headers)


@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    reason = actions.reason_not_to_erase(request.user)
    typed = request.POST if request.method == "POST" else None
    form = ErasureForm(typed, holds_certificates=personal.holds(request.user, "certificates"))
    if request.method == "POST" and not reason and form.is_valid():
        try:
            actions.erase(request.user, certificates=form.choice)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("accounts:erase")
        logout(request)
        return redirect("accounts:erased")
    return render(request, "accounts/erase.html", {"form": form, "reason": reason})


@login_not_required
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/erased.html")
