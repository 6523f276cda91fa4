"""A parent's or guardian's page, opened by the link of the mail; no account is needed (GUARDIANS in docs/rules.md)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from accounts.actions.invitations import digest_of
from cohorts.actions import guardians as actions
from cohorts.models import GuardianConsent
from records.errors import Refused

OPENED = "opened_guardian_consents"


@login_not_required
@never_cache
def open_guardian(request: HttpRequest, token: str) -> HttpResponse:
    """Note in the session that the link was shown, and go to an address without the token."""
    consent = GuardianConsent.objects.filter(token_digest=digest_of(token)).first()
    if consent is None:
        return render(request, "cohorts/gates/guardian_closed.html", {"reason": ""}, status=404)
    request.session[OPENED] = sorted({*request.session.get(OPENED, []), str(consent.public_id)})
    return redirect("cohorts:guardian_consent", consent.public_id)


@login_not_required
@never_cache
def guardian_consent(request: HttpRequest, public_id) -> HttpResponse:
    """What is agreed to, for whom and where; agree, refuse, or take it back."""
    consent = _opened_or_404(request, public_id)
    refusal = consent.why_cannot_be_answered()
    if request.method == "POST" and not refusal:
        try:
            actions.answer_as_guardian(consent, agrees=request.POST.get("answer") == "yes")
            return redirect("cohorts:guardian_consent", consent.public_id)
        except Refused as refused:
            refusal = str(refused)
    if refusal:
        return render(request, "cohorts/gates/guardian_closed.html", {"reason": refusal})
    context = {
        "consent": consent,
        "application": consent.application,
        "cohort": consent.application.cohort,
        "wording": consent.text.wording(get_language() or consent.language),
    }
    return render(request, "cohorts/gates/guardian_consent.html", context)


def _opened_or_404(request: HttpRequest, public_id) -> GuardianConsent:
    if str(public_id) not in request.session.get(OPENED, []):
        raise Http404
    rows = GuardianConsent.objects.select_related("application__cohort__organisation", "application__person", "text")
    consent = rows.filter(public_id=public_id).first()
    if consent is None:
        raise Http404
    return consent
