"""The answer in words: one word, one sentence, and the facts beside them (VERIFICATION in docs/rules.md)."""

from datetime import date
from typing import Any, NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..codes import is_code
from ..facts import ModuleFacts, day, say_held, say_limit, say_measured
from .answer import Answer, State


class Verdict(NamedTuple):
    """How the page looks (tone and sign of docs/look.md), its one word and its one sentence."""

    tone: str
    sign: str
    word: str
    sentence: str


def verdict_of(answer: Answer) -> Verdict:
    issuer = {"issuer": answer.certificate.facts["issuer"]["name"] if answer.certificate else ""}
    match answer.state:
        case State.VALID if answer.file:
            return Verdict("done", "check", _("Valid"), _("Issued by %(issuer)s, unchanged, not revoked.") % issuer)
        case State.VALID:
            return Verdict("done", "check", _("Valid"), _("Issued by %(issuer)s, not revoked.") % issuer)
        case State.REVOKED:
            return Verdict("stop", "ban", _("Revoked"), _("This certificate no longer counts."))
        case State.SUPERSEDED:
            return Verdict("wait", "replace", _("Replaced"), _("Another certificate took the place of this one."))
        case State.EXPIRED:
            return Verdict("mute", "calendar-off", _("Expired"), _("This certificate was valid and has run out."))
        case State.ALTERED:
            sentence = _("It is not the file that %(issuer)s sealed. Do not rely on it.") % issuer
            if not issuer["issuer"]:
                sentence = _("It is not as it was sealed. Do not rely on it.")
            return Verdict("stop", "file-alert", _("This file was changed"), sentence)
    return _unknown(answer)


def _unknown(answer: Answer) -> Verdict:
    if answer.file:
        sentence = _("It carries no seal of ours and no code that we know.")
        if any(row.passed for row in answer.file.checks):
            sentence = _("It is sealed by us, and our register does not hold it, or not yet.")
        return Verdict("mute", "question-mark", _("We do not know this file"), sentence)
    if is_code(answer.code):
        sentence = _("No certificate of ours carries it.")
    else:
        sentence = _("It is not written like a code of ours: one has twenty signs.")
    return Verdict("mute", "question-mark", _("We do not know this code"), sentence)


def shown(answer: Answer) -> dict[str, Any]:
    """What the page shows of a certificate beside the verdict: nothing that is not printed on it."""
    certificate = answer.certificate
    if certificate is None or not answer.shows_certificate:
        return {}
    facts = certificate.facts
    said: dict[str, Any] = {"facts": facts, "issued_on": day(facts["issued_on"])}
    said["revoked_on"] = certificate.day(certificate.revoked_at)
    said["superseded_on"] = certificate.day(certificate.superseded_at)
    if answer.successor:
        said["successor"] = {
            "number": answer.successor.facts["number"],
            "issued_on": day(answer.successor.facts["issued_on"]),
        }
    if answer.shows_holder:
        said |= _of_holder(facts, certificate.valid_until)
    return said


def _of_holder(facts: dict, valid_until: date | None) -> dict[str, Any]:
    return {
        "held": say_held(facts),
        "limit": say_limit(facts),
        "valid_until": valid_until,
        "criteria": [{"name": fact["name"], "measured": say_measured(fact)} for fact in facts["criteria"]],
        "replaces": facts.get("replaces"),
        "taught": _taught(facts["modules"]),
    }


def _taught(modules: list[ModuleFacts]) -> SafeString:
    """The rows of all modules and outcomes, which a template would take half of the page's time for."""
    rows = (
        (row["code"], row["title"], format_html_join("", "<small>{}</small>", ((o["text"],) for o in row["outcomes"])))
        for row in modules
    )
    return format_html_join("", '<li><span class="what"><b>{} {}</b>{}</span></li>', rows)
