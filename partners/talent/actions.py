"""What students and employers do in the talent pool (TALENT POOL in docs/rules.md).

Whoever opens, closes, reads or takes locks the opening's row: what was closed first is read by nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.texts import accept_text
from accounts.models import Organisation, Text, User
from courses.models import Competency, Evidence
from records import files
from records.errors import Refused, refuse
from records.history import done_by
from records.models import StoredFile
from records.proofs import proofs_of
from records.stale import Stale

from ..models import ContactRequest, Opening, TalentProfile
from . import allowed, emails, exporting


@dataclass(frozen=True)
class Said:
    """What a student writes and chooses to show."""

    looking_for: str
    kinds: list[str]
    available_from: date | None
    regions: list[str]
    competencies: Iterable[Competency]
    certificates: list[str]


def write_profile(
    user: User, said: Said, *, cv: files.CheckedFile | None = None, drop_cv: bool = False, seen: str = ""
) -> TalentProfile:
    """Keep the one profile of a person. Raises Stale where another window wrote meanwhile."""
    stored = files.keep(cv, user) if cv else None
    return _write(user, said, stored, drop_cv, seen)


def _write(user: User, said: Said, cv: StoredFile | None, drop_cv: bool, seen: str) -> TalentProfile:
    with transaction.atomic(), done_by(user):
        refuse(allowed.why_no_profile(user))
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        profile = TalentProfile.objects.filter(person=user).select_related("cv").first()
        if profile and seen != profile.seen:
            raise Stale(profile)
        profile = profile or TalentProfile(person=user)
        former = profile.cv if (cv or drop_cv) else None
        if former:
            profile.cv = None
        if cv:
            files.confirm(cv)
            profile.cv = cv
        profile.looking_for, profile.kinds = said.looking_for, said.kinds
        profile.available_from, profile.regions = said.available_from, said.regions
        mine = {proof.key for proof in proofs_of([user.pk]).get(user.pk, [])}
        profile.certificates = [key for key in said.certificates if key in mine]
        profile.changed_at = timezone.now()
        profile.save()
        shown = Evidence.objects.current().filter(person=user, competency__in=said.competencies)
        profile.competencies.set(shown.order_by().values_list("competency", flat=True).distinct())
        if former:
            files.discard(former)
    return profile


@transaction.atomic
def open_to(profile: TalentProfile, organisation: Organisation, *, by: User, text: Text | None) -> Opening:
    """Let one employer see it. `text` is the consent that the page showed, given with this click."""
    locked = TalentProfile.objects.select_for_update(no_key=True).get(pk=profile.pk)
    refuse(allowed.why_cannot_open(locked, organisation, by))
    if text != allowed.consent_text(organisation.keeper):
        raise Refused(_("The text about sharing a profile was changed a moment ago. Read the new one."))
    with done_by(by):
        _end(locked.openings.filter(organisation=organisation, closed_at=None), Opening.Ended.CONSENT)  # lapsed
        if text:
            accept_text(by, text)
        return Opening.objects.create(profile=locked, organisation=organisation, text=text)


@transaction.atomic
def close(opening: Opening, *, by: User) -> None:
    """End what one employer sees, at once; twice changes nothing."""
    with done_by(by):
        _end(Opening.objects.filter(pk=opening.pk), Opening.Ended.CLOSED)


@transaction.atomic
def close_all(profile: TalentProfile, *, by: User) -> int:
    with done_by(by):
        return _end(profile.openings.all(), Opening.Ended.CLOSED)


def _end(openings, ended_by: str) -> int:
    """Under the lock of each row; requests end with it, files that hold the person are forgotten."""
    keys = list(
        openings.filter(closed_at=None).order_by("pk").select_for_update(no_key=True, of=("self",)).values_list("pk")
    )
    ended = [key for (key,) in keys]
    now = timezone.now()
    Opening.objects.filter(pk__in=ended).update(closed_at=now, ended_by=ended_by)
    waiting = ContactRequest.objects.filter(opening__in=ended, state=ContactRequest.State.OPEN)
    waiting.update(state=ContactRequest.State.CLOSED, answered_at=now)
    exporting.forget(ended)
    return len(ended)


@transaction.atomic
def end_of(profile: TalentProfile) -> int:
    """Everything about a profile ends with the account."""
    return _end(profile.openings.all(), Opening.Ended.ERASED)


@transaction.atomic
def end_with_employer(opening: Opening) -> int:
    return _end(Opening.objects.filter(pk=opening.pk), Opening.Ended.EMPLOYER)


def end_lapsed() -> int:
    """Close what nobody sees any more: consents taken back, employers that left the pool. The student is told."""
    standing = Opening.objects.standing().values("pk")
    lapsed = Opening.objects.filter(closed_at=None).exclude(pk__in=standing)
    ended = 0
    for opening in lapsed.select_related("profile__person", "organisation", "text"):
        with transaction.atomic():
            ended += _end_one_lapsed(opening)
    return ended


def _end_one_lapsed(opening: Opening) -> int:
    person = opening.profile.person
    if not person.is_active:
        return _end(Opening.objects.filter(pk=opening.pk), Opening.Ended.ERASED)
    agrees = opening.text is None or person.acceptances.current().filter(text=opening.text).exists()
    ended = _end(Opening.objects.filter(pk=opening.pk), Opening.Ended.EMPLOYER if agrees else Opening.Ended.CONSENT)
    if ended and agrees:
        emails.employer_left(opening)
    return ended


@transaction.atomic
def ask_contact(opening: Opening, message: str, *, by: User) -> ContactRequest:
    """An employer's contact asks through the platform; the student is told by mail."""
    locked = standing_locked(opening.pk)
    if locked is None:
        raise Refused(_("This profile is not open to you any more."))
    refuse(allowed.why_cannot_ask(locked))
    with done_by(by):
        asked = ContactRequest.objects.create(opening=locked, by=by, message=message)
    emails.asked(asked)
    return asked


@transaction.atomic
def answer(request: ContactRequest, *, says_yes: bool, words: str, by: User) -> ContactRequest:
    """Yes gives the employer the address, no gives nothing; once."""
    Opening.objects.select_for_update(no_key=True).get(pk=request.opening_id)
    rows = ContactRequest.objects.select_for_update(of=("self",)).select_related("opening__organisation", "by")
    locked = rows.get(pk=request.pk)
    refuse(allowed.why_cannot_answer(locked))
    locked.state = ContactRequest.State.YES if says_yes else ContactRequest.State.NO
    locked.answer, locked.answered_at = words, timezone.now()
    with done_by(by):
        locked.save(update_fields=["state", "answer", "answered_at"])
    emails.answered(locked)
    return locked


def standing_locked(key: int) -> Opening | None:
    """The opening, held until the transaction ends, if its employer may see the profile now."""
    if not Opening.objects.select_for_update(no_key=True).filter(pk=key, closed_at=None).exists():
        return None
    rows = Opening.objects.standing().select_related("profile__person", "profile__cv", "organisation__keeper")
    return rows.filter(pk=key).first()
