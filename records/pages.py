"""A mail's own page, as its reader sees it: inside a frame that runs nothing and loads nothing."""

from django.http import HttpResponse

from .models import OutgoingMail

# Mails carry inline styles and no script, picture or font; the frame may only open a link that a person clicks.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
BESIDE = "; sandbox allow-popups allow-popups-to-escape-sandbox"
INSTEAD = "; sandbox allow-top-navigation-by-user-activation"


def framed(html: str, *, same_tab: bool = False) -> HttpResponse:
    """The HTML of a mail under a policy of its own. Links open beside the page or in its place."""
    target = "_top" if same_tab else "_blank"
    response = HttpResponse(html.replace("<head>", f'<head><base target="{target}">', 1))
    response["Content-Security-Policy"] = POLICY + (INSTEAD if same_tab else BESIDE)
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "private, no-store"
    return response


def body_of(mail: OutgoingMail, *, same_tab: bool = False) -> HttpResponse:
    text = mail.html or f"<!doctype html><head></head><pre>{_escaped(mail.text)}</pre>"
    return framed(text, same_tab=same_tab)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
