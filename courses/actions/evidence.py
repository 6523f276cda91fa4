"""Evidence of a competency: record it, withdraw it with its source (EVIDENCE in docs/rules.md)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, Role, User
from records.errors import refuse
from records.history import done_by

from ..models import Competency, Evidence


def why_cannot_record(
    person: User,
    competency: Competency,
    level: int,
    *,
    kind: str,
    by: User | None = None,
    employer: Organisation | None = None,
) -> str:
    """Why such a source cannot give that level; "" = it can (LEVELS in docs/rules.md)."""
    allowed = Evidence.LEVELS_OF[Evidence.Source(kind)]
    if level not in allowed:
        return _("A %(source)s gives level %(levels)s, never level %(level)d.") % {
            "source": Evidence.Source(kind).label,
            "levels": _(" or ").join(str(int(one)) for one in allowed),
            "level": level,
        }
    if by is not None and by.pk == person.pk:
        return _("Nobody shows a level of their own: another person says so.")
    if kind != Evidence.Source.EMPLOYER:
        return ""
    return _why_employer_cannot(competency, by, employer)


def _why_employer_cannot(competency: Competency, by: User | None, employer: Organisation | None) -> str:
    """Levels 3 and 4 are said by a contact of an employer in the address book of the framework's organiser."""
    if employer is None or employer.keeper_id != competency.organisation_id:
        return _("Levels 3 and 4 are an employer's to give.")
    contacts = Membership.objects.current().filter(organisation=employer, role=Role.PARTNER_CONTACT)
    if by is None or not contacts.filter(user=by).exists():
        return _("Only a contact of %(employer)s can say this.") % {"employer": employer}
    return ""


@transaction.atomic
def record(
    person: User,
    competency: Competency,
    level: int,
    *,
    kind: str,
    source: UUID,
    title: str,
    at: datetime | None = None,
    by: User | None = None,
    employer: Organisation | None = None,
) -> Evidence:
    """Note what a source shows, once; another level from the same source takes the place of the former.

    `kind` is an `Evidence.Source`, `source` the public_id of its row, `title` what people read ("Final test, 87 %").
    """
    refuse(why_cannot_record(person, competency, level, kind=kind, by=by, employer=employer))
    User.objects.select_for_update(no_key=True).get(pk=person.pk)  # two messages about one result wait for each other
    mine = Evidence.objects.current().of_source(kind, source).filter(person=person, competency=competency)
    former = mine.first()
    if former and former.level == level:
        return former
    with done_by(by):
        if former:
            mine.update(withdrawn_at=timezone.now(), withdrawn_by=by, reason=_("Another level from the same source."))
        return Evidence.objects.create(
            person=person,
            competency=competency,
            level=level,
            source_kind=kind,
            source=source,
            title=title[:200],
            at=at or timezone.now(),
            by=by,
            employer=employer,
        )


@transaction.atomic
def record_all(person: User, competencies: Iterable[Competency], level: int, **said) -> list[Evidence]:
    """The same level of several competencies from one source."""
    return [record(person, competency, level, **said) for competency in competencies]


@transaction.atomic
def withdraw(kind: str, source: UUID, *, reason: str, by: User | None = None) -> int:
    """Take back all that a source showed, because it counts no more; returns how many rows. Twice changes nothing."""
    refuse("" if reason.strip() else _("Say why."), "reason")
    with done_by(by):
        rows = Evidence.objects.current().of_source(kind, source)
        return rows.update(withdrawn_at=timezone.now(), withdrawn_by=by, reason=reason.strip()[:300])
