"""The facts of a certificate, gathered at the moment of its approval (CERTIFICATES in docs/rules.md)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from cohorts.models import Application, Cohort

from ..criteria.lines import Standing
from ..facts import CITED, FORMAT, LIMIT, Facts, SignatoryFacts, StatementFacts, cohort_facts
from ..taught import Taught, modules_of
from ..validity import until


class FactsOfCohort:
    """What all certificates of one batch share, read once."""

    def __init__(self, cohort: Cohort, signatories: Sequence[SignatoryFacts], at: datetime | None = None):
        self.taught = Taught(cohort)
        version = cohort.programme_version
        self.modules = modules_of(version)
        at = at or timezone.now()
        today = at.astimezone(cohort.zone).date()
        last = until(cohort, today)
        self.shared: Facts = {
            "format": FORMAT,
            "kind": "completion",
            "number": "",
            "code": "",
            "holder": "",
            "issuer": {
                "name": cohort.organisation.name,
                "contact": cohort.contact_email,
                "url": cohort.organisation.website or settings.SITE_URL,
            },
            "programme": {"title": version.programme.title, "version": version.number},
            "cohort": cohort_facts(cohort),
            "issued_on": today.isoformat(),
            "valid_until": last.isoformat() if last else None,
            "hours": {"theory": 0, "practice": 0, "visit": 0},
            "modules": [],
            "criteria": [],
            "exceptions": [],
            "signatories": list(signatories),
            "statements": [],
            "replaces": None,
            "renews": None,
            "limit": LIMIT,
            "cited": list(CITED),
            "demonstration": settings.DEMO,
            "design": {"name": "", "version": 0},
        }

    def of(
        self,
        standing: Standing,
        *,
        kind: str = "completion",
        number: str = "",
        code: str = "",
        statements: Iterable[StatementFacts] = (),
    ) -> Facts:
        """One participant's; without number and code it is a sample."""
        minutes = self.taught.by_module(standing.minutes)
        facts = self.shared.copy()
        facts["kind"], facts["number"], facts["code"] = kind, number, code
        facts["holder"] = holder_name(standing.application)
        facts["hours"] = self.taught.hours(standing.minutes)
        facts["modules"] = [{**module, **minutes.get(key, {})} for key, module in self.modules.items()]  # type: ignore[typeddict-item]
        facts["criteria"] = [line.fact for line in standing.lines]
        facts["exceptions"] = standing.exceptions
        facts["statements"] = list(statements)
        return facts


def holder_name(application: Application) -> str:
    return " ".join(application.person.full_name.split())
