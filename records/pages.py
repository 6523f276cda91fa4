"""A mail's own page, as its reader sees it: inside a frame that runs nothing and loads nothing."""

from django.http import HttpResponse

from .models import OutgoingMail

# Mails carry inline styles and no script, picture or font; the frame may only open a link that a person clicks.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
SANDBOX = "; sandbox allow-popups allow-popups-to-escape-sandbox"


def framed(html: str) -> HttpResponse:
    """The HTML of a mail under a policy of its own. Links open beside the page, never in the frame."""
    response = HttpResponse(html.replace("<head>", '<head><base target="_blank">', 1))
    response["Content-Security-Policy"] = POLICY + SANDBOX
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "private, no-store"
    return response


def body_of(mail: OutgoingMail) -> HttpResponse:
    return framed(mail.html or f"<!doctype html><head></head><pre>{_escaped(mail.text)}</pre>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
