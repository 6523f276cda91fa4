"""Levels 3 and 4: an employer's word about somebody whose profile is open to it (LEVELS in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.actions import evidence
from courses.models import Competency, Evidence
from records.errors import Refused, refuse
from records.history import done_by

from ..models import LevelWord, Opening
from . import emails
from .actions import standing_locked


def why_cannot_say(opening: Opening, competency: Competency, level: int, by: User) -> str:
    person = opening.profile.person
    employer = opening.organisation
    return evidence.why_cannot_record(
        person, competency, level, kind=Evidence.Source.EMPLOYER, by=by, employer=employer
    )


@transaction.atomic
def say(opening: Opening, competency: Competency, level: int, words: str, *, by: User) -> LevelWord:
    """Note the word and the evidence; another level of the same competency takes the place of the former."""
    held = standing_locked(opening.pk)
    if held is None:
        raise Refused(_("This profile is not open to you any more."))
    refuse(why_cannot_say(held, competency, level, by), "level")
    with done_by(by):
        former = LevelWord.objects.filter(opening=held, competency=competency, withdrawn_at=None).first()
        if former and former.level == level:
            return former
        if former:
            _take_back(former, _("Another level from the same employer."), by)
        word = LevelWord.objects.create(opening=held, competency=competency, level=level, words=words, by=by)
    evidence.record(
        held.profile.person,
        competency,
        level,
        kind=Evidence.Source.EMPLOYER,
        source=word.public_id,
        title=words,
        by=by,
        employer=held.organisation,
    )
    emails.level_said(word, held)
    return word


@transaction.atomic
def take_back(word: LevelWord, reason: str, *, by: User) -> None:
    """With a reason that the student reads; the evidence is withdrawn with it."""
    locked = LevelWord.objects.select_for_update().get(pk=word.pk)
    refuse(_("This was taken back already.") if locked.withdrawn_at else "")
    with done_by(by):
        _take_back(locked, reason, by)


def _take_back(word: LevelWord, reason: str, by: User) -> None:
    word.withdrawn_at, word.reason = timezone.now(), reason
    word.save(update_fields=["withdrawn_at", "reason"])
    evidence.withdraw(Evidence.Source.EMPLOYER, word.public_id, reason=reason, by=by)
