"""What a result shows: competencies, to level 2 at most (LEVELS in docs/rules.md)."""

from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import FilledChecklist
from courses.actions import evidence
from courses.models import Evidence

MOST = 2
CHECKLIST = Evidence.Source.CHECKLIST


def show(check: FilledChecklist) -> None:
    """A passed check shows each competency of its checklist, to the level that the course aims at there."""
    said = {"check": check.used.version.title, "number": check.attempt}
    last = check.signatures.order_by("-at", "-pk").first()
    for competency in check.used.version.competencies.all():
        evidence.record(
            check.application.person,
            competency,
            min(MOST, competency.course_target),
            kind=CHECKLIST,
            source=check.public_id,
            title=_("%(check)s, attempt %(number)d: passed") % said,
            at=check.plates_signed_at or check.signed_at,
            by=last.signer if last else None,
        )


def take_back(check: FilledChecklist, by: User) -> None:
    """A void result shows nothing any more."""
    evidence.withdraw(CHECKLIST, check.public_id, reason=_("The result was made void."), by=by)
