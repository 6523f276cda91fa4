"""The mails of what becomes of a certificate; each in the transaction of its cause (MAIL in docs/rules.md)."""

from records import mail

from ..models import Certificate


def revoked(certificate: Certificate) -> None:
    _write("revoked", certificate)


def ends_soon(certificate: Certificate) -> None:
    _write("ends_soon", certificate)


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
