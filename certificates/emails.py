"""The mails of certificates: each is written in the transaction of its cause (MAIL in docs/rules.md)."""

from accounts.models import Membership, Role, User
from records import mail

from .models import Certificate, Reconsideration


def issued(certificate: Certificate) -> None:
    """Your certificate is here: the page to download it, and the address that others check."""
    _write("replaced" if certificate.facts["replaces"] else "issued", certificate)


def _write(kind: str, certificate: Certificate) -> None:
    cohort = certificate.cohort
    mail.write(
        f"certificates/{kind}",
        {"certificate": certificate, "cohort": cohort, "facts": certificate.facts},
        to=certificate.holder,
        language=certificate.language,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )


def reconsideration_asked(asked: Reconsideration) -> None:
    """To every certificate officer of the organiser: who asks, for which cohort; the words stay on the page."""
    cohort = asked.application.cohort
    officers = Membership.objects.current().filter(organisation=cohort.organisation_id, role=Role.OFFICER)
    for officer in User.objects.filter(pk__in=officers.values("user")).order_by("pk"):
        _about("reconsideration_asked", asked, to=officer)


def reconsideration_answered(asked: Reconsideration) -> None:
    """To the participant: who answered, and where it can be read."""
    _about("reconsideration_answered", asked, to=asked.application.person)


def _about(kind: str, asked: Reconsideration, *, to: User) -> None:
    application = asked.application
    cohort = application.cohort
    mail.write(
        f"certificates/{kind}",
        {"asked": asked, "application": application, "cohort": cohort},
        to=to,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )
