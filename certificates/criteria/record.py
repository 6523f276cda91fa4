"""What people decided about one participant, the newest first: exceptions, verdicts, requests (CRITERIA)."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts.models import Application

from ..models import CriterionException, ManualApproval, Reconsideration


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    what: str
    words: str = ""
    url: str = ""


def record_of(application: Application) -> list[Entry]:
    """Three queries."""
    entries = [*_exceptions(application), *_approvals(application), *_requests(application)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _exceptions(application: Application) -> list[Entry]:
    rows = CriterionException.objects.filter(application=application)
    found = []
    for row in rows.select_related("criterion", "granted_by", "withdrawn_by"):
        name = {"name": row.criterion.name}
        found.append(Entry(row.granted_at, _who(row.granted_by), _("Exception for “%(name)s”") % name, row.reason))
        if row.withdrawn_at:
            said = _("Exception for “%(name)s” taken back") % name
            found.append(Entry(row.withdrawn_at, _who(row.withdrawn_by), said, row.withdrawn_reason))
    return found


def _approvals(application: Application) -> list[Entry]:
    rows = ManualApproval.objects.filter(application=application).select_related("criterion", "by")
    words = {True: _("“%(name)s”: approved"), False: _("“%(name)s”: not approved")}
    return [Entry(row.at, _who(row.by), words[row.approved] % {"name": row.criterion.name}, row.words) for row in rows]


def _requests(application: Application) -> list[Entry]:
    found = []
    for row in Reconsideration.objects.filter(application=application).select_related("answered_by"):
        url = reverse("certificates:answer_reconsideration", args=[application.cohort.public_id, row.public_id])
        asked = _("Asked to have the refusal looked at again")
        found.append(Entry(row.asked_at, str(application.person), asked, row.words, url))
        if row.answered_at:
            said = _("Answer: %(state)s") % {"state": row.get_state_display()}
            found.append(Entry(row.answered_at, _who(row.answered_by), said, row.answer, url))
    return found


def _who(person) -> str:
    return str(person) if person else "–"
