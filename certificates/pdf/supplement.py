"""The second part of a certificate: what was taught, asked and measured, who signed it, and what it is not."""

from datetime import datetime, timedelta
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from records.wording import say_minutes

from ..codes import grouped, verify_url
from ..facts import (
    CompetencyFacts,
    Facts,
    Measured,
    StatementFacts,
    day,
    say_asked,
    say_held,
    say_limit,
    say_meaning,
    say_measured,
)
from .front import slot
from .letters import name_size


def html(facts: Facts, language: str, *, mark: str, pages: int) -> str:
    """The supplement's page, to be called in `language`; `pages` counts all pages of the certificate.

    What differs from holder to holder stands in slots.
    """
    return render_to_string(
        "certificates/pdf/supplement.html",
        {
            "facts": facts,
            "language": language,
            "mark": mark,
            "pages": pages,
            "holder": slot(facts["holder"]),
            "number": slot(facts["number"]),
            "code": slot(grouped(facts["code"])),
            "address": verify_url(facts["code"]).removesuffix(f"{facts['code']}/").split("://", 1)[-1],
            "name_size": name_size(facts["holder"]),
            "held": say_held(facts),
            "issued_on": day(facts["issued_on"]),
            "valid_until": facts["valid_until"] and day(facts["valid_until"]),
            "hours": [slot(say_minutes(facts["hours"][kind])) for kind in ("theory", "practice", "visit")],
            "modules": [_module(module) for module in facts["modules"]],
            "competencies": _competencies(facts),
            "criteria": [_criterion(fact) for fact in facts["criteria"]],
            "exceptions": [row | {"day": day(row["on"][:10])} for row in facts["exceptions"]],
            "statements": [_statement(row) for row in facts["statements"]],
            "limit": say_limit(facts),
        },
    )


def _statement(row: StatementFacts) -> dict:
    return {
        "name": row["name"],
        "moment": slot(say_instant(row["at"])),
        "meaning": say_meaning(row),
        "sha256": slot(row["sha256"]),
    }


def _module(module) -> dict:
    parts = [(_("theory"), module.get("theory", 0)), (_("practice"), module.get("practice", 0))]
    return {
        "module": module,
        "attended": slot(", ".join(f"{kind} {say_minutes(minutes)}" for kind, minutes in parts if minutes)),
        "outcomes": [
            {
                "text": outcome["text"],
                "level": outcome["level"],
                "codes": ", ".join(competency["code"] for competency in outcome["competencies"]),
            }
            for outcome in module["outcomes"]
        ],
    }


def _competencies(facts: Facts) -> list[CompetencyFacts]:
    """Each competency once, in the order of the codes."""
    found = {
        competency["code"]: competency
        for module in facts["modules"]
        for outcome in module["outcomes"]
        for competency in outcome["competencies"]
    }
    return [found[code] for code in sorted(found, key=_natural)]


@lru_cache(maxsize=512)
def _natural(code: str) -> tuple[str, int]:
    """G2 before G10."""
    letters = code.rstrip("0123456789")
    return letters, int(code[len(letters) :] or 0)


def _criterion(fact: Measured) -> dict[str, str]:
    session = fact.get("session", "")
    return {
        "name": fact["name"],
        "method": fact.get("method") or say_method(fact["kind"]),
        "session": "" if session == fact["name"] else session,
        "measured": slot(say_measured(fact)),
        "asked": say_asked(fact),
        "attempts": slot(str(fact.get("attempts") or "–")),
        "assessor": slot(fact.get("assessor") or "–"),
    }


def say_method(kind: str) -> str:
    """How a criterion of this kind is assessed."""
    return {
        "attendance": _("presence, marked in each session"),
        "session": _("presence, marked in the session"),
        "score": _("test, points given by the assessor"),
        "quiz": _("test on the platform, marked by it"),
        "checklist": _("observed with a checklist"),
        "gate": _("gate before the cleanroom"),
        "manual": _("judged by a named person"),
    }.get(kind, kind)


def say_instant(text: str) -> str:
    """“20 October 2026, 14:05:09 UTC”, with the zone that the moment was written in."""
    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    zone = f"UTC{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}" if offset else "UTC"
    return f"{date_format(moment, 'j F Y, H:i:s')} {zone}"
