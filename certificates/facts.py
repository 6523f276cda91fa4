"""What a certificate says, frozen when it is approved (CERTIFICATES in docs/rules.md).

Later edits elsewhere never change it. Days are ISO dates, moments ISO 8601 in UTC, lengths are minutes. Nothing in it
is in one language but what people typed: words are made from the facts in the reader's language. A new shape gets a
new `format`.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, NotRequired, TypedDict

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.wording import say_dates

FORMAT = 1
LIMITS = {
    "simulated-1": (
        gettext_lazy("Simulated environment."),
        gettext_lazy("Not a site gowning or aseptic qualification under EU GMP Annex 1 7.4 / Part IV section 3."),
    ),
}
LIMIT = "simulated-1"
CITED = ("EU GMP Annex 1 (2022)", "EudraLex Volume 4, Part IV (2017)")
MEANINGS = {  # what a signature means; the words of a key never change, a new meaning gets a new key
    "results-1": gettext_lazy("I have reviewed the results of this participant as recorded, and I answer for them."),
    "approval-1": gettext_lazy(
        "I have checked that the criteria are met and the results signed, and I approve this certificate."
    ),
}


class Measured(TypedDict):
    """One criterion as measured: minutes, or points; `measured` is None while nothing was entered.

    `criterion` is the public id of the row, `version` that of the checklist, `critical` says that a critical question
    was not right, `method` how it was measured (a key), `assessor` the printed name of whoever answers for it.
    """

    kind: str
    name: str
    asked_percent: int
    measured: int | float | None
    of: int
    criterion: NotRequired[str]
    session: NotRequired[str]
    check: NotRequired[str]
    version: NotRequired[int]
    attempts: NotRequired[int]
    critical: NotRequired[bool]
    method: NotRequired[str]
    assessor: NotRequired[str]


class CompetencyFacts(TypedDict):
    code: str
    title: str
    level: int


class OutcomeFacts(TypedDict):
    text: str
    level: int
    competencies: list[CompetencyFacts]


class ModuleFacts(TypedDict):
    """`theory` and `practice` are minutes attended in the sessions of this module; one of several gets its share."""

    code: str
    version: int
    title: str
    theory: int
    practice: int
    outcomes: list[OutcomeFacts]


class IssuerFacts(TypedDict):
    name: str
    contact: str
    url: str


class ProgrammeFacts(TypedDict):
    title: str
    version: int


class CohortFacts(TypedDict):
    title: str
    place: str
    starts_on: str
    ends_on: str


class HourFacts(TypedDict):
    theory: int
    practice: int
    visit: int


class ExceptionFacts(TypedDict):
    """A criterion that was not met and let pass: which, why, by whom (printed name) and on which day."""

    criterion: str
    reason: str
    by: str
    on: str


class SignatoryFacts(TypedDict):
    name: str
    title: str


class StatementFacts(TypedDict):
    """A signature: printed name, key of what it means, moment in UTC, SHA-256 of what was signed.

    The assessor signed the results, the approver these facts without the approver's own statement.
    """

    role: Literal["assessor", "approver"]
    name: str
    meaning: str
    at: str
    sha256: str


class ReplacedFacts(TypedDict):
    number: str
    code: str
    reason: str


class DesignFacts(TypedDict):
    name: str
    version: int


class Facts(TypedDict):
    format: int
    kind: str
    number: str
    code: str
    holder: str
    issuer: IssuerFacts
    programme: ProgrammeFacts
    cohort: CohortFacts
    issued_on: str
    valid_until: str | None
    hours: HourFacts
    modules: list[ModuleFacts]
    criteria: list[Measured]
    exceptions: list[ExceptionFacts]
    signatories: list[SignatoryFacts]
    statements: list[StatementFacts]
    replaces: ReplacedFacts | None
    renews: str | None
    limit: str
    cited: list[str]
    demonstration: bool
    design: DesignFacts
    logos: NotRequired[dict[str, Any]]


# Hashes


def digest(content: Any) -> str:
    """SHA-256 of the JSON with its keys in order, without spaces, in UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def approved_digest(facts: Mapping[str, Any]) -> str:
    """What the approver's signature is bound to: everything but that signature itself."""
    others = [row for row in facts["statements"] if row["role"] != "approver"]
    return digest({**facts, "statements": others})


