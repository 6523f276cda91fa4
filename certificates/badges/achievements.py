"""What a badge is for: the part of the facts that names nobody, and how it stands in the badge (BADGES)."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from courses.models import Level

from ..facts import digest, say_asked, say_held, say_limit
from ..models import Achievement
from .issuer import address_of

KINDS = {"completion": "CertificateOfCompletion", "attendance": "Certificate"}
ASKED = ("kind", "name", "asked_percent", "session", "check", "version", "method")
PERCENT, POINTS, STATUS = "Percent", "RawScore", "Status"
RESULT_TYPES = {"attendance": PERCENT, "session": PERCENT, "score": POINTS}


def content_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What all certificates of one kind in one cohort say alike. Minutes attended are a person's, and left out."""
    modules = [{key: row[key] for key in ("code", "version", "title", "outcomes")} for row in facts["modules"]]
    shared = ("kind", "programme", "cohort", "limit", "cited", "demonstration")
    return {key: facts[key] for key in shared} | {
        "modules": modules,
        "criteria": [_asked(c) for c in facts["criteria"]],
    }


def _asked(fact: Mapping[str, Any]) -> dict[str, Any]:
    asked = {key: fact[key] for key in ASKED if key in fact}
    if fact["kind"] == "score":
        asked["of"] = fact["of"]
    return asked


def achievement_of(facts: Mapping[str, Any], organisation: Organisation) -> Achievement:
    """The row of these facts, made when they are the first of their kind; two workers make one."""
    content = content_of(facts)
    found = {"organisation": organisation, "digest": digest(content)}
    row = Achievement.objects.filter(**found).first()
    if row is None:
        try:
            with transaction.atomic():
                row = Achievement.objects.create(**found, kind=facts["kind"], content=content)
        except IntegrityError:
            row = Achievement.objects.get(**found)
    row.organisation = organisation
    return row


def say_kind(kind: str) -> str:
    return _("Certificate of attendance") if kind == "attendance" else _("Certificate of completion")


def name_of(content: Mapping[str, Any]) -> str:
    """“Certificate of completion: GMP for ATMP Summer School 2026”, marked where it is a demonstration's."""
    name = _("%(kind)s: %(title)s") % {"kind": say_kind(content["kind"]), "title": content["cohort"]["title"]}
    return _("%(name)s (demonstration)") % {"name": name} if content["demonstration"] else name


def competencies_of(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each competency that an outcome shows, once, at the highest level claimed; by code."""
    found: dict[str, dict[str, Any]] = {}
    for module in content["modules"]:
        for outcome in module["outcomes"]:
            for competency in outcome["competencies"]:
                known = found.get(competency["code"])
                if known is None or known["level"] < competency["level"]:
                    found[competency["code"]] = competency
    return sorted(found.values(), key=lambda row: (len(row["code"]), row["code"]))


def level_of(content: Mapping[str, Any]) -> int:
    """The highest level that it claims; 0 where only attendance is certified."""
    if content["kind"] == "attendance":
        return 0
    return max((row["level"] for row in competencies_of(content)), default=0)


def anchor(code: str) -> str:
    """A competency's place on the page of the framework."""
    return "c-" + re.sub(r"[^A-Za-z0-9.-]", lambda letter: f"_{ord(letter[0]):x}", code)


def document(row: Achievement, organisation: Organisation, language: str) -> dict[str, Any]:
    """The achievement as Open Badges 3.0 has it, in the language that is active."""
    content, address = row.content, address_of("achievement", row.public_id)
    told: dict[str, Any] = {
        "id": address,
        "type": ["Achievement"],
        "achievementType": KINDS[content["kind"]],
        "name": name_of(content),
        "description": describe(content),
        "criteria": {"id": f"{address}#criteria", "narrative": say_criteria(content)},
        "image": {"id": address_of("achievement_picture", row.public_id), "type": "Image"},
        "version": str(content["programme"]["version"]),
        "inLanguage": language,
    }
    if results := [_result_description(address, number, fact) for number, fact in enumerate(content["criteria"], 1)]:
        told["resultDescription"] = results
    if content["kind"] == "completion" and (alignments := _alignments(content, organisation)):
        told["alignment"] = alignments
    return told


def describe(content: Mapping[str, Any]) -> str:
    programme, first, rest = content["programme"], *say_limit(content)  # type: ignore[arg-type]
    held = _("%(title)s, version %(version)s. Held %(dates)s, %(place)s.") % {
        "title": programme["title"],
        "version": programme["version"],
        "dates": say_held(content),  # type: ignore[arg-type]
        "place": content["cohort"]["place"],
    }
    return f"{held} {first} {rest}"


def say_criteria(content: Mapping[str, Any]) -> str:
    """A Markdown list: each criterion and what it asks."""
    return "\n".join(f"- {fact['name']}: {say_asked(fact)}" for fact in content["criteria"])


def _alignments(content: Mapping[str, Any], organisation: Organisation) -> list[dict[str, Any]]:
    page = address_of("framework", organisation.public_id)
    framework = _("Competencies of %(name)s") % {"name": organisation.name}
    return [
        {
            "type": ["Alignment"],
            "targetCode": row["code"],
            "targetName": row["title"],
            "targetDescription": say_level(row["level"]),
            "targetFramework": framework,
            "targetType": "ceasn:Competency",
            "targetUrl": f"{page}#{anchor(row['code'])}",
        }
        for row in competencies_of(content)
    ]


def say_level(level: int) -> str:
    """“Level 2: performs under supervision, simulated”"""
    return _("Level %(number)d: %(words)s") % {"number": level, "words": Level(level).label}


def result_id(address: str, number: int) -> str:
    return f"{address}#result-{number}"


def _result_description(address: str, number: int, fact: Mapping[str, Any]) -> dict[str, Any]:
    kind = RESULT_TYPES.get(fact["kind"], STATUS)
    told = {
        "id": result_id(address, number),
        "type": ["ResultDescription"],
        "name": fact["name"],
        "resultType": kind,
    }
    if kind == PERCENT:
        told |= {"requiredValue": str(fact["asked_percent"]), "valueMin": "0", "valueMax": "100"}
    elif kind == POINTS:
        of = fact["of"]
        told |= {"requiredValue": f"{of * fact['asked_percent'] / 100:g}", "valueMin": "0", "valueMax": f"{of:g}"}
    return told
