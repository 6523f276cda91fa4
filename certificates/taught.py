"""What was taught in a cohort, for its facts: modules, and hours by kind (HOURS in docs/rules.md)."""

from typing import Literal

from cohorts.attendance_sums import Minutes
from cohorts.models import Cohort, Session

from .facts import CompetencyFacts, HourFacts, ModuleFacts, OutcomeFacts

THEORY = (Session.Type.LECTURE, Session.Type.ASSESSMENT)


class Taught:
    """The sessions of a cohort by their key: their kind, and the modules (by key of the version) that they teach."""

    def __init__(self, cohort: Cohort):
        self.types: dict[int, str] = dict(cohort.sessions.values_list("pk", "type"))
        self.modules: dict[int, list[int]] = {}
        pairs = Session.modules.through.objects.filter(session__cohort=cohort).order_by("moduleversion_id")
        for session, module in pairs.values_list("session_id", "moduleversion_id"):
            self.modules.setdefault(session, []).append(module)

    def kind_of(self, session: int) -> Literal["theory", "practice", "visit", ""]:
        """HOURS in docs/rules.md"""
        kind = self.types.get(session)
        if kind in THEORY:
            return "theory"
        if kind in Session.PRACTICE:
            return "practice"
        return "visit" if kind == Session.Type.VISIT else ""

    def hours(self, minutes: Minutes) -> HourFacts:
        """Attended minutes of theory, practice and visit apart."""
        hours: HourFacts = {"theory": 0, "practice": 0, "visit": 0}
        for session, part in minutes.by_session.items():
            if kind := self.kind_of(session):
                hours[kind] += part.attended
        return hours

    def by_module(self, minutes: Minutes) -> dict[int, dict[str, int]]:
        """Attended minutes of theory and practice by module; the modules of one session share its minutes evenly."""
        sums: dict[int, dict[str, int]] = {}
        for session, part in minutes.by_session.items():
            kind, modules = self.kind_of(session), self.modules.get(session, [])
            if kind not in ("theory", "practice"):
                continue
            for place, module in enumerate(modules):
                share = part.attended // len(modules) + (place < part.attended % len(modules))
                sums.setdefault(module, {"theory": 0, "practice": 0})[kind] += share
        return sums


def modules_of(programme_version) -> dict[int, ModuleFacts]:
    """The modules with their outcomes as released, by the key of their version, in order: four queries."""
    rows = programme_version.composition.select_related("module_version__module").prefetch_related(
        "module_version__outcomes__competencies"
    )
    return {row.module_version_id: _module(row.module_version) for row in rows}


def _module(version) -> ModuleFacts:
    return {
        "code": version.module.code,
        "version": version.number,
        "title": version.title,
        "theory": 0,
        "practice": 0,
        "outcomes": [_outcome(outcome) for outcome in version.outcomes.all()],
    }


def _outcome(outcome) -> OutcomeFacts:
    rows = sorted(outcome.competencies.all(), key=lambda competency: competency.code)
    named: list[CompetencyFacts] = [{"code": c.code, "title": c.title, "level": c.course_target} for c in rows]
    return {"text": outcome.text, "level": min((c["level"] for c in named), default=0), "competencies": named}
