"""Who gives which sitting; what a session says of its speakers is kept in step (TIMETABLE in docs/rules.md)."""

import re
from collections.abc import Iterable

from django.db import transaction

from accounts.models import Organisation, User
from records.history import done_by

from ..models import Lecturer, Session, Sitting, Teaching

BETWEEN = re.compile(r"\s*(?:;|\n|,|\s&\s|\s(?:and|en|et|und)\s)\s*")
DEGREE = re.compile(r"^(?:ph\.?\s?d|m\.?d|m\.?sc|b\.?sc|ir|ing|pharm\.?d|mba|jr|sr|prof|dr)\.?$", re.IGNORECASE)
LONGEST = 160


def names_in(speaker: str) -> list[str]:
    """The people whom a line of speakers names, each once; a degree after a comma belongs to the name before it."""
    names: list[str] = []
    for part in BETWEEN.split(speaker.strip()):
        if names and DEGREE.match(part):
            names[-1] += f", {part}"
        elif part:
            names.append(part[:LONGEST])
    return list({name.casefold(): name for name in names}.values())


def follow_speaker(session: Session, said_before: str = "") -> None:
    """Give the sittings to those whom the session names now, and take them from those whom it names no more.

    Who gives one sitting only, by choice, keeps it. Call it inside the transaction that wrote the session.
    """
    before = {name.casefold() for name in names_in(said_before)}
    now = {name.casefold(): name for name in names_in(session.speaker)}
    gone = before - set(now)
    rows = Teaching.objects.filter(sitting__session=session).select_related("lecturer")
    for row in rows if gone else ():
        if row.lecturer.full_name.casefold() in gone:
            row.delete()
    come = [named(session, name) for key, name in now.items() if key not in before]
    for sitting in session.sittings.all() if come else ():
        _give(sitting, come)


def named(session: Session, name: str) -> Lecturer:
    """The cohort's lecturer of that name, written down where there is none."""
    found = Lecturer.objects.filter(cohort=session.cohort_id, full_name__iexact=name).order_by("pk").first()
    return found or Lecturer.objects.create(cohort_id=session.cohort_id, full_name=name, affiliation=session.given_by)


def follow_sitting(sitting: Sitting) -> None:
    """A new sitting is given by those whom its session names."""
    _give(sitting, [named(sitting.session, name) for name in names_in(sitting.session.speaker)])


def _give(sitting: Sitting, lecturers: Iterable[Lecturer]) -> None:
    for lecturer in lecturers:
        Teaching.objects.get_or_create(sitting=sitting, lecturer=lecturer)


@transaction.atomic
def set_lecturers(sitting: Sitting, lecturers: Iterable[Lecturer], *, by: User | None = None) -> None:
    """Exactly these people of the cohort give this sitting. Call it where clashes are put into words."""
    wanted = {lecturer.pk: lecturer for lecturer in lecturers if lecturer.cohort_id == sitting.session.cohort_id}
    with done_by(by):
        for row in sitting.teachings.exclude(lecturer__in=list(wanted)):
            row.delete()
        _give(sitting, wanted.values())


@transaction.atomic
def belong_to(session: Session, organisation: Organisation) -> None:
    """The lecturers of this session come from this partner, where nothing else is known of them."""
    rows = Lecturer.objects.filter(teachings__sitting__session=session, organisation=None)
    for lecturer in rows.distinct():
        lecturer.organisation = organisation
        lecturer.affiliation = lecturer.affiliation or organisation.name
        lecturer.save(update_fields=["organisation", "affiliation"])
