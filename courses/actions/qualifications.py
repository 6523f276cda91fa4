"""Who may assess which checklist, shown by what (ASSESSORS in docs/rules.md)."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records import files
from records.errors import Refused, refuse
from records.models import StoredFile

from ..models import AssessorQualification, Checklist


def why_cannot_give(person: User, by: User) -> str:
    """Why this person cannot enter it; "" = they can."""
    return _("Nobody enters a qualification of their own.") if person.pk == by.pk else ""


def why_dates_cannot_be(since: date, until: date | None) -> str:
    if until and until < since:
        return _("It ends before it begins.")
    return ""


@transaction.atomic
def give(
    checklist: Checklist,
    person: User,
    *,
    since: date,
    until: date | None,
    shown_by: str,
    by: User,
    file: StoredFile | None = None,
) -> AssessorQualification:
    """Enter a qualification; a renewed one is a new row, so that a QA sees each. Raises Refused."""
    refuse(why_cannot_give(person, by), "person")
    refuse(why_dates_cannot_be(since, until), "until")
    if not shown_by.strip():
        raise Refused(_("Name the document that shows it."), "shown_by")
    row = AssessorQualification.objects.create(
        checklist=checklist, person=person, since=since, until=until, shown_by=shown_by.strip(), given_by=by, file=file
    )
    if file:
        files.confirm(file)
    return row


@transaction.atomic
def end(row: AssessorQualification, *, by: User, reason: str) -> AssessorQualification:
    """It counts no more from now on; what was signed with it stays signed. Raises Refused."""
    row = AssessorQualification.objects.select_for_update(no_key=True, of=["self"]).get(pk=row.pk)
    refuse(row.why_cannot_end())
    if not reason.strip():
        raise Refused(_("Give a reason."), "reason")
    row.ended_at, row.ended_by, row.end_reason = timezone.now(), by, reason.strip()
    row.save(update_fields=["ended_at", "ended_by", "end_reason"])
    return row
