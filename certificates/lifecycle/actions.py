"""After the issue: certificates are revoked, replaced, renewed, given up (AFTER ISSUING in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort
from records.errors import Refused, refuse
from records.history import done_by

from ..criteria.actions import lock_criteria
from ..models import MENDED, Cause, Certificate, Validity
from ..packed import forget_with
from . import emails, reissue, rules


def locked(certificate: Certificate) -> Certificate:
    """The row as it is now; issuing in the same cohort waits."""
    lock_criteria(certificate.cohort)
    rows = Certificate.objects.select_for_update(of=("self",))
    return rows.select_related("cohort__organisation", "application", "holder", "batch").get(pk=certificate.pk)


def _cause(cause: str) -> Cause:
    if cause not in Cause.values:
        raise Refused(_("Say of which kind the reason is."), "cause")
    return Cause(cause)


def _words(words: str) -> str:
    if not words.strip():
        raise Refused(_("Say why, in words that everybody may read."), "reason")
    return " ".join(words.split())


@transaction.atomic
def revoke(certificate: Certificate, *, reason: str, by: User, cause: str = Cause.OTHER) -> Certificate:
    """Revoke a certificate for a reason that everybody may read; the holder is told by mail."""
    certificate = locked(certificate)
    refuse(rules.why_cannot_be_revoked(certificate) or rules.why_not_by(certificate, by))
    certificate.cause, certificate.revocation_reason = _cause(cause), _words(reason)
    certificate.state = Certificate.State.REVOKED
    certificate.revoked_at, certificate.revoked_by = timezone.now(), by
    with done_by(by):
        certificate.save(update_fields=["state", "cause", "revoked_at", "revoked_by", "revocation_reason"])
        forget_with(Certificate.objects.filter(pk=certificate.pk))
    emails.revoked(certificate)
    return certificate


@transaction.atomic
def replace(certificate: Certificate, *, cause: str, reason: str, name: str, by: User) -> Certificate:
    """Approve a new certificate that takes the place of this one as soon as its file is made.

    With a wrong name everything else stays as it was signed; with a wrong result or programme it is gathered anew.
    """
    certificate = locked(certificate)
    kind, words = _cause(cause), _words(reason)
    refuse(rules.why_cannot_be_replaced(certificate) or reissue.why_not_by(certificate, by))
    if kind not in MENDED:
        raise Refused(_("A new certificate does not mend this: revoke it instead."), "cause")
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Write the name as it is to be printed."), "name")
    if kind == Cause.NAME and name == certificate.facts["holder"]:
        raise Refused(_("This is the name that the certificate has already."), "name")
    with done_by(by):
        return reissue.corrected(certificate, kind, words, name, by)


@transaction.atomic
def renew(certificate: Certificate, *, reason: str, by: User) -> Certificate:
    """Approve a certificate of today, with an end of its own, after a refresher elsewhere or by the officer's word."""
    certificate = locked(certificate)
    words = _words(reason)
    refuse(rules.why_cannot_be_renewed(certificate) or reissue.why_not_by(certificate, by))
    with done_by(by):
        return reissue.renewed(certificate, words, by)


@transaction.atomic
def give_up(certificate: Certificate, *, by: User) -> Certificate:
    """One that nobody got yet: its number stays taken, its file goes, another can be approved."""
    certificate = locked(certificate)
    refuse(rules.why_cannot_be_given_up(certificate))
    certificate.state, certificate.failure = Certificate.State.CANCELLED, ""
    certificate.supersedes = None  # the facts say which one it was to replace
    with done_by(by):
        certificate.save(update_fields=["state", "failure", "supersedes"])
        forget_with(Certificate.objects.filter(pk=certificate.pk))
    return certificate


@transaction.atomic
def set_validity(cohort: Cohort, months: int | None, *, by: User) -> Validity:
    """How long certificates of this cohort count that are approved from now on."""
    if months is not None and not 1 <= months <= 120:
        raise Refused(_("Between 1 and 120 months, or nothing."), "months")
    with done_by(by):
        row, _made = Validity.objects.update_or_create(cohort=cohort, defaults={"months": months})
    return row
