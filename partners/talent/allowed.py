"""Why something in the talent pool cannot be done, in words; "" = it can (TALENT POOL in docs/rules.md)."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, Text, User
from cohorts.answers import values_of
from cohorts.models import Application, Question

from ..models import ContactRequest, Opening, TalentExport, TalentProfile, pool_employers

ASK_AGAIN = timedelta(days=30)  # after a no
MOST_ASKED_A_DAY = 25
MOST_EXPORTS = 3  # being made at once for one employer


def places_of(user: User):
    """The applications through which somebody belongs to an organiser's pool."""
    return Application.objects.enrolled().filter(person=user, cohort__cancelled_at=None)


def employers_for(user: User):
    """The employers of the pools of those organisers with whom the person has or had a place."""
    keepers = places_of(user).values("cohort__organisation")
    return pool_employers().filter(keeper__in=keepers).order_by("name", "pk")


def why_no_profile(user: User) -> str:
    if TalentProfile.objects.filter(person=user).exists() or places_of(user).exists():
        return ""
    return _("A profile is for people who have or had a place in a cohort. Once yours is confirmed you can write one.")


def consent_text(organiser: Organisation | None) -> Text | None:
    """The newest released text about sharing a profile, if the organiser has one."""
    texts = Text.objects.released().filter(organisation=organiser, key=Text.Key.PROFILE)
    return texts.prefetch_related("wordings").order_by("-version").first()


def why_cannot_open(profile: TalentProfile | None, organisation: Organisation, user: User) -> str:
    if profile is None:
        return _("Write your profile first; you see it as an employer would before you open it.")
    if not employers_for(user).filter(pk=organisation.pk).exists():
        return _("%(employer)s is not in the talent pool now.") % {"employer": organisation}
    if _is_minor(user):
        return _("Profiles are opened to employers from the age of 18 on.")
    if profile.openings.standing().filter(organisation=organisation).exists():
        return _("Your profile is open to %(employer)s already.") % {"employer": organisation}
    return ""


def _is_minor(user: User) -> bool:
    """What the newest application that was asked says."""
    rows = list(places_of(user).order_by("-pk"))
    told = values_of(rows, Question.Meaning.UNDER_18)
    said: Iterable = (told[row.pk].get(Question.Meaning.UNDER_18) for row in rows)
    return bool(next((one for one in said if one is not None), False))


def why_cannot_ask(opening: Opening) -> str:
    """Why the employer cannot ask this person for contact now."""
    rows = ContactRequest.objects.filter(
        opening__profile=opening.profile_id, opening__organisation=opening.organisation_id
    )
    last = rows.order_by("-sent_at").first()
    if last and last.state == ContactRequest.State.OPEN:
        return _("A request of yours waits for an answer.")
    if last and last.state == ContactRequest.State.YES and last.opening_id == opening.pk:
        return _("You have the address already: the answer was yes.")
    now = timezone.now()
    if last and last.state == ContactRequest.State.NO and last.answered_at and now - last.answered_at < ASK_AGAIN:
        return _("The answer was no. You can ask again %(days)d days after it.") % {"days": ASK_AGAIN.days}
    today = ContactRequest.objects.filter(
        opening__organisation=opening.organisation_id, sent_at__gt=now - timedelta(days=1)
    )
    if today.count() >= MOST_ASKED_A_DAY:
        return _("%(most)d people were asked within a day. Go on tomorrow.") % {"most": MOST_ASKED_A_DAY}
    return ""


def why_cannot_answer(request: ContactRequest) -> str:
    if request.state == ContactRequest.State.CLOSED:
        return _("You closed your profile for this employer, which ended the request.")
    if request.state != ContactRequest.State.OPEN:
        return _("You answered this already.")
    if not Opening.objects.standing().filter(pk=request.opening_id).exists():
        return _("Your profile is not open to this employer any more, which ended the request.")
    return ""


def why_cannot_export(organisation: Organisation) -> str:
    waiting = TalentExport.objects.filter(organisation=organisation, state=TalentExport.State.WAITING)
    if waiting.count() >= MOST_EXPORTS:
        return _("%(most)d exports are being made. Wait until one is ready.") % {"most": MOST_EXPORTS}
    return ""
