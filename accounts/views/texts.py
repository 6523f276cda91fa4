"""An organiser's texts: versions, wordings, release (TEXTS in docs/rules.md)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused

from .. import actions
from ..forms import WordingsForm
from ..models import Text
from .doors import organiser_or_404, text_or_404


def texts(request: HttpRequest, public_id) -> HttpResponse:
    """Each kind of text with its versions, the newest first."""
    organiser = organiser_or_404(request, public_id, "accounts.see_team")
    rows = list(Text.objects.filter(organisation=organiser).prefetch_related("wordings"))
    kinds = [kind for key in Text.Key for kind in _kinds(key, [text for text in rows if text.key == key])]
    manages = request.user.has_perm("accounts.run_organisation", organiser)
    return render(request, "accounts/texts.html", {"organiser": organiser, "kinds": kinds, "manages": manages})


def _kinds(key: Text.Key, texts: list[Text]) -> list[dict]:
    """One entry a kind; where sites or hosts have texts of their own, one for each of them."""
    sites = sorted({text.about for text in texts}) or [""]
    kinds = [_kind(key, site, [text for text in texts if text.about == site]) for site in sites]
    kinds[-1]["takes_another"] = key in Text.SEVERAL
    return kinds


def _kind(key: Text.Key, about: str, versions: list[Text]) -> dict:
    return {
        "key": key.value,
        "name": f"{key.label}: {about}" if about else key.label,
        "about": about,
        "is_free": key in Text.FREE,
        "is_later": key in Text.AFTER_APPLYING,
        "takes_another": False,
        "versions": versions,
        "draft": next((text for text in versions if not text.is_released), None),
    }


@require_POST
def draft_text(request: HttpRequest, public_id, key: str) -> HttpResponse:
    organiser = organiser_or_404(request, public_id)
    if key not in Text.Key.values:
        raise Http404
    try:
        draft = actions.draft_text(organiser, key, request.POST.get("about", ""))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("accounts:texts", organiser.public_id)
    return redirect("accounts:change_text", draft.public_id)


def text(request: HttpRequest, public_id) -> HttpResponse:
    """A version as readers see it, in each language."""
    row = text_or_404(request, public_id, "accounts.see_team")
    manages = request.user.has_perm("accounts.run_organisation", row.organisation)
    context = {"text": row, "organiser": row.organisation, "manages": manages, "reason": row.reason_not_to_release()}
    return render(request, "accounts/text.html", context)


def change_text(request: HttpRequest, public_id) -> HttpResponse:
    row = text_or_404(request, public_id, "accounts.run_organisation")
    if row.is_released:
        return redirect("accounts:text", row.public_id)
    form = WordingsForm(request.POST or None, text=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_text(row, form.wordings)
            messages.success(request, _("The draft is saved."))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("accounts:text", row.public_id)
    return render(request, "accounts/text_form.html", {"form": form, "text": row, "organiser": row.organisation})


def release_text(request: HttpRequest, public_id) -> HttpResponse:
    row = text_or_404(request, public_id, "accounts.run_organisation")
    if request.method == "POST":
        try:
            actions.release_text(row)
            messages.success(request, _("Released: %(text)s.") % {"text": row})
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("accounts:text", row.public_id)
    context = {
        "title": _("Release %(text)s?") % {"text": row},
        "text": _("From then on it is fixed: people accept exactly these words. You can always begin a new version."),
        "submit": _("Release the text"),
        "cancel": reverse("accounts:text", args=[row.public_id]),
    }
    return render(request, "components/confirm_page.html", context)
