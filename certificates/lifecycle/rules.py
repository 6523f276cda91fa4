"""Why a certificate cannot be ended, replaced or renewed; "" = it can (AFTER ISSUING in docs/rules.md)."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from accounts.models import User
from records.wording import say_day

from ..facts import today_in
from ..models import Certificate

State = Certificate.State
RENEWABLE = timedelta(days=90)  # before its end
STANDS = (State.ISSUED, State.EXPIRED)


def successor_of(certificate: Certificate) -> Certificate | None:
    """The one that takes its place, as soon as it is approved; None when there is none, or it was given up."""
    after = getattr(certificate, "superseded_by", None)
    return None if after is None or after.state == State.CANCELLED else after


def renewal_of(certificate: Certificate) -> Certificate | None:
    return next((row for row in certificate.renewals.all() if row.state not in (State.CANCELLED, State.REVOKED)), None)


def why_not_by(certificate: Certificate, user: User) -> str:
    """Trainee and approver are two people (ROLES in docs/rules.md)."""
    if certificate.holder_id == user.pk:
        return _("This is your own certificate: another officer deals with it.")
    return ""


def why_cannot_be_revoked(certificate: Certificate) -> str:
    if certificate.state == State.REVOKED:
        return _("This certificate is revoked already.")
    if certificate.state == State.SUPERSEDED:
        return _("Another certificate took its place: revoke that one.")
    if certificate.state not in STANDS:
        return _("Only an issued certificate can be revoked.")
    return _why_in_the_making(certificate)


def _why_in_the_making(certificate: Certificate) -> str:
    after = successor_of(certificate)
    if after and after.state in (State.APPROVED, State.HELD):
        return _("Its replacement, %(number)s, is being made.") % {"number": after.number}
    return ""


def why_cannot_be_replaced(certificate: Certificate) -> str:
    if certificate.state == State.SUPERSEDED:
        return _("Another certificate took its place already.")
    if certificate.state == State.REVOKED:
        return _("This certificate is revoked. A new one can be issued to the participant.")
    if certificate.state not in STANDS:
        return _("Only an issued certificate can be replaced.")
    if is_forgotten(certificate):
        return _("The holder had their data erased.")
    return _why_in_the_making(certificate)


def why_cannot_be_renewed(certificate: Certificate) -> str:
    if certificate.valid_until is None:
        return _("This certificate never ends, so there is nothing to renew.")
    if certificate.state not in STANDS:
        return _("Only a certificate that is valid or expired can be renewed.")
    if is_forgotten(certificate):
        return _("The holder had their data erased.")
    if renewal := renewal_of(certificate):
        return _("It is renewed already, by %(number)s.") % {"number": renewal.number}
    first = renewable_from(certificate)
    if today_in(certificate.cohort) < first:
        return _("It can be renewed from %(day)s on.") % {"day": say_day(first)}
    return _why_in_the_making(certificate)


def renewable_from(certificate: Certificate) -> date:
    """Ninety days before its end, but not in the first half of a short life."""
    assert certificate.valid_until is not None  # noqa: S101, asked by why_cannot_be_renewed
    began = certificate.issued_at.date() if certificate.issued_at else certificate.created_at.date()
    half = began + (certificate.valid_until - began) / 2
    return max(certificate.valid_until - RENEWABLE, half)


def why_cannot_be_given_up(certificate: Certificate) -> str:
    if certificate.has_failed or certificate.state == State.HELD:
        return ""
    return _("Only a certificate that failed, or is held for the ceremony, can be given up.")


def is_forgotten(certificate: Certificate) -> bool:
    return not certificate.facts.get("holder")
