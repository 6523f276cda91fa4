"""What an organisation says of itself, and the organiser's word on it (PROFILES in docs/rules.md)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records import files
from records.errors import Refused, refuse
from records.models import StoredFile

from .. import emails
from ..models import Profile, Review


@dataclass(frozen=True)
class Said:
    """What the form says; without a new `logo` the present one stays, unless it is to go."""

    text: str = ""
    website: str = ""
    logo_text: str = ""
    logo: files.CheckedFile | None = None
    remove_logo: bool = False


def newest(organisation: Organisation) -> Profile | None:
    """The version that a contact goes on writing on: the one that waits, else the one decided last."""
    return organisation.profiles.select_related("logo").first()


def submit_profile(organisation: Organisation, said: Said, by: User, seen: str = "") -> Profile:
    """Send a version to the organiser. The accepted one stays public meanwhile; one that waits is replaced.

    `seen` is the state of the newest version that the form showed, "" for none; another one now is refused.
    """
    stored = files.keep(said.logo, by) if said.logo else None
    return _submit(organisation, said, stored, by, seen)


@transaction.atomic
def _submit(organisation: Organisation, said: Said, stored: StoredFile | None, by: User, seen: str) -> Profile:
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    last = newest(organisation)
    if (last.seen if last else "") != seen:
        raise Refused(_("A colleague sent another version while you were writing. Compare it with yours below."))
    logo = stored or (None if said.remove_logo or last is None else last.logo)
    if logo and not said.logo_text.strip():
        raise Refused(_("Say the logo in words, for those who can't see it."))
    waiting = last if last and last.state == Review.SUBMITTED else None
    former = waiting.logo if waiting else None
    profile = waiting or Profile(organisation=organisation)
    profile.text, profile.website, profile.logo = said.text, said.website, logo
    profile.logo_text = said.logo_text if logo else ""
    profile.submitted_by, profile.submitted_at = by, timezone.now()
    profile.save()
    if stored:
        files.confirm(stored)
    if former and former != logo and not Profile.objects.filter(logo=former).exists():
        files.discard(former)
    return profile


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