# Gathering


def cohort_facts(cohort) -> CohortFacts:
    return {
        "title": cohort.title,
        "place": cohort.place,
        "starts_on": cohort.starts_on.isoformat(),
        "ends_on": cohort.ends_on.isoformat(),
    }


# Words


YES_OR_NO = ("gate", "manual")


def say_measured(fact: Measured) -> str:
    """“1 205 of 1 335 minutes, 90 %”, “12 of 15 points, 80 %”"""
    if fact["kind"] == "checklist":
        return _say_check(fact)
    if fact["kind"] in YES_OR_NO:
        return _say_yes_or_no(fact)
    if fact["measured"] is None:
        return _("not entered yet")
    numbers = {"measured": _number(fact["measured"]), "of": _number(fact["of"])}
    if fact["kind"] == "dossier":
        return _("%(measured)s of %(of)s parts") % numbers
    if not fact["of"]:
        return _("not in the timetable")
    numbers["percent"] = str(_percent(fact))
    if fact["kind"] in ("score", "quiz"):
        words = _("%(measured)s of %(of)s points, %(percent)s %%") % numbers
        return _("%(words)s, a critical question was not right") % {"words": words} if fact.get("critical") else words
    return _("%(measured)s of %(of)s minutes, %(percent)s %%") % numbers


def _say_check(fact: Measured) -> str:
    """“Gowning for grade B, version 1: passed, attempt 2”"""
    check = fact.get("check", "")
    if version := fact.get("version"):
        check = _("%(check)s, version %(number)d") % {"check": check, "number": version}
    said = {"check": check, "number": fact.get("attempts", 0)}
    if fact["measured"] is None:
        return _("%(check)s: not passed yet") % said
    if fact["measured"]:
        return _("%(check)s: passed, attempt %(number)d") % said
    return _("%(check)s: not passed, %(number)d attempts") % said


def _say_yes_or_no(fact: Measured) -> str:
    manual = fact["kind"] == "manual"
    if fact["measured"] is None:
        return _("not decided yet") if manual else _("not passed yet")
    if fact["measured"]:
        return _("approved") if manual else _("passed")
    return _("not approved") if manual else _("not passed")


def say_asked(fact: Measured) -> str:
    match fact["kind"]:
        case "checklist" | "gate":
            return _("asked: passed")
        case "manual":
            return _("asked: approved")
        case "dossier":
            return _("asked: complete")
        case "session":
            return _("asked in full")
    return _("asked %(percent)s %%") % {"percent": fact["asked_percent"]}


def say_percent(fact: Measured) -> str:
    """“80 %”, rounded down"""
    if fact["kind"] in ("checklist", "dossier", *YES_OR_NO) or fact["measured"] is None or not fact["of"]:
        return "–"
    return _("%(percent)s %%") % {"percent": _percent(fact)}


def _percent(fact: Measured) -> int:
    return int((fact["measured"] or 0) * 100 // fact["of"])


def _number(number: int | float) -> str:
    """Thousands apart by a narrow space, so that 1 205 reads the same in every language."""
    if isinstance(number, int):
        return f"{number:,}".replace(",", "\u202f")
    return localize(round(number, 1))


def say_held(facts: Facts) -> str:
    """“7 to 9 October 2025”"""
    return say_dates(date.fromisoformat(facts["cohort"]["starts_on"]), date.fromisoformat(facts["cohort"]["ends_on"]))


def day(text: str) -> date:
    return date.fromisoformat(text)


def today_in(cohort) -> date:
    """Today where the cohort takes place: the day that “issued on” shows."""
    return datetime.now(cohort.zone).date()


def say_meaning(statement: StatementFacts) -> str:
    """What the signature means, in the words of its key."""
    return str(MEANINGS[statement["meaning"]])


def say_limit(facts: Facts) -> tuple[str, str]:
    """The bold words and the sentence that say what the certificate does not prove."""
    first, rest = LIMITS.get(facts.get("limit", LIMIT), LIMITS[LIMIT])
    return str(first), str(rest)
