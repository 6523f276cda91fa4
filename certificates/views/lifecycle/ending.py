"""The pages that end, replace, renew or give up a certificate: each asks once and says what will happen."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.again import after_proof
from records.errors import refusal_in

from ...lifecycle import actions, reissue, rules
from ...lifecycle.forms import RenewForm, ReplaceForm, RevokeForm
from ...models import Certificate
from ..common import get_cohort


def _certificate(request: HttpRequest, cohort_id, public_id) -> Certificate:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    rows = cohort.certificates.select_related("holder", "application", "cohort__organisation", "superseded_by")
    certificate = get_object_or_404(rows, public_id=public_id)
    certificate.cohort = cohort
    return certificate


def _back(certificate: Certificate) -> str:
    return reverse("certificates:participant", args=[certificate.cohort.public_id, certificate.application.public_id])


def _asked(
    request: HttpRequest,
    certificate: Certificate,
    refusal: str,
    form: forms.Form | None,
    verb: Callable[[], Certificate],
    done: Callable[[Certificate], str],
    **words,
) -> HttpResponse:
    """Refuse before the click; ask; act after a second proof; tell. What was typed stays when it is refused."""
    back = _back(certificate)
    if refusal:
        messages.error(request, refusal)
        return redirect(back)
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is None:
            messages.success(request, done(verb()))
            return redirect(back)
        with refusal_in(form):
            messages.success(request, done(verb()))
            return redirect(back)
    context = {
        "layout": "desk.html",
        "cohort": certificate.cohort,
        "tab": "certificates",
        "form": form,
        "cancel": back,
        "danger": True,
        **words,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form and form.errors else 200)


def revoke(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Asks for the reason and says who will read it."""
    certificate = _certificate(request, cohort_id, public_id)
    form = RevokeForm(request.POST or None)
    name = {"name": certificate.holder}
    return _asked(
        request,
        certificate,
        rules.why_cannot_be_revoked(certificate) or rules.why_not_by(certificate, request.user),
        form,
        lambda: _revoke(request, certificate, form.cleaned_data),
        lambda _row: _("The certificate of %(name)s is revoked.") % name,
        title=_("Revoke the certificate of %(name)s?") % name,
        text=_(
            "From then on the public page of its code says “revoked”, with the day and the reason, without the name. "
            "%(name)s is told by mail. It cannot be undone; a new certificate can be issued afterwards."
        )
        % name,
        submit=_("Revoke the certificate"),
    )


@after_proof
def _revoke(request: HttpRequest, certificate: Certificate, words: dict) -> Certificate:
    return actions.revoke(certificate, reason=words["reason"], cause=words["cause"], by=request.user)


def replace(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """A new certificate in the place of this one."""
    certificate = _certificate(request, cohort_id, public_id)
    name = " ".join(certificate.holder.full_name.split())
    form = ReplaceForm(request.POST or None, initial={"name": name})
    return _asked(
        request,
        certificate,
        rules.why_cannot_be_replaced(certificate) or reissue.why_not_by(certificate, request.user),
        form,
        lambda: _replace(request, certificate, form.cleaned_data),
        lambda row: (
            _("Certificate %(number)s is being made, in the place of %(old)s.")
            % {"number": row.number, "old": certificate.number}
        ),
        title=_("Replace certificate %(number)s?") % {"number": certificate.number},
        text=_(
            "It was made out to %(name)s. You approve a new one, with a number and a code of its own. As soon as its "
            "file is made, the old one counts no more, its public page leads to the new one, and the holder is told "
            "by mail. It cannot be undone."
        )
        % {"name": certificate.facts["holder"]},
        submit=_("Approve the new certificate"),
        danger=False,
    )


@after_proof
def _replace(request: HttpRequest, certificate: Certificate, words: dict) -> Certificate:
    return actions.replace(certificate, by=request.user, **words)


def renew(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """A certificate of today for the same, after a refresher."""
    certificate = _certificate(request, cohort_id, public_id)
    form = RenewForm(request.POST or None)
    return _asked(
        request,
        certificate,
        rules.why_cannot_be_renewed(certificate) or reissue.why_not_by(certificate, request.user),
        form,
        lambda: _renew(request, certificate, form.cleaned_data["reason"]),
        lambda row: (
            _("Certificate %(number)s is being made; it renews %(old)s.")
            % {"number": row.number, "old": certificate.number}
        ),
        title=_("Renew certificate %(number)s?") % {"number": certificate.number},
        text=_(
            "You approve a new certificate for %(name)s with the same results, issued today and with an end of its "
            "own. The old one keeps its dates and names the new one."
        )
        % {"name": certificate.facts["holder"]},
        submit=_("Approve the renewal"),
        danger=False,
    )


@after_proof
def _renew(request: HttpRequest, certificate: Certificate, reason: str) -> Certificate:
    return actions.renew(certificate, reason=reason, by=request.user)


def take_back(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """One that nobody got yet."""
    certificate = _certificate(request, cohort_id, public_id)
    return _asked(
        request,
        certificate,
        rules.why_cannot_be_given_up(certificate),
        None,
        lambda: _take_back(request, certificate),
        lambda row: _("Certificate %(number)s is given up.") % {"number": row.number},
        title=_("Give up certificate %(number)s?") % {"number": certificate.number},
        text=_(
            "Nobody got it, and nobody will. Its number stays taken and is shown in the register; a new certificate "
            "can be issued to the participant."
        ),
        submit=_("Give it up"),
    )


@after_proof
def _take_back(request: HttpRequest, certificate: Certificate) -> Certificate:
    return actions.give_up(certificate, by=request.user)
