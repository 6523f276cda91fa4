"""The facts of a certificate, gathered at the moment of its approval (CERTIFICATES in docs/rules.md)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from cohorts.models import Application, Cohort

from ..criteria.lines import Standing
from ..designs.logos import frozen
from ..designs.standard import chosen
from ..facts import CITED, FORMAT, LIMIT, Facts, SignatoryFacts, StatementFacts, cohort_facts
from ..keys import is_demonstration_now
from ..models import DesignVersion
from ..taught import Taught, modules_of
from ..validity import until


class FactsOfCohort:
    """What all certificates of one batch share, read once."""

    def __init__(self, cohort: Cohort, signatories: Sequence[SignatoryFacts], at: datetime | None = None):
        self.cohort = cohort
        self.taught = Taught(cohort)
        self._designs: dict[str, tuple[DesignVersion, Any]] = {}
        version = cohort.programme_version
        self.modules = modules_of(version)
        today = (at or timezone.now()).astimezone(cohort.zone).date()
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
            "demonstration": is_demonstration_now(),
            "design": {"name": "", "version": 0},
        }

    def design_for(self, kind: str) -> tuple[DesignVersion, Any]:
        """The design of this kind of certificate, with its logos as they are now; asked for once."""
        if kind not in self._designs:
            version = chosen(self.cohort, kind)
            self._designs[kind] = version, frozen(self.cohort, version)
        return self._designs[kind]

    def of(
        self,
        standing: Standing,
        *,
        kind: str = "completion",
        number: str = "",
        code: str = "",
        statements: Iterable[StatementFacts] = (),
    ) -> Facts:
        """One participant's; without number, code and signatures it is a sample."""
        minutes = self.taught.by_module(standing.minutes)
        version, logos = self.design_for(kind)
        facts = self.shared.copy()
        facts["kind"] = "attendance" if kind == "attendance" else "completion"
        facts["holder"] = holder_name(standing.application)
        facts["hours"] = self.taught.hours(standing.minutes)
        facts["modules"] = [{**module, **minutes.get(key, {})} for key, module in self.modules.items()]  # type: ignore[typeddict-item]
        facts["criteria"] = [line.fact for line in standing.lines]
        facts["exceptions"] = standing.exceptions
        facts["number"], facts["code"] = number, code
        facts["statements"] = list(statements)
        facts["design"] = {"name": version.design.name, "version": version.number}
        facts["logos"] = logos
        return facts


def holder_name(application: Application) -> str:
    return " ".join(application.person.full_name.split())
