"""What the talent pool holds about a person, and how it forgets them (ERASURE in docs/rules.md).

Openings and looks stay under the pseudonym; what was written goes, the CV and every export with it.
"""

from django.db.models import Q

from records import files
from records.holding import GONE

from ..models import ContactRequest, LevelWord, Opening, ProfileView, TalentExport, TalentProfile
from .actions import close_all, end_of


def export(user) -> dict:
    """The profile, to whom it was open, who looked; what the person did for an employer."""
    profile = TalentProfile.objects.filter(person=user).select_related("cv").first()
    openings = Opening.objects.filter(profile__person=user).order_by("opened_at")
    asked = ContactRequest.objects.filter(opening__profile__person=user).order_by("sent_at")
    words = LevelWord.objects.filter(opening__profile__person=user).order_by("at")
    return {
        "profile": _profile(profile) if profile else None,
        "openings": list(openings.values("organisation__name", "opened_at", "closed_at", "ended_by")),
        "looks": list(
            ProfileView.objects.filter(opening__profile__person=user)
            .order_by("at")
            .values("opening__organisation__name", "kind", "by__full_name", "at")
        ),
        "requests": list(
            asked.values("opening__organisation__name", "message", "state", "sent_at", "answer", "answered_at")
        ),
        "levels": list(words.values("opening__organisation__name", "competency__code", "level", "words", "at")),
        "done_for_an_employer": _done(user),
    }


def _profile(profile: TalentProfile) -> dict:
    return {
        "looking_for": profile.looking_for,
        "kinds": profile.kinds,
        "available_from": profile.available_from,
        "regions": profile.regions,
        "cv": profile.cv.name if profile.cv else "",
        "competencies": list(profile.competencies.values_list("code", flat=True)),
        "certificates": profile.certificates,
        "changed_at": profile.changed_at,
    }


def _done(user) -> dict:
    """Without the names of those whose profiles the person read: they are theirs."""
    return {
        "looks": list(user.profile_views.order_by("at").values("opening__organisation__name", "kind", "at")),
        "requests": list(user.contacts_asked.order_by("sent_at").values("message", "sent_at")),
        "levels": list(user.level_words.order_by("at").values("competency__code", "level", "words", "at")),
    }


def erase(user, certificates: str = "keep") -> None:
    ContactRequest.objects.filter(by=user).update(message=GONE, by=None)
    LevelWord.objects.filter(Q(by=user) | Q(opening__profile__person=user)).update(words=GONE, reason="")
    TalentExport.objects.filter(by=user).update(wanted={}, by=None)
    ProfileView.objects.filter(by=user).update(by=None)
    profile = TalentProfile.objects.filter(person=user).select_related("cv").first()
    if profile:
        end_of(profile)
        _forget(profile)


def _forget(profile: TalentProfile) -> None:
    employers = profile.openings.values("organisation")
    TalentExport.objects.filter(organisation__in=employers, wanted__has_key="q").update(wanted={})
    ContactRequest.objects.filter(opening__profile=profile).update(message=GONE, answer="")
    profile.competencies.clear()
    stored = profile.cv
    profile.looking_for, profile.kinds, profile.regions, profile.certificates = GONE, [], [], []
    profile.available_from = profile.cv = None
    profile.save()
    if stored:
        files.discard(stored)


def follow(kept, gone, by) -> int:
    """Another account of the same person. A profile follows where there is no other; else what it opened is closed:
    employers were shown that profile, not this one."""
    moved = ContactRequest.objects.filter(by=gone).update(by=kept) + ProfileView.objects.filter(by=gone).update(by=kept)
    profile = TalentProfile.objects.filter(person=gone).first()
    if profile is None:
        return moved
    if TalentProfile.objects.filter(person=kept).exists():
        close_all(profile, by=by)
        return moved
    profile.person = kept
    profile.save(update_fields=["person"])
    return moved + 1
