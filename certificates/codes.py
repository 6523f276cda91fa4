"""The code that a certificate carries (CODES in docs/rules.md)."""

from django.conf import settings

from records.codes import LENGTH, clean_code, grouped, is_code, new_code

__all__ = ["LENGTH", "clean_code", "grouped", "is_code", "new_code", "verify_url"]


def verify_url(code: str) -> str:
    """The public address that the QR code and the mails carry."""
    return f"{settings.SITE_URL}/verify/{code}/"
