"""What a certificate says, frozen when it is approved (CERTIFICATES in docs/rules.md).

Later edits elsewhere never change it. Days are ISO dates, lengths are minutes. Words are made from the facts in the
reader's language. A new shape gets a new `format`; old ones stay readable.
"""

from datetime import date, datetime
from typing import Literal, NotRequired, TypedDict

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.attendance_sums import Minutes
from cohorts.models import Session
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
THEORY = (Session.Type.LECTURE, Session.Type.ASSESSMENT)


class Measured(TypedDict):
    """One criterion as measured: minutes, or points; `measured` is None while nothing was entered."""

    kind: Literal["attendance", "session", "score", "checklist"]
    name: str
    asked_percent: int
    measured: int | float | None
    of: int
    session: NotRequired[str]
    check: NotRequired[str]
    attempts: NotRequired[int]


class OutcomeFacts(TypedDict):
    text: str
    competencies: list[str]
    level: int


class ModuleFacts(TypedDict):
    code: str
    version: int
    title: str
    outcomes: list[OutcomeFacts]


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


class SignatoryFacts(TypedDict):
    name: str
    title: str


class Facts(TypedDict):
    format: int
    holder: str
    issuer: str
    contact: str
    programme: ProgrammeFacts
    cohort: CohortFacts
    issued_on: str
    hours: HourFacts
    modules: list[ModuleFacts]
    criteria: list[Measured]
    signatory: SignatoryFacts
    limit: str
    cited: list[str]
    demonstration: bool


def modules_of(programme_version) -> list[ModuleFacts]:
    """The modules with their outcomes as released: four queries."""
    rows = programme_version.composition.select_related("module_version__module").prefetch_related(
        "module_version__outcomes__competencies"
    )
    return [_module(row.module_version) for row in rows]


def _module(version) -> ModuleFacts:
    outcomes: list[OutcomeFacts] = []
    for outcome in version.outcomes.all():
        competencies = sorted(outcome.competencies.all(), key=lambda competency: competency.code)
        levels = [competency.course_target for competency in competencies]
        outcomes.append(
            {"text": outcome.text, "competencies": [c.code for c in competencies], "level": min(levels, default=0)}
        )
    return {"code": version.module.code, "version": version.number, "title": version.title, "outcomes": outcomes}


def hours_of(minutes: Minutes, types: dict[int, str]) -> HourFacts:
    """Attended minutes of theory, practice and visit apart; `types` gives each session's (HOURS in docs/rules.md)."""
    hours: HourFacts = {"theory": 0, "practice": 0, "visit": 0}
    for session, part in minutes.by_session.items():
        kind = types.get(session)
        if kind in THEORY:
            hours["theory"] += part.attended
        elif kind in Session.PRACTICE:
            hours["practice"] += part.attended
        elif kind == Session.Type.VISIT:
            hours["visit"] += part.attended
    return hours


def cohort_facts(cohort) -> CohortFacts:
    return {
        "title": cohort.title,
        "place": cohort.place,
        "starts_on": cohort.starts_on.isoformat(),
        "ends_on": cohort.ends_on.isoformat(),
    }


# Words


def say_measured(fact: Measured) -> str:
    """“1 205 of 1 335 minutes, 90 %”, “12 of 15 points, 80 %”"""
    if fact["kind"] == "checklist":
        return _say_check(fact)
    if fact["measured"] is None:
        return _("not entered yet")
    if not fact["of"]:
        return _("not in the timetable")
    numbers = {"measured": _number(fact["measured"]), "of": _number(fact["of"]), "percent": _percent(fact)}
    if fact["kind"] == "score":
        return _("%(measured)s of %(of)s points, %(percent)s %%") % numbers
    return _("%(measured)s of %(of)s minutes, %(percent)s %%") % numbers


def _say_check(fact: Measured) -> str:
    """“Gowning for grade B, version 1: passed, attempt 2”"""
    said = {"check": fact.get("check", ""), "number": fact.get("attempts", 0)}
    if fact["measured"] is None:
        return _("%(check)s: not passed yet") % said
    if fact["measured"]:
        return _("%(check)s: passed, attempt %(number)d") % said
    return _("%(check)s: not passed, %(number)d attempts") % said


def say_asked(fact: Measured) -> str:
    if fact["kind"] == "checklist":
        return _("asked: passed")
    if fact["kind"] == "session":
        return _("asked in full")
    return _("asked %(percent)s %%") % {"percent": fact["asked_percent"]}


def say_percent(fact: Measured) -> str:
    """“80 %”, rounded down"""
    if fact["kind"] == "checklist" or fact["measured"] is None or not fact["of"]:
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


def say_limit(facts: Facts) -> tuple[str, str]:
    """The bold words and the sentence that say what the certificate does not prove."""
    first, rest = LIMITS.get(facts.get("limit", LIMIT), LIMITS[LIMIT])
    return str(first), str(rest)
