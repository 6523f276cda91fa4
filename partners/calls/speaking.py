"""The people whom a proposal's line of speakers names, and what the timetable learns of them (SPEAKERS)."""

from datetime import datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from cohorts.actions.lecturers import names_in
from cohorts.models import Cohort, Lecturer, Unavailability
from records.wording import say_day, say_moment

from ..models import Absence, Proposal, Speaker
from ..models.speakers import MOST_SPEAKERS


def follow_line(proposal: Proposal) -> None:
    """A row for each name of the line, in its order; who is named no more goes. Call after the line was written."""
    names = names_in(proposal.speaker)[:MOST_SPEAKERS]
    rows = {row.full_name.casefold(): row for row in proposal.speakers.all()}
    for position, name in enumerate(names, start=1):
        row = rows.pop(name.casefold(), None)
        if row is None:
            Speaker.objects.create(proposal=proposal, full_name=name, position=position)
        elif (row.full_name, row.position) != (name, position):
            row.full_name, row.position = name, position
            row.save(update_fields=["full_name", "position", "changed_at"])
    for row in rows.values():
        row.delete()


def named_in(line: str, proposal: Proposal) -> list[Speaker]:
    """The speakers of a line as it was sent: whom a draft that was given back adds is the partner's own."""
    names = {name.casefold() for name in names_in(line)}
    return [row for row in told_of(proposal) if row.full_name.casefold() in names]


def told_of(proposal: Proposal) -> list[Speaker]:
    """The speakers, each with `away`: when it is not possible, in words."""
    rows = list(proposal.speakers.select_related("picture").prefetch_related("absences"))
    for row in rows:
        row.away = [say_absence(one, proposal.cohort) for one in row.absences.all()]  # type: ignore[attr-defined]
    return rows


def become_lecturers(proposal: Proposal) -> None:
    """The lecturers of the accepted session learn what the proposal says of its speakers."""
    for speaker in proposal.speakers.prefetch_related("absences"):
        lecturer = Lecturer.objects.filter(cohort=proposal.cohort, full_name__iexact=speaker.full_name).first()
        if lecturer is None:
            continue
        speaker.lecturer = lecturer
        speaker.save(update_fields=["lecturer", "changed_at"])
        fill_in(speaker)
        for absence in speaker.absences.all():
            warn(absence)


def fill_in(speaker: Speaker) -> None:
    """What is not yet known of the lecturer; what the team wrote stays."""
    lecturer = speaker.lecturer
    if lecturer is None:
        return
    taken = Lecturer.objects.filter(
        cohort=lecturer.cohort_id, full_name__iexact=lecturer.full_name, email__iexact=speaker.email
    )
    if speaker.email and not lecturer.email and not taken.exclude(pk=lecturer.pk).exists():
        lecturer.email = speaker.email
    if speaker.affiliation and lecturer.affiliation in ("", speaker.proposal.organisation.name):
        lecturer.affiliation = speaker.affiliation
    lecturer.save(update_fields=["email", "affiliation"])


def warn(absence: Absence) -> None:
    """The timetable warns of this time from now on, once."""
    if absence.unavailability_id or absence.speaker.lecturer_id is None:
        return
    absence.unavailability = Unavailability.objects.create(
        lecturer_id=absence.speaker.lecturer_id,
        during=DateTimeTZRange(absence.starts_at, absence.ends_at),
        reason=absence.reason,
    )
    absence.save(update_fields=["unavailability"])


def stop_warning(absence: Absence) -> None:
    if absence.unavailability_id:
        Unavailability.objects.filter(pk=absence.unavailability_id).delete()


def times_of(cohort: Cohort, day, starts: time | None, ends: time | None) -> tuple[datetime, datetime]:
    """From and until on one day of the cohort, in its zone; without hours the whole day."""
    begin = datetime.combine(day, starts or time.min, cohort.zone)
    if ends:
        return begin, datetime.combine(day, ends, cohort.zone)
    return begin, datetime.combine(day + timedelta(days=1), time.min, cohort.zone)


def say_absence(absence: Absence, cohort: Cohort) -> str:
    """Thursday 3 September 2026, from 09:00 to 12:00; or the whole day."""
    first, last = (moment.astimezone(cohort.zone) for moment in (absence.starts_at, absence.ends_at))
    day = say_day(absence.starts_at, cohort.time_zone)
    if first.time() == time.min and last.time() == time.min:
        return _("%(day)s, the whole day") % {"day": day}
    if last.time() == time.min:
        return _("%(day)s, from %(from)s") % {"day": day, "from": f"{first:%H:%M}"}
    if first.date() != last.date():
        return f"{say_moment(absence.starts_at, cohort.time_zone)} – {say_moment(absence.ends_at, cohort.time_zone)}"
    return _("%(day)s, %(from)s to %(until)s") % {"day": day, "from": f"{first:%H:%M}", "until": f"{last:%H:%M}"}
