"""Which checklists a cohort uses (CHECKS in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.models import ChecklistVersion, VersionState
from records.errors import Refused, refuse

from ..models import Cohort, CohortChecklist, Session


def why_cannot_use(cohort: Cohort, version: ChecklistVersion, used: CohortChecklist | None = None) -> str:
    """Why the cohort cannot use this version; "" = it can."""
    if version.checklist.organisation_id != cohort.organisation_id or version.state != VersionState.RELEASED:
        return _("Choose a released checklist of your own library.")
    others = cohort.checklists.current().filter(version__checklist=version.checklist_id)
    if others.exclude(pk=used.pk if used else None).exists():
        return _("The cohort uses this checklist already.")
    return ""


@transaction.atomic
def use(
    cohort: Cohort,
    version: ChecklistVersion,
    *,
    most_attempts: int,
    session: Session | None = None,
    used: CohortChecklist | None = None,
) -> CohortChecklist:
    """Use a checklist in this version, or change how; the version stays once a check was filled in. Raises Refused."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    if used and used.version_id != version.pk and used.checks.exists():
        raise Refused(_("Checks were filled in with this version: it stays. Retire it, then use the other."), "version")
    if not used or used.version_id != version.pk:
        refuse(why_cannot_use(cohort, version, used), "version")
    if session and session.cohort_id != cohort.pk:
        raise Refused(_("Choose a session of this cohort."), "session")
    used = used or cohort.checklists.filter(version=version).first() or CohortChecklist(cohort=cohort)
    used.version, used.session, used.most_attempts, used.retired_at = version, session, most_attempts, None
    used.save()
    return used


def retire(used: CohortChecklist) -> None:
    """Not filled in any more; what was stays and counts."""
    used.retired_at = timezone.now()
    used.save(update_fields=["retired_at"])
