"""Why a mail did not arrive, in words for the organiser; the server's own answer stands beside them."""

import re

from django.utils.translation import gettext as _

from .models import DROPPED

STATUS = re.compile(r"\b([45])\.(\d{1,3})\.(\d{1,3})\b")  # RFC 3463: class, subject, detail


def explain(error: str, state: str) -> str:
    """What the server's answer or the broken line means, and what to do about it."""
    if state == "uncertain":
        return _(
            "The mail was handed over, but no answer came: it may have arrived. "
            "Ask the person before you send it again."
        )
    if words := _ours(error, state):
        return words
    if not error:
        return ""
    if found := STATUS.search(error):
        _class, subject, detail = found.groups()
        words = _status_words(int(subject), int(detail))
        if words:
            return words
    if error.startswith(("550", "551", "553")):
        return _("The other side does not know this address. Ask the person for the right one.")
    if error.startswith("552"):
        return _("The mailbox is full, or the mail is too large for it.")
    if error.startswith(("530", "534", "535", "538")):
        return _("The mail server did not accept our password: tell the administrator.")
    if error[:1] == "4":
        return _("The other side asked to come back later.")
    if error[:1] == "5":
        return _("The other side refused the mail.")
    if "not an address" in error:
        return _("This is not an address that mail can be sent to.")
    return _("The mail server could not be reached.")


def _ours(error: str, state: str) -> str:
    """What was decided here, before any server was asked."""
    if state == "held":
        return _("It was written and is kept back until somebody sends or drops it.")
    return _("Somebody of the team decided that it does not go out.") if error == DROPPED else ""


def _status_words(subject: int, detail: int) -> str:
    if subject == 1:
        return _("The other side does not know this address. Ask the person for the right one.")
    if (subject, detail) == (2, 2):
        return _("The mailbox is full. Ask the person to make room, or for another address.")
    if subject == 2:
        return _("The mailbox is closed or does not take mail.")
    if (subject, detail) == (3, 4):
        return _("The mail is too large for this mailbox.")
    if subject == 7:
        return _("The other side refused the mail by its own rules, perhaps as unwanted: tell the administrator.")
    return ""
