"""What a partner tells of the people who would give its session (SPEAKERS in docs/rules.md)."""

from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from records import files, stale
from records.errors import Refused, refuse
from records.models import StoredFile

from ..calls import speaking
from ..models import Absence, Proposal, Speaker
from ..models.speakers import MOST_ABSENCES

FIELDS = ("email", "affiliation", "biography", "may_be_shown")


@transaction.atomic
def save_speaker(speaker: Speaker, fields: dict, by: User, seen: str) -> Speaker:
    """Change what is said of a speaker; raises `Stale` when a colleague did so since the page was shown."""
    speaker = _lock(speaker)
    refuse(speaker.why_not_change())
    if not stale.check(speaker, {name: fields[name] for name in FIELDS}, seen):
        return speaker  # the same form sent twice
    for name in FIELDS:
        setattr(speaker, name, fields[name])
    speaker.save()
    speaking.fill_in(speaker)
    return speaker


@transaction.atomic
def set_picture(speaker: Speaker, stored: StoredFile | None, by: User) -> Speaker:
    """`stored` is pending (records/files.py); None takes the picture away."""
    speaker = _lock(speaker)
    refuse(speaker.why_not_change())
    former = speaker.picture
    if stored:
        files.confirm(stored)
    speaker.picture = stored
    speaker.save()
    forget_unused(former)
    return speaker


def forget_unused(picture: StoredFile | None) -> None:
    """A copied speaker shares the picture: it goes with the last that shows it."""
    if picture and not Speaker.objects.filter(picture=picture).exists():
        files.discard(picture)


@transaction.atomic
def add_absence(speaker: Speaker, day: date, starts: time | None, ends: time | None, reason: str, by: User) -> Absence:
    """A time of one of the cohort's days; the timetable is warned at once if the proposal was accepted."""
    speaker = _lock(speaker)
    refuse(speaker.why_not_change())
    cohort = speaker.proposal.cohort
    if not cohort.starts_on <= day <= cohort.ends_on:
        raise Refused(_("Choose a day of the cohort."), "day")
    begin, end = speaking.times_of(cohort, day, starts, ends)
    if end <= begin:
        raise Refused(_("It ends after it begins."), "ends")
    if same := speaker.absences.filter(starts_at=begin, ends_at=end).first():
        return same
    if speaker.absences.count() >= MOST_ABSENCES:
        raise Refused(_("At most %(number)d times can be noted.") % {"number": MOST_ABSENCES})
    absence = Absence.objects.create(speaker=speaker, starts_at=begin, ends_at=end, reason=reason)
    speaking.warn(absence)
    return absence


@transaction.atomic
def remove_absence(absence: Absence, by: User) -> None:
    refuse(absence.speaker.why_not_change())
    speaking.stop_warning(absence)
    absence.delete()


def _lock(speaker: Speaker) -> Speaker:
    Proposal.objects.select_for_update(no_key=True).get(pk=speaker.proposal_id)
    rows = Speaker.objects.select_related(
        "proposal__cohort__organisation", "proposal__organisation", "lecturer", "picture"
    )
    return rows.get(pk=speaker.pk)
