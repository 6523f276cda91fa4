"""The mails of certificates: each is written in the transaction of its cause (MAIL in docs/rules.md)."""

from records import mail

from .models import Certificate


def issued(certificate: Certificate) -> None:
    """Your certificate is here: the page to download it, and the address that others check."""
    _write("issued", certificate)


def revoked(certificate: Certificate) -> None:
    _write("revoked", certificate)


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
