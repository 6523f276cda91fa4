"""What an organisation says of itself, and the organiser's word on it (PROFILES in docs/rules.md)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records import files
from records.errors import Refused, refuse
from records.models import StoredFile

from .. import emails
from ..logos import taking
from ..models import Profile, Review


@dataclass(frozen=True)
class Said:
    """What the form says; without a new logo the present one stays, unless it is to go."""

    text: str = ""
    text_nl: str = ""
    text_fr: str = ""
    website: str = ""
    logo_text: str = ""
    logo: taking.CheckedLogo | files.CheckedFile | None = None
    logo_dark: taking.CheckedLogo | None = None
    remove_logo: bool = False
    remove_logo_dark: bool = False


def newest(organisation: Organisation) -> Profile | None:
    """The version that a contact goes on writing on: the draft or the one that waits, else the one decided last."""
    return organisation.profiles.select_related("logo__logo_facts", "logo_dark__logo_facts").first()


def submit_profile(organisation: Organisation, said: Said, by: User, seen: str = "", *, draft: bool = False) -> Profile:
    """Send a version to the organiser. The accepted one stays public meanwhile; one that waits is replaced.

    `seen` is the state of the newest version that the form showed, "" for none; another one now is refused. A `draft`
    is kept for the organisation's contacts alone, so that they look at it in its places first; one that waits already
    goes on waiting.
    """
    logo, dark = _keep(said.logo, by), _keep(said.logo_dark, by)
    return _submit(organisation, said, logo, dark, by, seen, draft)


def _keep(logo: taking.CheckedLogo | files.CheckedFile | None, by: User) -> StoredFile | None:
    if isinstance(logo, files.CheckedFile):
        return files.keep(logo, by)
    return taking.keep(logo, by) if logo else None


@transaction.atomic
def _submit(
    organisation: Organisation,
    said: Said,
    logo: StoredFile | None,
    dark: StoredFile | None,
    by: User,
    seen: str,
    draft: bool,
) -> Profile:
    last = _newest_for_change(organisation, seen)
    waiting = last if last and last.state in (Review.DRAFT, Review.SUBMITTED) else None
    former = {waiting.logo, waiting.logo_dark} if waiting else set()
    beside = draft and waiting is not None and waiting.state == Review.SUBMITTED
    profile = Profile(organisation=organisation) if beside or waiting is None else waiting
    profile.logo = logo or (None if said.remove_logo or last is None else last.logo)
    profile.logo_dark = dark or (None if said.remove_logo_dark or last is None else last.logo_dark)
    if (profile.logo or profile.logo_dark) and not said.logo_text.strip():
        raise Refused(_("Say the logo in words, for those who can't see it."))
    profile.text, profile.text_nl, profile.text_fr = said.text, said.text_nl, said.text_fr
    profile.website = said.website
    profile.logo_text = said.logo_text if profile.logo or profile.logo_dark else ""
    _put(profile, Review.DRAFT if draft else Review.SUBMITTED, by)
    for stored in (logo, dark):
        if stored:
            taking.confirm(stored)
    _forget(former - {profile.logo, profile.logo_dark})
    return profile


@transaction.atomic
def send_draft(organisation: Organisation, by: User, seen: str) -> Profile:
    """Send what was looked at, as it was looked at."""
    last = _newest_for_change(organisation, seen)
    if last is None or last.state != Review.DRAFT:
        raise Refused(_("There is no draft to send: it was sent already."))
    _put(last, Review.SUBMITTED, by)
    return last


def _newest_for_change(organisation: Organisation, seen: str) -> Profile | None:
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    last = newest(organisation)
    if (last.seen if last else "") != seen:
        raise Refused(_("A colleague sent another version while you were writing. Compare it with yours below."))
    return last


def _put(profile: Profile, state: str, by: User) -> None:
    """A version that is sent takes the place of the one that waits."""
    former: set[StoredFile | None] = set()
    if state == Review.SUBMITTED:
        for other in Profile.objects.waiting().filter(organisation=profile.organisation).exclude(pk=profile.pk):
            former |= {other.logo, other.logo_dark}
            other.delete()
    profile.state, profile.submitted_by, profile.submitted_at = state, by, timezone.now()
    profile.save()
    _forget(former)


def _forget(logos: set[StoredFile | None]) -> None:
    """Delete the files of logos that no version shows any more."""
    for stored in logos - {None}:
        if stored and not Profile.objects.filter(Q(logo=stored) | Q(logo_dark=stored)).exists():
            taking.discard(stored)


@transaction.atomic
def accept_profile(profile: Profile, by: User, seen: str = "") -> Profile:
    """`seen` is the version that the organiser read: a newer one is refused, so nothing unread becomes public."""
    profile = _lock(profile)
    refuse(profile.reason_not_to_decide(seen))
    _decide(profile, Review.ACCEPTED, by)
    emails.profile_accepted(profile)
    return profile


@transaction.atomic
def decline_profile(profile: Profile, by: User, reason: str, seen: str = "") -> Profile:
    profile = _lock(profile)
    refuse(profile.reason_not_to_decide(seen))
    if not reason.strip():
        raise Refused(_("Give a reason: the partner reads it."))
    _decide(profile, Review.DECLINED, by, reason.strip())
    emails.profile_declined(profile)
    return profile


def _lock(profile: Profile) -> Profile:
    Organisation.objects.select_for_update(no_key=True).get(pk=profile.organisation_id)
    return Profile.objects.select_related("organisation", "logo").get(pk=profile.pk)


def _decide(profile: Profile, state: str, by: User, reason: str = "") -> None:
    profile.state, profile.decided_by, profile.decided_at = state, by, timezone.now()
    profile.decision_reason = reason
    profile.save()
