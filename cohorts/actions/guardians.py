"""Asking a parent or guardian by mail, and their answer (GUARDIANS in docs/rules.md).

The secret token stands in the mail's link only; the row keeps its digest.
"""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.invitations import digest_of
from records.errors import Refused, refuse

from .. import emails
from ..guardians import is_minor, text_of
from ..models import Application, GuardianConsent


def why_cannot_ask(application: Application) -> str:
    """Why no guardian can be asked now; "" = one can."""
    if application.state != Application.State.ACCEPTED or application.cohort.is_over:
        return _("This is asked of those who have a place.")
    if not is_minor(application):
        return _("You are not under 18 when the cohort begins, or have not said so yet in your dossier.")
    if GuardianConsent.objects.given().filter(application=application).exists():
        return _("A parent or guardian has agreed.")
    return "" if text_of(application.cohort.organisation) else _no_text(application)


def _no_text(application: Application) -> str:
    return _("The text that your parent or guardian agrees to is not ready yet. Write to %(address)s.") % {
        "address": application.cohort.contact_email
    }


@transaction.atomic
def ask_guardian(application: Application, *, full_name: str, email: str, language: str) -> GuardianConsent:
    """Send the link; asking again, also somebody else, ends the link before. Raises Refused."""
    Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    refuse(why_cannot_ask(application))
    text = text_of(application.cohort.organisation)
    if text is None:
        raise Refused(_no_text(application))
    if email.lower() in application.person.proven_addresses or email.lower() == application.person.email.lower():
        raise Refused(_("This is your own address. Type that of your parent or guardian."), "email")
    application.guardian_consents.current().update(superseded_at=timezone.now())
    token = secrets.token_urlsafe(32)
    consent = GuardianConsent.objects.create(
        application=application,
        full_name=full_name,
        email=email.lower(),
        language=language,
        text=text,
        token_digest=digest_of(token),
    )
    emails.guardian_asked(consent, token)
    return consent


@transaction.atomic
def answer_as_guardian(consent: GuardianConsent, *, agrees: bool) -> GuardianConsent:
    """Agree, or not; an answer can be changed until the cohort is over. Raises Refused."""
    consent = _lock(consent)
    refuse(consent.why_cannot_be_answered())
    now = timezone.now()
    if (agrees and consent.is_given) or (not agrees and consent.refused_at):
        return consent  # a second click
    if agrees:
        consent.given_at, consent.refused_at, consent.withdrawn_at = now, None, None
    elif consent.given_at:
        consent.withdrawn_at = now
    else:
        consent.refused_at = now
    consent.save(update_fields=["given_at", "refused_at", "withdrawn_at"])
    emails.guardian_answered(consent)
    return consent


def _lock(consent: GuardianConsent) -> GuardianConsent:
    rows = GuardianConsent.objects.select_for_update(of=("self",))
    return rows.select_related("application__cohort", "application__person", "text").get(pk=consent.pk)
